/*
 * Places in a queue as texts that sort in the order of the queue: digits to base 36 behind an imagined point, so that there is always
 * room between two of them, which a number would soon run out of. The first digits are a clock; what is put in between gets more. None
 * ends in 0: nothing would fit between `a` and `a0`.
 */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const MIDDLE = DIGITS.charAt(BASE / 2);
/** Enough for every safe integer. */
const CLOCK_DIGITS = 11;

/** The place of what came at a time. */
export function positionAt(microseconds: number): string {
  return microseconds.toString(BASE).padStart(CLOCK_DIGITS, '0') + MIDDLE;
}

/** A place ahead of `first`, and no longer than it has to be however often something is put to the front. */
export function positionBefore(first: string): string {
  return positionAt(clockOf(first) - 1);
}

/** A place behind `last`. */
export function positionAfter(last: string): string {
  return positionAt(clockOf(last) + 1);
}

/** A place between two others, of which `before` is the lesser. */
export function positionBetween(before: string, after: string): string {
  return between(before, after);
}

/** What was put in between may have fewer digits than a clock. */
function clockOf(position: string): number {
  return Number.parseInt(position.slice(0, CLOCK_DIGITS).padEnd(CLOCK_DIGITS, '0'), BASE);
}

/** @param after undefined: no end */
function between(before: string, after: string | undefined): string {
  const shared = after === undefined ? 0 : sharedDigits(before, after);
  if (after !== undefined && shared > 0) return after.slice(0, shared) + between(before.slice(shared), after.slice(shared));
  const low = digitOf(before, 0);
  const high = after === undefined ? BASE : digitOf(after, 0);
  if (high - low > 1) return DIGITS.charAt(Math.floor((low + high) / 2));
  if (after !== undefined && after.length > 1) return after.charAt(0);
  return DIGITS.charAt(low) + between(before.slice(1), undefined);
}

/** How many first digits two places have in common; digits that are not there are 0. */
function sharedDigits(before: string, after: string): number {
  let length = 0;
  while (length < after.length && digitOf(before, length) === digitOf(after, length)) length++;
  return length;
}

function digitOf(position: string, index: number): number {
  return index < position.length ? DIGITS.indexOf(position.charAt(index)) : 0;
}
