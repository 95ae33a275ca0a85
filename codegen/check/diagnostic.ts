import type { Location } from '../definition/ir.js';
import { codes, type DiagnosticName, type Severity } from './codes.js';

/** One thing wrong with a definition: where, what was expected and found, and how to mend it. */
export interface Diagnostic {
  /** `"TW201"` */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  readonly expected?: string;
  readonly found?: string;
  readonly mend: string;
}

/** Names of the `{...}` parameters in a template. */
type Parameter<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameter<Rest>
  : never;

type Details<Name extends DiagnosticName> = Readonly<Record<Parameter<(typeof codes)[Name]['message']>, string | number>> & {
  readonly expected?: string;
  readonly found?: string;
  /** Instead of what the table says, where a rule knows better. */
  readonly mend?: string;
};

/**
 * Makes a diagnostic from its row of the table.
 *
 * @example
 * diagnose('required-unknown', location, { name: 'task' }).message; // 'required property "task" is not declared'
 */
export function diagnose<Name extends DiagnosticName>(name: Name, location: Location, details: Details<Name>): Diagnostic {
  const { code, severity, message, mend } = codes[name];
  const { expected, found } = details;
  return {
    code,
    severity,
    message: fill(message, details),
    location,
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    mend: fill(details.mend ?? mend, details),
  };
}

function fill(template: string, values: object): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined;
    return value === undefined ? whole : String(value);
  });
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** By file, line and column, each said once: a fragment that many layers take over is wrong in one place. */
export function tidy(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((each) => [`${place(each)} ${each.code} ${each.message}`, each]));
  return [...seen.values()].sort(
    (a, b) =>
      compare(a.location.file, b.location.file) ||
      (a.location.line ?? 0) - (b.location.line ?? 0) ||
      (a.location.column ?? 0) - (b.location.column ?? 0) ||
      compare(a.code, b.code),
  );
}

/** `file:line:column`, as far as known. */
export function place({ location: { file, line, column } }: { readonly location: Location }): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
