/** People's pictures, drawn by code: a figure in colours that are made of the id alone, so always the same. */

export const picturePath = '/pictures/';

/** In pixels, as `profile.image_48` names them. https://docs.slack.dev/reference/objects/user-object#profile */
const sizes = [24, 32, 48, 72, 192, 512] as const;

/** The picture's entries of a profile. */
export function pictureUrls(url: string, userId: string): Record<string, string> {
  return Object.fromEntries(
    sizes.map((size) => [`image_${size}`, `${url}${picturePath}${userId}-${size}.svg`]),
  );
}

/** Hair, on a canvas of 48 with the head at (24, 20), radius 9. */
const hairs = [
  'M14 21a10 10 0 0 1 20 0c-4-1-8-3-10-6c-2 3-6 5-10 6z',
  'M13 33V20a11 11 0 0 1 22 0v13h-4V20c-5 0-10-2-12-5c0 3-1 5-2 5v13z',
  'M15 19a9 9 0 0 1 18 0c-6-3-12-3-18 0z',
  'M14 22c-3-2-2-7 1-8c1-4 6-5 9-4c4-2 9 1 9 5c3 1 3 6 1 8c0-4-2-6-4-7c-5 1-10 1-13-1c-2 1-3 4-3 7z',
] as const;

/**
 * An SVG of a person.
 *
 * @param size in pixels.
 */
export function picture(userId: string, size: number): string {
  const draw = hashOf(userId);
  const hue = draw % 360;
  const shirt = (hue + 120 + (draw % 90)) % 360;
  const skin = `hsl(${22 + (draw % 14)} ${38 + (draw % 20)}% ${42 + ((draw >>> 9) % 42)}%)`;
  const hair = `hsl(${(draw >>> 5) % 40} ${20 + ((draw >>> 7) % 40)}% ${14 + ((draw >>> 11) % 34)}%)`;
  const style = hairs[(draw >>> 13) % hairs.length] ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 48 48">
<rect width="48" height="48" fill="hsl(${hue} 45% 78%)"/>
<path d="M6 48a18 17 0 0 1 36 0z" fill="hsl(${shirt} 45% 42%)"/>
<path d="M20 26h8v7a4 4 0 0 1-8 0z" fill="${skin}"/>
<circle cx="24" cy="20" r="9" fill="${skin}"/>
<path d="${style}" fill="${hair}"/>
</svg>
`;
}

/** FNV-1a, 32 bits, mixed once more: ids that differ in one letter look apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
