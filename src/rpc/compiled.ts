/**
 * What the compiler hands to the framework: plain data and ahead-of-time validators.
 * `taskwright compile` writes a module whose `api` export is a `CompiledApi`.
 */

/** One Ajv error, as far as the framework reads it. */
export interface ValidationIssue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A standalone Ajv validator. Request validators fill in defaults in place. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationIssue[] | null;
}

/** What one version key of an action says. */
export interface CompiledLayer {
  /** `"2.14"` */
  readonly version: string;
  /**
   * Checks a request by this layer; a field that only a later layer declares is checked by that layer's schema (design 5).
   * For a batch action it checks one item.
   */
  readonly request: Validator;
  readonly response: Validator;
  /** Top-level request fields this layer declares: what `versions.strict` allows. */
  readonly fields: readonly string[];
  /** Where `null` members are dropped before validation; see `NullShape`. */
  readonly nulls: NullShape;
  /** Top-level request fields (this layer's or a later one's) that are list filters: a scalar is a one-item list. */
  readonly listFilters: readonly string[];
  /** Declared type of each scalar-typed top-level request field, for values that arrive as text in a query string. */
  readonly textTypes: Readonly<Record<string, TextType>>;
  /** `true`, or the date (ISO 8601) since when the layer is deprecated. */
  readonly deprecated?: boolean | string;
  /** Date (ISO 8601) on which the layer will be removed. */
  readonly sunset?: string;
}

/**
 * The declared shape of a request, as far as dropping `null` needs it (design 5). A declared member that is null is dropped unless
 * its schema takes null; members that no schema declares are left as they came.
 */
export interface NullShape {
  /** The schema takes null itself. */
  readonly nullable?: true;
  readonly properties?: Readonly<Record<string, NullShape>>;
  readonly items?: NullShape;
  /** Shape of the values of a map (`additionalProperties` with a schema). */
  readonly values?: NullShape;
}

/** How a text value of a query string is read. A list reads each item as its item type. */
export type TextType = 'string' | 'integer' | 'number' | 'boolean' | 'string[]' | 'integer[]' | 'number[]' | 'boolean[]';

/** One action with its layers, oldest first. */
export interface CompiledAction {
  /** `"tasks.get_all"` */
  readonly name: string;
  readonly service: string;
  readonly internal: boolean;
  /** False: the call runs without credentials too. */
  readonly authorize: boolean;
  /** Roles that may call it; `["*"]` is any authenticated role. */
  readonly allowRoles: readonly string[];
  /** True: references in answers come back as `{id, ...}` objects (`x-expand`). */
  readonly expand: boolean;
  /** True: the body is a list of items, sent as json-lines. */
  readonly batch: boolean;
  /** Names of the errors the definition declares for this action. */
  readonly errors: readonly string[];
  readonly layers: readonly CompiledLayer[];
}

/** One row of the error catalogue. */
export interface ErrorDefinition {
  /** HTTP status and `result_code`. */
  readonly code: number;
  /** `result_subcode`; 0 is the bare status. */
  readonly subcode: number;
  /** Stable name: `"invalid_task_id"`. */
  readonly name: string;
  /** Default message. */
  readonly message: string;
}

/** A whole compiled API: all services of one definitions folder. */
export interface CompiledApi {
  /** Newest version any layer names: what a call without a version gets. */
  readonly newest: string;
  /** Every version any layer names, oldest first. */
  readonly versions: readonly string[];
  readonly actions: readonly CompiledAction[];
  readonly errors: readonly ErrorDefinition[];
}
