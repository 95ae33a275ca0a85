import type { Actions } from '../../generated/index.js';

type Create = Actions['tasks.create']['request'];
type Edit = Actions['tasks.edit']['request'];

/** The fields of a task that create, validate and edit take, all optional (task-core 8.1). */
export interface FieldsRequest extends Partial<Omit<Create, 'execution'>> {
  readonly execution?: Create['execution'] & { readonly test_split?: number };
  readonly runtime?: Edit['runtime'];
  /** Before 2.13 some clients name the output model here. */
  readonly output?: { readonly model?: string };
}

/** One hyperparameter or configuration item as it comes in. */
export interface ItemRequest {
  readonly section?: string;
  readonly name?: string;
  readonly value?: string;
  readonly type?: string;
  readonly description?: string;
}

/** Name to item. */
export type ItemMap = Readonly<Record<string, ItemRequest>>;

/** Section to name to item. */
export type SectionMap = Readonly<Record<string, ItemMap>>;
