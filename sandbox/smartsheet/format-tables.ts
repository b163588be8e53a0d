/**
 * What `GET /serverinfo` says. The colours are the vendor's, by hue as its palette shows them (its OpenAPI file
 * has the same ones sorted by their letters); a position never changes its meaning within 2.0.
 */
export const serverInfo = {
  formats: {
    defaults: ',,,,,,,,,,,,,,,,',
    bold: ['none', 'on'],
    color: [
      'none',
      '#000000',
      '#FFFFFF',
      'transparent',
      '#FFEBEE',
      '#FFF3DF',
      '#FFFEE6',
      '#E7F5E9',
      '#E2F2FE',
      '#F4E4F5',
      '#F2E8DE',
      '#FFCCD2',
      '#FFE1AF',
      '#FEFF85',
      '#C6E7C8',
      '#B9DDFC',
      '#EBC7EF',
      '#EEDCCA',
      '#E5E5E5',
      '#F87E7D',
      '#FFCD7A',
      '#FEFF00',
      '#7ED085',
      '#5FB3F9',
      '#D190DA',
      '#D0AF8F',
      '#BDBDBD',
      '#EA352E',
      '#FF8D00',
      '#FFED00',
      '#40B14B',
      '#1061C3',
      '#9210AD',
      '#974C00',
      '#757575',
      '#991310',
      '#EA5000',
      '#EBC700',
      '#237F2E',
      '#0B347D',
      '#61058B',
      '#592C00',
    ],
    currency: [
      { code: 'none', symbol: 'none' },
      { code: 'USD', symbol: '$' },
      { code: 'EUR', symbol: '€' },
    ],
    dateFormat: ['LOCALE_BASED', 'MMMM_D_YYYY', 'YYYY_MM_DD_HYPHEN'],
    decimalCount: ['0', '1', '2', '3', '4', '5'],
    fontFamily: [{ name: 'Arial', traits: ['sans-serif'] }],
    fontSize: ['8', '9', '10', '12', '14'],
    horizontalAlign: ['default', 'left', 'center', 'right'],
    italic: ['none', 'on'],
    numberFormat: ['none', 'NUMBER', 'CURRENCY', 'PERCENT'],
    strikethrough: ['none', 'on'],
    textWrap: ['none', 'on'],
    thousandsSeparator: ['none', 'on'],
    underline: ['none', 'on'],
    verticalAlign: ['default', 'top', 'middle', 'bottom'],
  },
  supportedLocales: ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'ja_JP'],
};

const backgroundSlot = 9;

/** The background that a format descriptor gives, as `#RRGGBB`, or null. */
export function backgroundOf(format: string | null | undefined): string | null {
  const index = format?.split(',')[backgroundSlot];
  return index ? (serverInfo.formats.color[Number(index)] ?? null) : null;
}

/**
 * A format descriptor with another background and all else as it was.
 *
 * @param colour one of the table, or null for none
 * @returns null where nothing is left of the format; undefined for a colour that the table does not have
 */
export function withBackground(format: string | null, colour: string | null): string | null | undefined {
  const index = colour === null ? '' : serverInfo.formats.color.indexOf(colour);
  if (index === -1) return undefined;
  const slots = (format ?? serverInfo.formats.defaults).split(',');
  slots[backgroundSlot] = String(index);
  const descriptor = slots.join(',');
  return descriptor === serverInfo.formats.defaults ? null : descriptor;
}

/** A descriptor has 17 places, each empty or a number. */
export function isFormat(format: string): boolean {
  const slots = format.split(',');
  return slots.length === 17 && slots.every((slot) => /^\d*$/.test(slot));
}
