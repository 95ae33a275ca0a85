import type { Target } from '../run/client.js';
import type { ContractReport } from './report.js';
import { scriptOf } from './script.js';

/** A report for programs. */
export function jsonReport(report: ContractReport, target: Target): string {
  const { failures, skipped, covered, unmade, unreached, leftBehind, ...counts } = report;
  const document = {
    ...counts,
    failures: failures.map(({ case: shown, ...failure }) => ({ ...failure, note: shown.note, curl: scriptOf(shown, target) })),
    skipped: Object.fromEntries(skipped),
    covered: Object.fromEntries(covered),
    unmade: Object.fromEntries(unmade),
    unreached: Object.fromEntries(unreached),
    leftBehind: Object.fromEntries(leftBehind),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
