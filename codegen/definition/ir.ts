/**
 * The definition in memory (IR): what reading and checking produce, and every emitter consumes. Plain immutable data;
 * substitutions, includes and layering are resolved, `$ref`s are not.
 */

/** Where in the sources something was said. `line` and `column` are 1-based and absent where the parser cannot tell. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A JSON Schema node as written, `x-` keys included. `$ref` is always `#/definitions/<name>` of the same service. */
export interface SchemaNode {
  readonly [keyword: string]: unknown;
}

/** One version key of an action. Exactly one of `request` and `batch` is set. */
export interface LayerDefinition {
  /** `"2.14"` */
  readonly version: string;
  readonly description: string;
  readonly request?: SchemaNode;
  /** The body is a list of requests of another action of the same service. */
  readonly batch?: { readonly action: string; readonly version: string };
  readonly response: SchemaNode;
  /** `true`, or the ISO date since when. */
  readonly deprecated?: boolean | string;
  /** ISO date of removal. */
  readonly sunset?: string;
  readonly location: Location;
}

/** One operation of a service, layers oldest first. */
export interface ActionDefinition {
  /** `"get_all"` */
  readonly name: string;
  /** `"tasks.get_all"` */
  readonly fullName: string;
  readonly internal: boolean;
  readonly authorize: boolean;
  readonly allowRoles: readonly string[];
  /** `x-expand` */
  readonly expand: boolean;
  /** `x-idempotent`: a client that does not know whether its call arrived may send it again. */
  readonly idempotent: boolean;
  /** `x-login`: takes a key pair (Basic) and answers with a token (Bearer), the one secret text in its response. */
  readonly login: boolean;
  /** `x-stream`: the answer is a stream of events that goes on until one side ends it; the response is one event. */
  readonly stream: boolean;
  /** Names of catalogue errors this action may answer with. */
  readonly errors: readonly string[];
  readonly layers: readonly LayerDefinition[];
  readonly location: Location;
}

/** One file under `schemas/services/`. */
export interface ServiceDefinition {
  /** File stem: `"tasks"`. */
  readonly name: string;
  readonly description: string;
  /** `_definitions`, by name. */
  readonly definitions: Readonly<Record<string, SchemaNode>>;
  /** Sorted by name. */
  readonly actions: readonly ActionDefinition[];
  readonly location: Location;
}

/** One row of `errors.conf`. */
export interface ErrorRow {
  readonly code: number;
  readonly subcode: number;
  readonly name: string;
  readonly message: string;
  readonly location: Location;
}

/** `<name>-status.conf`: which status may follow which, and which actions lead there. */
export interface StatusMachine {
  /** File stem without `-status`: `"task"`. */
  readonly name: string;
  /** What holds for all its statuses. */
  readonly description?: string;
  readonly statuses: readonly StatusDefinition[];
}

export interface StatusDefinition {
  readonly name: string;
  readonly description: string;
  /** Statuses that may follow without force. */
  readonly next: readonly string[];
  /** Full names of the actions that lead to this status. */
  readonly reachedBy: readonly string[];
}

/** What a route takes as text: a piece of the path, a query parameter or a header. */
export interface ParameterDefinition {
  readonly name: string;
  readonly required: boolean;
  /** Of a scalar, or of a list of scalars. */
  readonly schema: SchemaNode;
}

/** A body that is sent or answered, with its examples by name. */
export interface BodyDefinition {
  readonly description: string;
  /** Media type: `"application/json"`. */
  readonly content: string;
  readonly schema: SchemaNode;
  readonly examples: Readonly<Record<string, unknown>>;
}

/** The body a route takes. */
export interface RequestBodyDefinition extends BodyDefinition {
  /** Media type of what travels when the content is encrypted or encoded in it. */
  readonly wire?: string;
  /** Names of fields match in any case; what is no field, and null, is left out. */
  readonly anyCase: boolean;
}

/** What a route answers with one status; without a body where it has none. */
export interface AnswerDefinition {
  readonly status: number;
  readonly description: string;
  readonly body?: BodyDefinition;
  /** The body is the error shape of the surface. */
  readonly isError: boolean;
}

/** One route of a surface. */
export interface RouteDefinition {
  /** `"get_task"` */
  readonly name: string;
  /** `"GET"`; `"ANY"` for every method. */
  readonly method: string;
  /** Below the base: `"/tasks/{task_id}"`; `"/files/{name...}"` where a parameter is all that follows. */
  readonly path: string;
  readonly description: string;
  /** False: answers without credentials too. */
  readonly authorize: boolean;
  /** Roles of the surface, any of which is enough; absent: every role. */
  readonly allowRoles?: readonly string[];
  /** In the order in which the path names them. */
  readonly pathParameters: readonly ParameterDefinition[];
  readonly queryParameters: readonly ParameterDefinition[];
  /** Names are in lower case. */
  readonly headers: readonly ParameterDefinition[];
  readonly request?: RequestBodyDefinition;
  /** By status, ascending. */
  readonly answers: readonly AnswerDefinition[];
  readonly location: Location;
}

/** One file under `schemas/surfaces/`. */
export interface SurfaceDefinition {
  /** File stem: `"nclue"`. */
  readonly name: string;
  readonly description: string;
  /** What every path begins with: `"/api/v1"`, or nothing. */
  readonly base: string;
  /** The shape of every error the surface answers by itself. */
  readonly errors: BodyDefinition;
  readonly definitions: Readonly<Record<string, SchemaNode>>;
  /** Sorted by name. */
  readonly routes: readonly RouteDefinition[];
  readonly location: Location;
}

/** A whole definitions folder. */
export interface ApiDefinition {
  /** Sorted by name. */
  readonly services: readonly ServiceDefinition[];
  /** Sorted by code, then subcode. */
  readonly errors: readonly ErrorRow[];
  readonly machines: readonly StatusMachine[];
  /** Sorted by name. */
  readonly surfaces: readonly SurfaceDefinition[];
}
