/** How the picture of somebody looks, made of their name alone, so that it is always the same. */
export interface AvatarFace {
  initials: string;
  /** CSS colours, dark enough for white letters. */
  from: string;
  to: string;
}

export function avatarFace(id: string, name: string): AvatarFace {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => firstLetter(word ?? ''))
    .join('')
    .toUpperCase();
  const hue = hueOf(id);
  return { initials, from: `oklch(0.5 0.1 ${hue})`, to: `oklch(0.41 0.1 ${(hue + 45) % 360})` };
}

const letters = new Intl.Segmenter();

const firstLetter = (word: string): string => letters.segment(word).containing(0)?.segment ?? '';

/** FNV-1a, in degrees. */
function hueOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash % 360;
}
