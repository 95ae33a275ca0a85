import type { Caller } from '../../rpc/index.js';
import type { CollectionDefinition, Document } from '../../store/index.js';
import { newId } from '../ids.js';
import type { Metadata } from '../metadata.js';

/** A model as it is stored (task-core 9.4). Keys of labels and metadata are encoded (`store/keys.ts`), unset fields are absent. */
export interface ModelDocument extends Document {
  /** Owner; `""` for a public model. */
  readonly company: string;
  /** Who made it public. */
  readonly company_origin?: string;
  readonly user: string;
  readonly name: string;
  readonly uri: string;
  /** Final, for others to rely on; until then it is a draft. */
  readonly ready: boolean;
  readonly created: Date;
  readonly last_update: Date;
  /** Task that made it. */
  readonly task?: string;
  readonly project?: string;
  /** Model it descends from. */
  readonly parent?: string;
  readonly comment?: string;
  readonly framework?: string;
  readonly tags: readonly string[];
  readonly system_tags: readonly string[];
  readonly design: Readonly<Record<string, unknown>>;
  readonly labels: Readonly<Record<string, number>>;
  readonly metadata: Metadata;
  /** Whatever a user interface keeps with it. */
  readonly ui_cache?: Readonly<Record<string, unknown>>;
}

/** Models. The indexes serve what lists ask for most: the newest of a company, a project or a task, and the model of a file. */
export const modelCollection: CollectionDefinition = {
  name: 'models',
  indexes: [
    { name: 'company_last_update', paths: ['company', 'last_update'] },
    { name: 'company_created', paths: ['company', 'created'] },
    { name: 'company_name', paths: ['company', 'name'] },
    { name: 'company_uri', paths: ['company', 'uri'] },
    { name: 'company_framework', paths: ['company', 'framework'] },
    { name: 'project_last_update', paths: ['project', 'last_update'] },
    { name: 'project_created', paths: ['project', 'created'] },
    { name: 'task', paths: ['task'] },
    { name: 'parent', paths: ['parent'] },
    { name: 'tags', paths: ['tags'], array: true },
    { name: 'system_tags', paths: ['system_tags'], array: true },
  ],
  scalars: {
    company: 'string',
    user: 'string',
    name: 'string',
    uri: 'string',
    ready: 'boolean',
    created: 'date',
    last_update: 'date',
    task: 'string',
    project: 'string',
    parent: 'string',
    comment: 'string',
    framework: 'string',
  },
};

/** What may be said of a model, in stored form. */
export type ModelFields = Partial<Omit<ModelDocument, 'id' | 'company' | 'company_origin' | 'user' | 'last_update'>>;

/** A fresh model with the given fields; everything else at its default. */
export function newModel(
  fields: ModelFields & Pick<ModelDocument, 'name' | 'uri' | 'ready'>,
  caller: Caller,
  now: Date,
): ModelDocument {
  return {
    tags: [],
    system_tags: [],
    design: {},
    labels: {},
    metadata: {},
    created: now,
    ...fields,
    id: newId(),
    company: caller.company,
    user: caller.user,
    last_update: now,
  };
}
