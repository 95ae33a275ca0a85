/** A value of the same shape that tells nothing of its texts and numbers: for errors about what holds secrets. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member)]));
  }
  return value === null ? null : '***';
}

/**
 * The same value with what lies at the paths masked. Where a path leads through something that is no object, that is masked: somebody
 * may have sent the secret in place of what holds it.
 *
 * @param paths as `secrets` of a compiled body
 */
export function maskedAt(value: unknown, paths: readonly (readonly string[])[]): unknown {
  return paths.reduce<unknown>(maskedBelow, value);
}

function maskedBelow(value: unknown, [step, ...further]: readonly string[]): unknown {
  if (step === undefined) return masked(value);
  if (step === '*') return Array.isArray(value) ? value.map((item) => maskedBelow(item, further)) : masked(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return masked(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === step ? maskedBelow(member, further) : member]),
  );
}
