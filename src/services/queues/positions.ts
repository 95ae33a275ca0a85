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

/** Priority of what is put into a queue without any. */
const PLAIN_PRIORITY = 1;
const PRIORITY_DIGITS = 6;
const TOP_PRIORITY = BASE ** PRIORITY_DIGITS - 2;

/**
 * The place of what came at a time with a priority: higher ones first, then by time. What came without one has its place among those of
 * priority 1; all below 1 are last and alike (rest-surfaces 5.6).
 */
export function positionOf(priority: number, microseconds: number): string {
  const place = positionAt(microseconds);
  // Behind every clock until 2200, and still a safe integer for those who go on from there.
  if (priority < PLAIN_PRIORITY) return `2${place}`;
  if (priority === PLAIN_PRIORITY) return place;
  // Two zeros are ahead of every clock since 1973.
  const rank = BASE ** PRIORITY_DIGITS - 1 - Math.min(Math.floor(priority), TOP_PRIORITY);
  return `00${rank.toString(BASE).padStart(PRIORITY_DIGITS, '0')}${place}`;
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
