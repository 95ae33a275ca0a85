const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Whether a key is a version: `MAJOR.MINOR` without leading zeros. */
export function isVersionName(key: string): boolean {
  return VERSION.test(key);
}

/** By number: "2.2" before "2.13". Both must be versions. */
export function compareVersionNames(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
