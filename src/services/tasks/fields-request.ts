import type { Actions } from '../../generated/index.js';

type Create = Actions['tasks.create']['request'];

/** The fields of a task that create, validate and edit take, all optional (task-core 8.1). */
export interface FieldsRequest extends Optional<Omit<Create, 'execution'>> {
  readonly execution?: ExecutionRequest | undefined;
}

type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** `test_split` is in no definition, but in tasks that old clients made. */
export type ExecutionRequest = NonNullable<Create['execution']> & { readonly test_split?: unknown };

export type ScriptRequest = NonNullable<Create['script']>;

export type ArtifactRequest = NonNullable<ExecutionRequest['artifacts']>[number];

/** One hyperparameter or configuration item as it comes in. */
export interface ItemRequest {
  readonly section?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly type?: string | undefined;
  readonly description?: string | undefined;
}

/** Name to item. */
export type ItemMap = Readonly<Record<string, ItemRequest>>;

/** Section to name to item. */
export type SectionMap = Readonly<Record<string, ItemMap>>;
