import { countsOf, type Finding } from '../../check/compat/finding.js';
import type { Level } from '../../check/compat/rule.js';
import { plural } from '../../check/format.js';

/** What a comparison found, for people and machines. */
export interface DiffReport {
  /** What was compared, as the caller named it: `"2.12"`, `"old/schemas"`. */
  readonly from: string;
  readonly to: string;
  readonly findings: readonly Finding[];
  /** The least level that makes the comparison fail. */
  readonly failOn: Level;
}

/** `2.11 -> 2.12: 1 error, 0 warnings, 3 other changes` */
export function summary({ from, to, findings }: DiffReport): string {
  if (findings.length === 0) return `${from} -> ${to}: no changes`;
  return `${from} -> ${to}: ${countsText(findings)}`;
}

export function countsText(findings: readonly Finding[]): string {
  const { errors, warnings, infos } = countsOf(findings);
  return [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'other change')].join(', ');
}

/** `2.8 -> 2.12`, or the one version where the other side has none; empty for a route. */
export function versionsText({ versions: { was, is } }: Finding): string {
  return [was, is].filter((version) => version !== undefined).join(' -> ');
}

/** The same as an aside: `(2.8 -> 2.12)`. */
export function versionsAside(finding: Finding): string {
  const text = versionsText(finding);
  return text === '' ? '' : `(${text})`;
}
