// A short mark of a text: two texts with the same mark are taken for the same. It guards against changes, not against forgers.

const mixed = (one: number, other: number): number =>
  Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);

/** Two 32-bit sums over all UTF-16 units, mixed, with the length. */
export const fingerprint = (text: string): string => {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 2_654_435_761);
    second = Math.imul(second ^ unit, 1_597_334_677);
  }
  return [mixed(first, second), mixed(second, first), text.length].map((part) => (part >>> 0).toString(36)).join('-');
};
