/**
 * Writes a moment as C's asctime does, in UTC (rest-surfaces 2.5).
 *
 * @example
 * asctime('2020-08-03T12:28:08.123Z'); // 'Mon Aug  3 12:28:08 2020'
 */
export function asctime(moment: string): string {
  // Mon, 03 Aug 2020 12:28:08 GMT
  const utc = new Date(moment).toUTCString();
  const day = utc.charAt(5) === '0' ? ` ${utc.charAt(6)}` : utc.slice(5, 7);
  return `${utc.slice(0, 3)} ${utc.slice(8, 11)} ${day} ${utc.slice(17, 25)} ${utc.slice(12, 16)}`;
}

/**
 * Writes a moment as builds of MLW from 2021 on do (rest-surfaces 2.5).
 *
 * @example
 * isoMicroseconds('2021-09-16T09:01:36.773Z'); // '2021-09-16T09:01:36.773000Z'
 */
export function isoMicroseconds(moment: string): string {
  return new Date(moment).toISOString().replace('Z', '000Z');
}
