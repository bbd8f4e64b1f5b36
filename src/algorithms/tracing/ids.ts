// Ids of traces and spans: 16 and 8 bytes in hex. A run makes its own from two random words, so that the same run has the
// same ids and nothing of them has to be kept.

export const TRACE_ID_DIGITS = 32;
export const SPAN_ID_DIGITS = 16;

const ALL_ZERO = /^0+$/;
const HEX = /^[0-9a-f]+$/i;

/** Whether it is an id of that many hex digits, in either case, and not all zeros. */
export const isId = (text: unknown, digits: number): text is string =>
  typeof text === 'string' && text.length === digits && HEX.test(text) && !ALL_ZERO.test(text);

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/** The finaliser of MurmurHash3, over three words. */
function mix(one: number, other: number, third: number): number {
  let word = Math.imul(one ^ Math.imul(other, 0x9e3779b1) ^ Math.imul(third, 0x85ebca77), 0x27d4eb2f);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

function digitsOf(one: number, other: number, number: number, words: number): string {
  let text = '';
  for (let index = 0; index < words; index += 1) text += hex(mix(one + index, other ^ (index << 8), number));
  // No id is all zeros.
  return ALL_ZERO.test(text) ? `${text.slice(1)}1` : text;
}

/** The `number`-th trace id that comes of two random words. */
export const traceIdFrom = (one: number, other: number, number: number): string =>
  digitsOf(one, other, number + 1000, 4);

/** The `number`-th span id that comes of them. */
export const spanIdFrom = (one: number, other: number, number: number): string => digitsOf(one, other, number, 2);
