import { gemoji } from 'gemoji';

/** The emoji that Slack and GitHub share names of. */
export interface Emoji {
  character: string;
  name: string;
  /** Other words that find it. */
  words: string;
}

export const emojis: readonly Emoji[] = gemoji.map(({ emoji, names, tags, description }) => ({
  character: emoji,
  name: names[0] ?? description,
  words: [...names, ...tags, description].join(' ').toLowerCase(),
}));

const byName = new Map(gemoji.flatMap(({ emoji, names }) => names.map((name) => [name, emoji] as const)));

/** Slack's names where they are others. */
const slacksNames: Record<string, string> = {
  thumbsup: '+1',
  thumbsdown: '-1',
  large_green_circle: 'green_circle',
  slightly_smiling_face: 'slightly_smiling_face',
  simple_smile: 'slightly_smiling_face',
  face_with_rolling_eyes: 'roll_eyes',
  party: 'tada',
};

/** Null: there is no such emoji. */
export function emojiNamed(name: string): string | null {
  return byName.get(name) ?? byName.get(slacksNames[name] ?? '') ?? null;
}

/** The best first: names that begin so, then names and words that hold it. */
export function findEmojis(query: string, most: number): Emoji[] {
  const wanted = query.trim().toLowerCase().replaceAll(':', '');
  if (wanted === '') return emojis.slice(0, most);
  const begins = emojis.filter((emoji) => emoji.name.startsWith(wanted));
  const holds = emojis.filter((emoji) => !emoji.name.startsWith(wanted) && emoji.words.includes(wanted));
  return [...begins, ...holds].slice(0, most);
}
