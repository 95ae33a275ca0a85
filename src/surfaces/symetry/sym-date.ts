const FORM = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:;(\d{1,9}))?$/;
const NANOS_PER_MS = 1_000_000;
const BEHIND_MS = 5 * 60_000;
const AHEAD_MS = 60_000;

/**
 * The moment a `sym-date` header names, in milliseconds since 1970 with fractions; undefined when it is none.
 * `yyyy-MM-dd HH:mm:ss;nanoseconds` in UTC; the nanoseconds are a number that is not padded, and older clients leave them out
 * (rest-surfaces 3.4).
 *
 * @example
 * readSymDate('1970-01-01 00:00:01;500000000'); // 1500
 */
export function readSymDate(text: string): number | undefined {
  const [, ...fields] = FORM.exec(text) ?? [];
  if (fields.length === 0) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, nanos = 0] = fields.map((digits) => Number(digits ?? 0));
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  moment.setUTCHours(hour, minute, second);
  // A day or an hour that does not exist would run over into the next one.
  if (moment.toISOString().slice(0, 19) !== text.slice(0, 19).replace(' ', 'T')) return undefined;
  return moment.getTime() + nanos / NANOS_PER_MS;
}

/** Whether a request of that moment is taken now: at most 5 minutes behind the server and 1 minute ahead of it (rest-surfaces 3.4). */
export function inSymWindow(moment: number, now: number): boolean {
  return moment >= now - BEHIND_MS && moment <= now + AHEAD_MS;
}
