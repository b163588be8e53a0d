/** A format descriptor has 17 places; the tenth is the background, an index into the palette. */
const slots = 17;
const backgroundSlot = 9;

/**
 * The index of the palette's strongest red, or null where it has none. By hue, saturation and lightness and not by
 * an exact value: the vendor has changed its tints before, its indexes never.
 */
export function reddest(palette: readonly string[]): number | null {
  let best: { index: number; distance: number } | null = null;
  for (const [index, color] of palette.entries()) {
    const distance = distanceFromRed(color);
    if (distance !== null && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { index, distance };
  }
  return best?.index ?? null;
}

export function backgroundOf(format: string | null | undefined): number | null {
  const slot = format?.split(',')[backgroundSlot];
  return slot ? Number(slot) : null;
}

/** The format with another background, or none; all else that people chose stays. */
export function withBackground(format: string | null | undefined, background: number | null): string {
  const given = format?.split(',') ?? [];
  return Array.from({ length: slots }, (_, slot) => {
    if (slot === backgroundSlot) return background === null ? '' : String(background);
    return given[slot] ?? '';
  }).join(',');
}

/** 0 for a pure red of middle lightness; null for what nobody would call red. */
function distanceFromRed(color: string): number | null {
  const match = color.match(/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i);
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const chroma = most - least;
  if (most !== red || chroma === 0) return null;
  const lightness = (most + least) / 2;
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1));
  const hue = Math.abs((green - blue) / chroma) * 60;
  if (hue > 15 || saturation < 0.5) return null;
  return hue / 15 + Math.abs(lightness - 0.5) * 4 + (1 - saturation);
}
