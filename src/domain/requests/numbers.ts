/** More digits are not kept exactly by every tool that a number may go to. */
export const mostDigits = 15;
export const mostDecimals = 6;

/**
 * A number as people and inputs write it (`+007.50`) as the one text that stands for it (`7.5`); null for what is
 * no decimal number.
 */
export function canonicalNumber(text: string): string | null {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (sign === undefined || whole === undefined || whole + fraction === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  const size = decimals === '' ? digits : `${digits}.${decimals}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}

export function digitsOf(number: string): number {
  return number.replace(/^-?0*\.?0*/, '').replace('.', '').length;
}

export function decimalsOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}
