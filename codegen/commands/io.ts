import type { Diagnostic } from '../check/diagnostic.js';
import { formatDiagnostics, formatDiagnosticsJson } from '../check/format.js';

/** Where a command writes; `process` is one. */
export interface Io {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export type Format = 'text' | 'json';

/** What a command ends with: 0 fine, 1 problems found, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Diagnostics go to stderr for people, or to stdout as JSON for machines. */
export function report(diagnostics: readonly Diagnostic[], format: Format, io: Io): void {
  if (format === 'json') io.stdout.write(formatDiagnosticsJson(diagnostics));
  else io.stderr.write(formatDiagnostics(diagnostics));
}

/** Says what was wrong with the call itself. */
export function usage(problem: string, io: Io): ExitCode {
  io.stderr.write(`${problem}\n`);
  return 2;
}
