import type { ErrorRow } from '../../definition/ir.js';
import type { Step } from '../cases/case.js';
import type { Answer } from '../run/client.js';

/** What answers must keep to. */
export type RuleName =
  | 'answers'
  | 'envelope'
  | 'version'
  | 'access'
  | 'error'
  | 'refuses'
  | 'names-field'
  | 'lets-through'
  | 'answer-shape'
  | 'repeatable'
  | 'finds'
  | 'transition';

/** Something that is not as the definition says. */
export interface Violation {
  readonly rule: RuleName;
  /** What it is about, the same for the same fault: a field, an error, a transition; `""` for the call as a whole. */
  readonly place: string;
  /** What was expected and what came. Nothing of the answer's data is in it. */
  readonly message: string;
}

/** What is known of an API before any call. */
export interface Contract {
  /** By `"code/subcode"`: the catalogue's rows and those of the framework. */
  readonly errors: ReadonlyMap<string, Pick<ErrorRow, 'code' | 'subcode' | 'name'>>;
  /** The server refuses fields that the layer does not declare. */
  readonly strict: boolean;
}

/** An answer whose envelope was read. */
export interface Result {
  readonly code: number;
  readonly subcode: number;
  readonly message: string;
  readonly errorData: Readonly<Record<string, unknown>>;
  readonly endpoint: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** A call that was answered. */
export interface Call {
  readonly step: Step;
  /** As it was sent: with ids. */
  readonly request: unknown;
  readonly answer: Answer;
  readonly result: Result;
  readonly contract: Contract;
}

/** How a result is called: `"400/12"`. */
export function resultName({ code, subcode }: Pick<Result, 'code' | 'subcode'>): string {
  return `${code}/${subcode}`;
}

/** Whether the framework refuses the request itself: a field is missing or of a wrong type. */
export function isValidationError(result: Result): boolean {
  return ['400/11', '400/12'].includes(resultName(result));
}
