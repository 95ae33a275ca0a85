import type { Shape } from './shape.js';

/**
 * An API as callers of one version see it, in words of no particular language: what an emitter of SDKs is given. Everything in it
 * is sorted, and the same definitions give the same model.
 */
export interface SdkModel {
  /** The version that calls ask for: `"2.13"`. */
  readonly version: string;
  /** Those with an action at this version, by name. */
  readonly services: readonly SdkService[];
  /** The catalogue and what the framework itself answers with, by code, then subcode. */
  readonly errors: readonly SdkError[];
  /** How a key pair becomes a token; absent where no action does that. */
  readonly login?: SdkLogin;
}

export interface SdkLogin {
  /** `"auth.login"`, called with the key pair as Basic credentials. */
  readonly action: string;
  /** The member of its answer that is the token (a JWT, for the Bearer scheme): `"token"`. */
  readonly token: string;
}

export interface SdkService {
  /** `"tasks"` */
  readonly name: string;
  readonly description: string;
  /** Each after those it is made of, as far as no circle forbids. Names are unique in the service. */
  readonly types: readonly SdkType[];
  /** By name. */
  readonly actions: readonly SdkAction[];
}

/** A named type: an object, or another name for a shape. */
export type SdkType = SdkObject | SdkAlias;

export interface SdkObject {
  readonly kind: 'object';
  /** `"GetAllRequest"` */
  readonly name: string;
  readonly description: string;
  /** What is sent has closed enums and checks what it knows; what is received has open ones. `both` is the same on both sides. */
  readonly side: 'request' | 'response' | 'both';
  /** In the order of the definition. */
  readonly fields: readonly SdkField[];
  /** Fields beside these are part of the contract. Undeclared fields of any answer survive all the same. */
  readonly open: boolean;
}

export interface SdkAlias {
  readonly kind: 'alias';
  readonly name: string;
  readonly description: string;
  readonly side: SdkObject['side'];
  readonly shape: Shape;
}

export interface SdkField {
  /** As on the wire. */
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly shape: Shape;
  /** What the server takes when the field is missing. */
  readonly fallback?: { readonly value: unknown };
  /** The version that brought the field, where that is later than the action itself. */
  readonly since?: string;
  readonly deprecated: boolean;
  /** Never to be logged or shown. */
  readonly secret: boolean;
  /** `"date-time"`: text in that form. */
  readonly format?: string;
}

export interface SdkAction {
  /** `"get_all"` */
  readonly name: string;
  /** `"tasks.get_all"` */
  readonly fullName: string;
  readonly description: string;
  /** The version of the layer that answers. */
  readonly layer: string;
  /** The version that brought the action. */
  readonly since: string;
  /** False: answers without credentials too. */
  readonly authorize: boolean;
  /** `["*"]` is every role. */
  readonly allowRoles: readonly string[];
  /** Name of the type of the request; of one item of it for a batch. Undefined where there is nothing to say. */
  readonly request?: string;
  /** Some field of the request must be given. */
  readonly requestRequired: boolean;
  /** The body is a list of requests, a JSON object a line (`application/json-lines`). */
  readonly batch: boolean;
  /** Name of the type of the answer; undefined where it says nothing (`{}`). */
  readonly response?: string;
  /** Names of the errors it declares, in the order of the catalogue. */
  readonly errors: readonly string[];
  /** `true`, or the ISO date since when. */
  readonly deprecated?: boolean | string;
  /** ISO date of removal. */
  readonly sunset?: string;
  /** May be sent again when nobody knows whether it arrived; not with `scroll.id` in the request, because then each call moves on. */
  readonly idempotent: boolean;
  /** The answer is a stream of events (`text/event-stream`); the response is one event. */
  readonly stream: boolean;
  readonly paging?: SdkPaging;
  readonly scroll?: SdkScroll;
}

/** A list in pages: ask for page 0, 1, 2 ... until one is empty. The server may give smaller pages than it was asked for. */
export interface SdkPaging {
  /** Field of the request: `"page"`, from 0. */
  readonly page: string;
  /** Field of the request: `"page_size"`. */
  readonly size: string;
  /** Member of the answer that is the list: `"tasks"`. */
  readonly items: string;
  readonly item: Shape;
}

/**
 * A list that goes on from call to call: send what the last answer gave until the list is empty. The id stays the same: an answer with
 * another one started over, because the server had forgotten the scroll.
 */
export interface SdkScroll {
  /** Field of the request and member of the answer: `"scroll_id"`; empty starts a scroll. */
  readonly id: string;
  /** Field of the request: `"size"`. */
  readonly size: string;
  readonly items: string;
  readonly item: Shape;
}

export interface SdkError {
  readonly name: string;
  /** HTTP status and `meta.result_code`. */
  readonly code: number;
  readonly subcode: number;
  readonly message: string;
}
