/**
 * A decimal number as text that sorts as the number does, by code points: the bits of the double, with the sign
 * turned so that negative ones come first.
 */
export function sortableNumber(number: number): string {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, number === 0 ? 0 : number);
  const value = bits.getBigUint64(0);
  const isNegative = value >> 63n === 1n;
  const turned = isNegative ? ~value & 0xffffffffffffffffn : value | (1n << 63n);
  return turned.toString(16).padStart(16, '0');
}
