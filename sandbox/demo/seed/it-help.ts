import type { Sample } from './sample.ts';

export const itHelp: readonly Sample[] = [
  {
    subject: 'Laptop does not charge any more',
    fate: 'closed',
    dueIn: 1,
    answers: {
      Details: 'It says “plugged in, not charging” with two different cables. 34 % left.',
      Priority: 'High',
      Systems: ['Laptop'],
      'Device number': 'AC-1042',
    },
  },
  {
    subject: 'VPN drops every ten minutes from home',
    requester: 'frank',
    fate: 'closed',
    answers: {
      Details:
        'Since Thursday. The same provider as before, cable and not Wi-Fi. It comes back by itself after about 20 seconds, but every call breaks off:\n\n• 09:12\n• 09:23\n• 09:31\n\nThe log says "peer not responding" each time.',
      Priority: 'High',
      Systems: ['VPN', 'Chat, calls'],
    },
  },
  {
    subject: 'New starter on the 1st: account and laptop',
    fate: 'closed',
    dueIn: 3,
    assignee: 'bob',
    answers: {
      Details: 'Same rights as Judy, please. She sits on floor 2, south.',
      Priority: 'Medium',
      Systems: ['Mail', 'Laptop', 'Calendar'],
    },
  },
  {
    subject: 'Printer on floor 2 prints everything twice 🖨️',
    fate: 'closed_again',
    answers: { Priority: 'Low', Systems: ['Printer'] },
  },
  {
    subject: 'Calendar shows meetings an hour late',
    fate: 'closed',
    answers: {
      Details: 'Only those that people in New York sent.',
      Priority: 'Medium',
      Systems: ['Calendar'],
    },
  },
  {
    subject: 'Cannot open the shared mailbox press@',
    fate: 'closed',
    answers: { Priority: 'Medium', Systems: ['Mail'], 'Other subject expert': 'erin' },
  },
  {
    subject: 'Access to the payroll folder',
    fate: 'taken',
    dueIn: 2,
    assignee: 'alice',
    answers: {
      Details: 'For the audit, read only, until the end of the month. Approved by Erin.',
      Priority: 'Medium',
    },
  },
  {
    subject: 'メールの署名が文字化けする',
    requester: 'yuki',
    fate: 'closed',
    answers: {
      Details:
        'Japanese letters in my signature arrive as □□□ at customers who use Outlook. 添付の例をご覧ください。',
      Priority: 'Low',
      Systems: ['Mail'],
    },
  },
  {
    subject: 'Phone lost on the train 😱',
    requester: 'judy',
    fate: 'closed',
    dueIn: 0,
    answers: {
      Details: 'Please lock it at once! I was on the 7:42 to Leipzig.',
      Priority: 'Today, I cannot work',
      Systems: ['Phone', 'Mail'],
      'Device number': 'AC-2210',
    },
  },
  {
    subject: 'Two-factor codes are refused',
    fate: 'closed',
    answers: {
      Details: 'The clock of the phone is right, I looked.',
      Priority: 'Today, I cannot work',
      Systems: ['VPN'],
    },
  },
  {
    subject: 'Second monitor flickers',
    fate: 'closed',
    answers: { Priority: 'Low', Systems: ['Laptop'], 'Device number': 'AC-0877' },
  },
  {
    subject: 'Install the new drawing program',
    fate: 'taken',
    dueIn: 3,
    answers: {
      Details: 'The one from https://example.com/draw?edition=team&seats=3 – three seats are paid.',
      Priority: 'Medium',
      Systems: ['Laptop'],
    },
  },
  {
    subject: 'Old laptops to give to the school',
    fate: 'left',
    answers: {
      Details: 'Five of them are in the cupboard behind reception. They have to be wiped first.',
      Priority: 'Low',
    },
  },
  {
    subject: 'Meeting room camera shows only the ceiling',
    fate: 'closed',
    answers: { Priority: 'Medium', Systems: ['Chat, calls'] },
  },
  {
    subject: 'Mails to customers end up as spam',
    fate: 'reopened',
    dueIn: 2,
    answers: {
      Details:
        'Three customers say so independently: <info@globex.example>, <orders@initech.example> & one by phone. SPF looks fine, DKIM I cannot tell.',
      Priority: 'High',
      Systems: ['Mail'],
    },
  },
  {
    subject: 'Keyboard with Ukrainian letters',
    requester: 'olena',
    fate: 'closed',
    answers: { Details: 'Дякую!', Priority: 'Low', Systems: ['Laptop'] },
  },
  {
    subject: 'Why is the Wi-Fi so slow in the workshop?',
    fate: 'taken',
    dueIn: 4,
    answers: {
      Details: 'Speed test: 0.8 Mbit/s down, 0.1 up, at three times of the day.',
      Priority: 'Medium',
    },
  },
  {
    subject: 'Remove the account of Heidi Hall',
    fate: 'closed',
    dueIn: 1,
    assignee: 'olena',
    answers: {
      Details: 'Her last day was Friday. Forward her mail to Frank for a month.',
      Priority: 'Medium',
      Systems: ['Mail', 'VPN'],
      'Other subject expert': 'frank',
    },
  },
  {
    subject: 'Backup of the design share failed',
    fate: 'closed',
    answers: { Details: 'Night of Tuesday: 412 of 9,318 files could not be read.', Priority: 'High' },
  },
  {
    subject: 'Licence of the PDF editor has run out',
    fate: 'taken',
    dueIn: 1,
    answers: { Priority: 'High', Systems: ['Laptop'] },
  },
  {
    subject: 'Headset: the left ear is dead',
    fate: 'closed',
    answers: { Priority: 'Low', Systems: ['Chat, calls'] },
  },
  {
    subject:
      'Please move the release calendar to a shared account so that it does not vanish with the next person who leaves us',
    fate: 'left',
    dueIn: 5,
    answers: { Details: 'It hangs on my own account today.', Priority: 'Low', Systems: ['Calendar'] },
  },
  {
    subject: 'Guest Wi-Fi for thirty visitors',
    fate: 'taken',
    dueIn: 2,
    assignee: 'bob',
    answers: { Details: 'Open day, 9 to 17 o’clock. One password for all is fine.', Priority: 'Medium' },
  },
  {
    subject: 'Laptop is very hot and very loud',
    fate: 'left',
    answers: {
      Details: 'One can hear it in calls.',
      Priority: 'Medium',
      Systems: ['Laptop'],
      'Device number': 'AC-1177',
    },
  },
  {
    subject: 'Cannot print from the phone',
    fate: 'taken',
    answers: { Priority: 'Low', Systems: ['Phone', 'Printer'] },
  },
  {
    subject: 'Password manager for the whole team',
    fate: 'left',
    dueIn: 8,
    answers: {
      Details: 'We keep eleven passwords in a spreadsheet. I do not sleep well.',
      Priority: 'High',
      'Other subject expert': 'thiru',
    },
  },
];
