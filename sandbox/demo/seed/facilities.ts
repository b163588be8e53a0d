import type { Sample } from './sample.ts';

export const facilities: readonly Sample[] = [
  {
    subject: 'Coffee machine says E4',
    fate: 'closed',
    dueIn: 0,
    answers: { Details: 'Descaled yesterday. Now it only says E4 and hums. ☕😢', Place: 'Kitchen' },
  },
  {
    subject: 'Room for forty people on the 24th',
    fate: 'closed',
    answers: {
      Place: 'Floor 2, north',
      Needed: ['Projector', 'Chairs', 'Catering'],
      'Contact on site': 'judy',
      'Tell this channel': 'general',
    },
  },
  {
    subject: 'Light flickers over the desks at the window',
    fate: 'closed',
    answers: { Place: 'Floor 2, south' },
  },
  {
    subject: 'Key for the workshop',
    fate: 'closed',
    assignee: 'frank',
    answers: { Place: 'Workshop', Needed: ['Keys'] },
  },
  {
    subject: 'Window does not close',
    fate: 'closed_again',
    dueIn: 1,
    answers: { Details: 'It rains in.', Place: 'Floor 2, north', 'Contact on site': 'thiru' },
  },
  {
    subject: 'Badge for a visitor from Globex',
    requester: 'alice',
    fate: 'closed',
    dueIn: 1,
    answers: {
      Details: 'Dave Davis, two days.',
      Place: 'Reception',
      'Contact on site': 'alice',
      'Tell this channel': 'design',
    },
  },
  {
    subject: 'More bicycle stands',
    fate: 'left',
    answers: {
      Details:
        'There are 14 bicycles and 8 stands. On Wednesdays it is worse:\n\n> the ones at the fence were taken away by the city\n\nCould we have the two parking spaces nearest to the door?',
      Place: 'Parking',
    },
  },
  { subject: 'Fridge smells', fate: 'closed', answers: { Place: 'Kitchen' } },
  {
    subject: 'Desk that can be raised',
    fate: 'taken',
    dueIn: 4,
    answers: {
      Details: 'My doctor says so; the letter is with Erin.',
      Place: 'Floor 2, south',
      'Other subject expert': 'erin',
    },
  },
  { subject: 'Whiteboard pens are all dry', fate: 'closed', answers: { Needed: ['Whiteboard'] } },
  {
    subject: 'Fire drill: who counts?',
    fate: 'closed',
    assignee: 'layla',
    answers: { 'Tell this channel': 'office' },
  },
  {
    subject: 'Heating in the workshop is off',
    fate: 'taken',
    dueIn: 1,
    answers: { Details: '14 °C this morning.', Place: 'Workshop', 'Contact on site': 'bob' },
  },
  {
    subject: 'Plants need somebody during the holidays',
    fate: 'left',
    dueIn: 9,
    answers: { Place: 'Reception' },
  },
  {
    subject: 'Parcel for the open day is at the wrong address',
    fate: 'taken',
    dueIn: 1,
    answers: {
      Details: 'Tracking: https://example.com/parcel/00340434161094042557',
      Place: 'Reception',
      'Contact on site': 'layla',
    },
  },
  { subject: 'Broken chair', fate: 'left', answers: { Needed: ['Chairs'] } },
  {
    subject: 'Catering for the open day',
    fate: 'left',
    dueIn: 2,
    answers: {
      Details: 'About 80 people, a third of them vegetarian.',
      Needed: ['Catering'],
      'Tell this channel': 'general',
    },
  },
];
