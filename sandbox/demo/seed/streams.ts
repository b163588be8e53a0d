import type { StreamDefinition } from '../intake.ts';

/** The three Streams of Acme, with fields of all types between them. */
export const streams = {
  it: {
    name: 'IT help',
    description: 'Hardware, software, access: tell us what you need.',
    channel: 'it',
    creator: 'alice',
    team: ['alice', 'bob', 'olena', 'thiru'],
    fields: [
      { Name: 'Priority', Type: 'Select', Options: 'Low, Medium, High, "Today, I cannot work"' },
      {
        Name: 'Systems',
        Type: 'Multi select',
        Options: 'Mail, VPN, Laptop, Phone, Printer, Calendar, "Chat, calls"',
      },
      { Name: 'Device number', Type: 'Plain text', Hint: 'On the sticker below, such as AC-1042.' },
    ],
    components: [
      { tool: 'Asana', label: 'Project', name: 'IT help' },
      { tool: 'Smartsheet', label: 'Sheet', name: 'IT help desk' },
    ],
  },
  creative: {
    name: 'Creative briefs',
    description:
      'Pictures, films and words for campaigns. A brief that says who it is for and what they should do gets its first draft within two days.',
    channel: 'design',
    creator: 'erin',
    team: ['erin', 'judy', 'yuki'],
    fields: [
      {
        Name: 'Format',
        Type: 'Select',
        Options: 'Banner, Film, Landing page, Newsletter, "Poster, A2", Slides, Social post',
      },
      { Name: 'Key message', Type: 'Plain text', 'Multi-line': 'Plain text may have more than one line' },
      { Name: 'Goes live', Type: 'Date' },
      { Name: 'Reviewers', Type: 'Multiple users' },
      { Name: 'Announce in', Type: 'Multiple channels' },
    ],
    components: [{ tool: 'Asana', label: 'Project', name: 'Spring launch' }],
  },
  office: {
    name: 'Facilities',
    description: 'Rooms, desks, doors, plants: everything that you can touch.',
    channel: 'office',
    creator: 'frank',
    team: ['frank', 'layla'],
    fields: [
      {
        Name: 'Place',
        Type: 'Select',
        Options: 'Reception, Kitchen, "Floor 2, north", "Floor 2, south", Workshop, Parking',
      },
      { Name: 'Needed', Type: 'Multi select', Options: 'Projector, Chairs, Whiteboard, Catering, Keys' },
      { Name: 'Contact on site', Type: 'User' },
      { Name: 'Tell this channel', Type: 'Channel' },
    ],
    components: [],
  },
} satisfies Record<string, StreamDefinition>;

export type StreamKey = keyof typeof streams;
