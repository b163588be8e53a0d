/** Streams to start from (S12). */
export const templateChoices = [
  { id: 'it-help', name: 'IT help', about: 'Something is broken, or missing' },
  { id: 'creative-brief', name: 'Creative brief', about: 'A design, a video, a text' },
  { id: 'purchase-approval', name: 'Purchase approval', about: 'What to buy, for how much, and why' },
  { id: 'bug-report', name: 'Bug report', about: 'What went wrong, and how to see it again' },
  { id: 'content-calendar', name: 'Content calendar', about: 'What is published where, and when' },
  { id: 'facilities', name: 'Facilities', about: 'Rooms, keys, furniture, repairs' },
] as const;
