/** What people say between Requests, in the order of saying it. */
export interface Remark {
  by: string;
  channel: string;
  text: string;
  /** The subject of a Request whose card it answers, soon after that has come; without, it stands by itself. */
  under?: string;
}

export const talk: readonly Remark[] = [
  {
    by: 'alice',
    channel: 'it',
    text: 'Good morning! From today on please type `/request it help` instead of writing to one of us :wave:',
  },
  { by: 'frank', channel: 'office', text: 'Keys, rooms, coffee machines: `/request facilities`.' },
  {
    by: 'bob',
    channel: 'it',
    text: 'Does it charge when it is switched off?',
    under: 'Laptop does not charge any more',
  },
  { by: 'erin', channel: 'design', text: 'Briefs without a key message go back to you from now on. Kindly.' },
  { by: 'judy', channel: 'general', text: 'The VPN works again for me since lunch, for you too?' },
  {
    by: 'olena',
    channel: 'it',
    text: 'It is locked. We have a spare one for you at reception.',
    under: 'Phone lost on the train 😱',
  },
  { by: 'dave', channel: 'design', text: 'Thanks for the badge, see you on Tuesday.' },
  { by: 'layla', channel: 'office', text: 'The new coffee machine comes on Friday. Until then: tea.' },
  {
    by: 'yuki',
    channel: 'design',
    text: 'First draft: https://example.com/drafts/schools-1 – all comments welcome, most of all on the phone version.',
    under: 'Landing page “Acme for schools”',
  },
  {
    by: 'thiru',
    channel: 'general',
    text: 'Open day in a week! Who can show visitors around in the morning?',
  },
  { by: 'alice', channel: 'board', text: 'The slides are in the folder.' },
  { by: 'bob', channel: 'it', text: 'I am off tomorrow, Olena has the phone.' },
  { by: 'frank', channel: 'general', text: 'Me, until eleven :raised_hand:' },
  {
    by: 'grace',
    channel: 'it',
    text: 'As a guest I cannot submit Requests, can somebody do it for me? My mouse is broken.',
  },
];
