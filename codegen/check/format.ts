import { type Diagnostic, place } from './diagnostic.js';

/** For people: one block a diagnostic, then a closing count. Empty text when there is nothing to say. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  return `${diagnostics.map(block).join('\n\n')}\n\n${count(diagnostics)}\n`;
}

/** For machines: `{diagnostics: [...], errors, warnings}` as indented JSON. */
export function formatDiagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return `${JSON.stringify({ diagnostics, errors, warnings: diagnostics.length - errors }, null, 2)}\n`;
}

function block(diagnostic: Diagnostic): string {
  const { severity, code, message, expected, found, mend } = diagnostic;
  const lines = [`${place(diagnostic)} - ${severity} ${code}: ${message}`];
  if (expected !== undefined) lines.push(`  expected: ${expected}`);
  if (found !== undefined) lines.push(`  found: ${found}`);
  lines.push(`  mend: ${mend}`);
  return lines.join('\n');
}

function count(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
}

/** `1 error`, `2 errors` */
export function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
