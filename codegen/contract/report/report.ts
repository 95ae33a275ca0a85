import type { Failure } from '../run/findings.js';

/** Why a run ended. */
export type Ending = 'done' | 'time limit' | 'interrupted' | 'no answer';

/** What a run found. */
export interface ContractReport {
  readonly url: string;
  readonly seed: string;
  readonly ended: Ending;
  readonly seconds: number;
  /** Calls made, those for preparing and cleaning up among them. */
  readonly requests: number;
  readonly planned: number;
  readonly played: number;
  /** Cases that could not be played, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Cases played, by layer: `"tasks.get_all@2.14"`. */
  readonly covered: ReadonlyMap<string, number>;
  /** Kinds of objects that could not be made, and why. */
  readonly unmade: ReadonlyMap<string, string>;
  /** Statuses that no action led to, by status machine. */
  readonly unreached: ReadonlyMap<string, readonly string[]>;
  /** Objects that could not be taken away again, by kind. */
  readonly leftBehind: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}
