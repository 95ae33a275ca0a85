const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})(?=T|$)/i;
const DAY = String.raw`(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})`;
const TIME = String.raw`(?<hour>\d{1,2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`;
const ZONE = String.raw`(?:Z|UTC|GMT|(?<sign>[+-])(?<zoneHour>\d{2}):?(?<zoneMinute>\d{2})?)`;
const DATE = new RegExp(`^${DAY}(?:(?:T|\\s+)${TIME}\\s*${ZONE}?)?$`, 'i');

/**
 * Reads a date the way clients write them (task-core 7.2): `2026-11-22`, `2026-11-22T06:20:36.785000+00:00`, `2026-11-22 06:20:36`,
 * `20261122T062036Z`. No zone means UTC; digits beyond milliseconds are cut. Undefined when it is no date.
 */
export function parseDate(text: string): Date | undefined {
  const parts = DATE.exec(text.trim().replace(COMPACT_DAY, '$1-$2-$3'))?.groups;
  if (!parts) return undefined;
  const part = (name: string): number => Number(parts[name] ?? 0);
  const milliseconds = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const inRange = part('hour') < 24 && part('minute') < 60 && part('second') < 60 && part('zoneHour') < 24 && part('year') >= 100;
  const local = new Date(
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'), milliseconds),
  );
  // Date.UTC turns the 30th of February into a day in March.
  if (!inRange || local.getUTCMonth() !== part('month') - 1 || local.getUTCDate() !== part('day')) return undefined;
  const offset = (part('zoneHour') * 60 + part('zoneMinute')) * (parts.sign === '-' ? -1 : 1);
  return new Date(local.getTime() - offset * 60_000);
}

/** A date as answers hold it: `2026-11-22T06:20:36.785000+00:00`; the fraction is left out when it is zero (task-core 5.1). */
export function formatDate(date: Date): string {
  const iso = date.toISOString();
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}+00:00` : `${iso.slice(0, -1)}000+00:00`;
}
