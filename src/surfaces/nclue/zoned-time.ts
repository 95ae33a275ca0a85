/** Writes a moment as NCLUE does. */
export type ZonedTime = (moment: string) => string;

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
  return (moment) => format.format(new Date(moment)).replace(' ', 'T');
}
