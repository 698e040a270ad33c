// Whole numbers from short text: base-64 digits of five bits each. maps/vlq.py is the other side.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS = 5;
const MORE = 1 << BITS;
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

interface Writable {
  [index: number]: number;
  readonly length: number;
}

/** Fill `target` with the numbers in `text`; throws where they are more, fewer or larger than it holds. */
export function decodeNumbers<T extends Writable>(text: string, target: T): T {
  let position = 0;
  for (let index = 0; index < target.length; index++) {
    let number = 0;
    let weight = 1;
    let digit = MORE;
    while (digit & MORE) {
      if (position >= text.length) throw new RangeError("A column holds fewer numbers than it should.");
      digit = VALUES[text.charCodeAt(position++)] ?? 0;
      number += (digit & (MORE - 1)) * weight;
      weight *= MORE;
    }
    target[index] = number;
    if (target[index] !== number) throw new RangeError("A number is too large for its column.");
  }
  if (position !== text.length) throw new RangeError("A column holds more numbers than it should.");
  return target;
}

/** The same for numbers of either sign, each written as its step from the one before it. */
export function decodeSteps<T extends Writable>(text: string, target: T): T {
  const steps = decodeNumbers(text, new Float64Array(target.length));
  let value = 0;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] ?? 0;
    value += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    target[index] = value;
  }
  return target;
}

/** How many numbers a text holds. */
export function countNumbers(text: string): number {
  let count = 0;
  for (let position = 0; position < text.length; position++) {
    if (((VALUES[text.charCodeAt(position)] ?? 0) & MORE) === 0) count++;
  }
  return count;
}
