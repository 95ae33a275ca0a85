const STEP = /^[\w%-]+$/;

/**
 * A dotted path for SQLite's JSON functions, as an SQL literal; it leads through objects only. Undefined when a step holds characters that
 * such a path gives a meaning of its own.
 */
export function jsonPathOf(path: string): string | undefined {
  const steps = path.split('.');
  return steps.every((step) => STEP.test(step)) ? `'$${steps.map((step) => `."${step}"`).join('')}'` : undefined;
}
