import type { Sample } from './sample.ts';

export const creativeBriefs: readonly Sample[] = [
  {
    subject: 'Banner for the spring sale',
    goesLiveIn: 5,
    fate: 'closed',
    dueIn: 3,
    answers: {
      Format: 'Banner',
      'Key message': 'Everything green is 20 % off.',
      Reviewers: ['erin', 'frank'],
      'Announce in': ['general'],
    },
  },
  {
    subject: 'Landing page “Acme for schools”',
    goesLiveIn: 8,
    fate: 'taken',
    dueIn: 4,
    assignee: 'yuki',
    answers: {
      Details:
        'Who it is for: heads of schools with 200 to 900 pupils, who have ten minutes between two lessons.\n\nWhat they should do: order the free box.\n\nWhat we know: they come from the newsletter of the teachers’ union (https://example.org/union/newsletter?issue=14), 60 % on a phone, most of them on a Sunday evening.\n\nWhat must not be in it: prices. They differ by state, and the last page with prices brought us forty calls a day.',
      Format: 'Landing page',
      'Key message': 'A box of things to build.\nFor a whole class.\nFree until May.',
      Reviewers: ['alice', 'judy', 'layla'],
      'Announce in': ['general', 'design'],
    },
  },
  {
    subject: 'Slides for the board meeting',
    fate: 'closed',
    dueIn: 2,
    answers: { Format: 'Slides', Details: 'Twelve pages, the figures come on Monday.', Reviewers: ['alice'] },
  },
  {
    subject: 'Poster for the canteen 🥕',
    fate: 'closed',
    answers: { Format: 'Poster, A2', 'Key message': 'Thursday is soup day' },
  },
  {
    subject: 'Newsletter April',
    goesLiveIn: 6,
    fate: 'closed',
    dueIn: 4,
    assignee: 'judy',
    answers: { Format: 'Newsletter', Reviewers: ['erin'], 'Announce in': ['general'] },
  },
  {
    subject: 'Film: how the box is made',
    goesLiveIn: 20,
    fate: 'taken',
    dueIn: 12,
    answers: {
      Details: 'Ninety seconds, no voice, subtitles in English, German and Japanese.',
      Format: 'Film',
      Reviewers: ['yuki', 'thiru'],
    },
  },
  {
    subject: 'Social posts for the trade fair',
    goesLiveIn: 4,
    fate: 'closed_again',
    dueIn: 3,
    answers: {
      Format: 'Social post',
      'Key message': 'Hall 4, stand B12. Bring a screwdriver.',
      'Announce in': ['general', 'random'],
    },
  },
  {
    subject: '春のキャンペーンのバナー',
    requester: 'yuki',
    fate: 'closed',
    answers: {
      Format: 'Banner',
      Details: 'Same as the European one, in Japanese. 縦書きでお願いします。',
      Reviewers: ['yuki'],
    },
  },
  {
    subject: 'Photo of the new team for the website',
    fate: 'left',
    answers: { Details: 'Nobody has a good picture of all of us.', 'Announce in': ['office'] },
  },
  {
    subject: 'Business cards for Olena and Thiru',
    requester: 'thiru',
    fate: 'closed',
    dueIn: 5,
    answers: { Details: 'The long name does not fit: two lines are fine.' },
  },
  {
    subject: 'Logo is blurred on the invoices',
    fate: 'closed',
    answers: { Format: 'Slides', 'Other subject expert': 'bob' },
  },
  {
    subject: 'Welcome mail for new customers',
    fate: 'reopened',
    dueIn: 3,
    answers: {
      Format: 'Newsletter',
      'Key message': 'You are in. Here is your first hour.',
      Reviewers: ['frank', 'judy'],
    },
  },
  {
    subject: 'Banner for the job advertisement',
    fate: 'taken',
    dueIn: 2,
    answers: { Format: 'Banner', 'Key message': 'Build with us' },
  },
  {
    subject: 'Slides: what we learned from 212 interviews',
    fate: 'taken',
    dueIn: 5,
    assignee: 'erin',
    answers: {
      Format: 'Slides',
      Details: 'Raw notes: https://example.com/notes/interviews-2026#summary',
      Reviewers: ['alice', 'thiru'],
    },
  },
  {
    subject: 'Arabic version of the price list',
    requester: 'layla',
    fate: 'left',
    dueIn: 6,
    answers: { Details: 'قائمة الأسعار بالعربية، من اليمين إلى اليسار.', Reviewers: ['layla'] },
  },
  {
    subject: 'Social post: we are 10 years old 🎂',
    fate: 'taken',
    dueIn: 3,
    answers: { Format: 'Social post', 'Announce in': ['general'] },
  },
  {
    subject: 'Poster for the open day',
    fate: 'left',
    dueIn: 2,
    answers: { Format: 'Poster, A2', 'Key message': 'Come in. Touch everything.' },
  },
  {
    subject: 'Landing page for the summer campaign (first ideas)',
    fate: 'left',
    dueIn: 15,
    answers: { Format: 'Landing page' },
  },
];
