import type { CollectionDefinition, Document } from '../../store/index.js';

/** Starts that are under way. One document for each set of tasks that share a limit; its id is the system tag that marks them. */
export interface RunSlotsDocument extends Document {
  /** Goes up with every claim, so that of two that looked at the same state one may claim. */
  readonly version: number;
  readonly claims: readonly Claim[];
}

/** That a task is being started. */
export interface Claim {
  readonly token: string;
  /** Id. */
  readonly task: string;
  /** When a claim counts no more whose process died. */
  readonly expires: Date;
}

export const runSlotsCollection: CollectionDefinition = { name: 'run_slots', indexes: [], scalars: { version: 'number' } };
