const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A core id, which is 32 hex digits, as NCLUE and Mimir show it (rest-surfaces 1.4). */
export function dashed(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The core id that a client means; undefined when it can be none. */
export function undashed(id: string): string | undefined {
  const lower = id.toLowerCase();
  return UUID.test(lower) ? lower.replaceAll('-', '') : undefined;
}
