/**
 * Writes a moment as C's asctime does, in UTC (rest-surfaces 2.5).
 *
 * @example
 * asctime('2020-08-03T12:28:08.123Z'); // 'Mon Aug  3 12:28:08 2020'
 */
export function asctime(moment: string): string {
  const [weekday = '', day = '', month, year, time] = new Date(moment).toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
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
