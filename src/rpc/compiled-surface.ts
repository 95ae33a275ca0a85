import type { TextType, Validator } from './compiled.js';

/**
 * What the compiler hands over of a surface: its routes as plain data with ahead-of-time validators, and the types that tie handlers
 * to routes. What runs them is elsewhere: nothing here knows of a server.
 */
export interface CompiledSurface<Routes = unknown> {
  /** `"nclue"` */
  readonly name: string;
  /** What every path begins with: `"/api/v1"`, or nothing. */
  readonly base: string;
  /** The shape of every error. */
  readonly errors: CompiledBody;
  readonly routes: readonly CompiledRoute[];
  /** Never there: carries the types of the routes to where handlers are given. */
  readonly types?: Routes;
}

/** One route. */
export interface CompiledRoute {
  /** `"get_task"` */
  readonly name: string;
  /** `"GET"`, or `"ANY"` for a route that answers every method. */
  readonly method: string;
  /** Below the base; a segment in braces is a parameter, and `{name...}` all that follows: `"/tasks/{task_id}"`. */
  readonly path: string;
  /** False: answers without credentials too. */
  readonly authorize: boolean;
  /** Roles of the surface, any of which is enough; absent: every role. */
  readonly allowRoles?: readonly string[];
  readonly parameters: CompiledParameters;
  readonly request?: CompiledRequestBody;
  /** By status. */
  readonly answers: Readonly<Record<number, CompiledBody | NoBody>>;
}

/** How the texts of each kind of parameter are read; header names are in lower case. */
export interface CompiledParameters {
  readonly path: Readonly<Record<string, TextType>>;
  readonly query: Readonly<Record<string, TextType>>;
  readonly headers: Readonly<Record<string, TextType>>;
  /** Checks `{path, query, headers}` and fills in defaults in place. */
  readonly validate: Validator;
}

export interface CompiledBody {
  /** Media type: `"application/json"` is parsed and written, all else is text. */
  readonly content: string;
  readonly validate: Validator;
}

/** An answer that is a status alone: `{}`. */
export interface NoBody {
  readonly validate?: undefined;
}

export interface CompiledRequestBody extends CompiledBody {
  /** Media type of what travels when the content is encrypted or encoded in it. */
  readonly wire?: string;
  /** Names of fields match in any case; what is no field, and null, is left out. */
  readonly fields?: FieldNames;
  /** Where values are that no error may quote; `*` stands for each item of a list: `[["keys", "*", "secret"]]`. */
  readonly secrets?: readonly (readonly string[])[];
}

/** Fields by name, each with the fields of its own; null where whatever it holds is kept as it is. */
export interface FieldNames {
  readonly [name: string]: FieldNames | null;
}

/** What a handler answers. */
export type RouteAnswer<Status extends number, Body = undefined> = {
  readonly status: Status;
  readonly headers?: Readonly<Record<string, string>>;
} & (Body extends undefined ? { readonly body?: undefined } : { readonly body: Body });

/** What a route takes and answers, as the compiler writes it down. */
export interface RouteTypes {
  readonly path: object;
  readonly query: object;
  readonly headers: object;
  readonly body: unknown;
  readonly answer: { readonly status: number };
}

/** One call of a route, checked and converted. */
export interface RouteCall<Route extends RouteTypes, Who> {
  readonly path: Route['path'];
  readonly query: Route['query'];
  /** The declared ones. */
  readonly headers: Route['headers'];
  readonly body: Route['body'];
  /** What authentication gave; not asked for, so undefined, where the route has `authorize: false`. */
  readonly who: Who;
  /** The body as it came. */
  readonly raw: Uint8Array;
  /** Path and query as they came: neither decoded nor put in another order. */
  readonly target: string;
  /** Aborted when the connection goes away before the answer is out. */
  readonly signal: AbortSignal;
}

/** The function behind a route. */
export type RouteHandler<Route extends RouteTypes, Who> = (
  call: RouteCall<Route, Who>,
) => Route['answer'] | Promise<Route['answer']>;

/** A handler for every route of a surface. */
export type SurfaceHandlers<Routes, Who> = {
  readonly [Name in keyof Routes]: Routes[Name] extends RouteTypes ? RouteHandler<Routes[Name], Who> : never;
};
