const HEX_DIGITS = 32;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A core id, which is 32 hex digits, as NCLUE and Mimir show it (rest-surfaces 1.4). */
export function dashed(id: string): string {
  if (id.length !== HEX_DIGITS) return id;
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
}

/** The core id that a client means; undefined when it can be none. */
export function undashed(id: string): string | undefined {
  const lower = id.toLowerCase();
  return UUID.test(lower) ? lower.replaceAll('-', '') : undefined;
}
