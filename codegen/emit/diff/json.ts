import { countsOf } from '../../check/compat/finding.js';
import type { DiffReport } from './report.js';

/** For machines: indented JSON of the form that `docs/reference/diff.schema.json` describes. */
export function jsonReport({ from, to, findings }: DiffReport): string {
  return `${JSON.stringify({ from, to, findings, ...countsOf(findings) }, null, 2)}\n`;
}
