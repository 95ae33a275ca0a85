import type { Location } from '../../definition/ir.js';
import type { Canonical } from '../../lock/contract.js';
import type { Direction, Level } from './rule.js';

/** One change between two versions that matters to callers. Plain data: as JSON it is one of `docs/reference/diff.schema.json`. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly level: Level;
  readonly direction: Direction;
  /** `"tasks.get_all"`; of a surface, `"nclue.get_task"` */
  readonly action: string;
  /** Versions of the layers that were compared; absent on the side that does not have the action. Routes have none. */
  readonly versions: { readonly was?: string; readonly is?: string };
  /** As the reference writes fields: `"request.filter.tags[]"`; empty for the action as a whole. */
  readonly path: string;
  readonly message: string;
  readonly was?: Canonical;
  readonly is?: Canonical;
  /** Where it is written now, or else where it was. */
  readonly location?: Location;
}

/** From the worst. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'info'];

/** Whether a level is at least as bad as another. */
export function reaches(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(least);
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function countsOf(findings: readonly Finding[]): Counts {
  const count = (wanted: Level) => findings.filter(({ level }) => level === wanted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** By action, the worst first, then by path and rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.action, b.action) ||
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      compare(a.path, b.path) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
