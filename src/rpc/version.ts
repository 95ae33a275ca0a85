/** A version as two numbers; compared by number, so 2.2 < 2.13 < 2.130 < 22. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

const VERSION = /^(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?$/;

/**
 * Reads `"2.13"` or `"22"` (minor 0); undefined for anything else, leading zeros included.
 *
 * @example
 * parseVersion('2.13'); // { major: 2, minor: 13 }
 */
export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2] ?? 0) } : undefined;
}

/** Negative when `a` is older than `b`, 0 when equal, positive when newer. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor;
}

/** `{ major: 2, minor: 13 }` as `"2.13"`. */
export function formatVersion(version: Version): string {
  return `${version.major}.${version.minor}`;
}
