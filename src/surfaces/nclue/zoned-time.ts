/** Writes a moment as NCLUE does. */
export type ZonedTime = (moment: string) => string;

/** Clocks are put forward and back at full quarters of an hour. */
const QUARTER_MS = 900_000;
/** Quarters whose offset is remembered: a page of tasks has a handful. */
const REMEMBERED = 1000;

/**
 * Writes moments to the second and without a zone, as a clock in that zone shows them (rest-surfaces 4.6, A-NCL-3).
 *
 * @param zone name as in the IANA database: `"Asia/Seoul"`
 * @throws RangeError when there is no such zone
 * @example
 * zonedTime('Asia/Seoul')('2024-11-11T02:01:30.123Z'); // '2024-11-11T11:01:30'
 */
export function zonedTime(zone: string): ZonedTime {
  // The Swedish way is ISO 8601 with a space.
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  // Asking a calendar takes longer than all the rest of showing a task.
  const offsets = new Map<number, number>();
  const offsetAt = (quarter: number): number => {
    const start = quarter * QUARTER_MS;
    const offset = Date.parse(`${format.format(start).replace(' ', 'T')}Z`) - start;
    if (offsets.size >= REMEMBERED) offsets.clear();
    offsets.set(quarter, offset);
    return offset;
  };
  return (moment) => {
    const at = Date.parse(moment);
    const quarter = Math.floor(at / QUARTER_MS);
    return new Date(at + (offsets.get(quarter) ?? offsetAt(quarter))).toISOString().slice(0, 19);
  };
}
