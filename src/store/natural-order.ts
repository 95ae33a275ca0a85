let collator: Intl.Collator | undefined;

/** Orders texts with the numbers inside them by value, and else as American English does: `a2` before `a10`. */
export function compareNaturally(a: string, b: string): number {
  // Made when first needed: loading the language's rules would be a twentieth of the time that a start takes.
  collator ??= new Intl.Collator('en-US', { numeric: true });
  return collator.compare(a, b);
}
