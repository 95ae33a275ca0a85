import type { Operation } from '../model/operation.js';

/** Who makes a call: the caller with the given key, somebody without one, or somebody with a wrong one. */
export type Who = 'caller' | 'nobody' | 'stranger';

/** One call to be made. */
export interface Step {
  /** What is to answer it; undefined where nothing should. */
  readonly operation: Operation | undefined;
  /** `"tasks.get_all"` */
  readonly action: string;
  /** As asked for. */
  readonly version: string;
  /** An object, or the list of a batch. `{{name}}` stands for the id that an earlier step gave under this name. */
  readonly request: unknown;
  readonly as: Who;
  /** Under which name the id that it answers is known to later steps. */
  readonly gives?: string;
}

/** How an object's status is read. */
export interface StatusReading {
  readonly step: Step;
  /** Where the answer's data has it: `["task", "status"]`. */
  readonly path: readonly string[];
}

/** What a call does to an object with a status: where its table lets it go, and where the action leads. */
export interface Move {
  readonly reading: StatusReading;
  /** Statuses that may follow, by status. */
  readonly next: ReadonlyMap<string, readonly string[]>;
  /** The statuses under which the table names the action. */
  readonly leadsTo: readonly string[];
  /** True for actions on lists of objects, which answer 200 and tell of each refusal inside. */
  readonly many: boolean;
}

/** A call, what has to be there first, and what is special about it. */
export interface Case {
  readonly setup: readonly Step[];
  readonly step: Step;
  /** `"name: a number"` */
  readonly note: string;
  /** Make the call twice: it is answered the same (`x-idempotent`). */
  readonly repeat?: boolean;
  /** What it is about was made before: it has to be found. */
  readonly exists?: boolean;
  readonly move?: Move;
}

/** A step at one of the versions by which its layer may be asked for. */
export function stepOf(operation: Operation, request: unknown, more: Partial<Pick<Step, 'as' | 'gives' | 'version'>> = {}): Step {
  const body = operation.batch && !Array.isArray(request) ? [request] : request;
  return {
    operation,
    action: operation.action.fullName,
    version: operation.asked,
    request: body,
    as: 'caller',
    ...more,
  };
}
