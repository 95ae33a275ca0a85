import type { Location } from '../../definition/ir.js';
import type { Canonical, CanonicalObject } from '../../lock/contract.js';

/** A schema of a contract: references followed, nothing in it that says nothing. */
export type ContractSchema = CanonicalObject;

/** Fields that are announced to go are part of what callers are told, although not of what the lock holds them to. */
export const TOLD: ReadonlySet<string> = new Set(['deprecated']);

/** A value that both versions have, as each describes it. */
export interface SchemaPair {
  readonly was: ContractSchema;
  readonly is: ContractSchema;
}

export interface Field {
  readonly schema: ContractSchema;
  readonly required: boolean;
}

/** A field of an object; absent on the side that does not have it. */
export interface FieldPair {
  readonly name: string;
  readonly was?: Field;
  readonly is?: Field;
}

/** An action as callers of one version see it, or a route of a surface, which has no versions. */
export interface ActionView {
  /** `"tasks.get_all"` */
  readonly name: string;
  /** Version of the layer that answers. */
  readonly version?: string;
  /** Of one item where the action is a batch. */
  readonly request: ContractSchema;
  readonly response: ContractSchema;
  /** Full name of the action whose requests a batch repeats. */
  readonly batch?: string;
  /** What holds beside the contract; not known of a layer that only the lock remembers. */
  readonly terms?: ActionTerms;
  /** What only a route has. */
  readonly route?: RouteTerms;
  /** Where a part of the layer is written, by its keys: `['request', 'properties', 'page']`. */
  locate(keys: readonly string[]): Location | undefined;
}

export interface ActionTerms {
  readonly authorize: boolean;
  readonly allowRoles: readonly string[];
  readonly internal: boolean;
  readonly expand: boolean;
  readonly idempotent: boolean;
  readonly stream: boolean;
  /** `"400/101"` by the name of each declared error. */
  readonly errors: Readonly<Record<string, string>>;
  /** Changes of status that the action makes without force: `"task: created -> queued"`. */
  readonly transitions: readonly string[];
  readonly deprecated: boolean | string;
  readonly sunset?: string;
}

export interface RouteTerms {
  /** Method and path, without the names of parameters: `"GET /v1/tasks/{}"`. */
  readonly address: string;
  /** Media types by what is sent (`request`) and answered (`200`); null where there is no body. */
  readonly contents: Readonly<Record<string, string | null>>;
}

/** An action; absent on the side that does not have it. */
export interface ActionPair {
  readonly was?: ActionView;
  readonly is?: ActionView;
  /** Instead of both: a new layer of an action that both sides have, above everything that was published. */
  readonly onTop?: ActionView;
}

/** The terms of both sides, where both have the action and its terms are known. */
export function termsOf({ was, is }: ActionPair): { readonly was: ActionTerms; readonly is: ActionTerms } | undefined {
  return was?.terms && is?.terms ? { was: was.terms, is: is.terms } : undefined;
}

/** A value in a message: as JSON, not too long of it. */
export function said(value: Canonical | undefined): string {
  const text = JSON.stringify(value) ?? 'none';
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}
