import type { CollectionDefinition, Document } from '../../store/index.js';

/** A project as it is stored (task-core 9.2). */
export interface ProjectDocument extends Document {
  /** `""` for a public project. */
  readonly company: string;
  readonly company_origin?: string;
  readonly user: string;
  /** Full path: `"A/B/C"`. */
  readonly name: string;
  /** Last part of the name. */
  readonly basename: string;
  readonly description: string;
  readonly created: Date;
  readonly last_update: Date;
  readonly tags: readonly string[];
  readonly system_tags: readonly string[];
  readonly default_output_destination?: string;
  readonly featured: number;
  readonly logo_url?: string;
  readonly parent?: string;
  /** Ids of all ancestors, the topmost first. */
  readonly path: readonly string[];
}

export const projectCollection: CollectionDefinition = {
  name: 'projects',
  indexes: [
    { name: 'company_name', paths: ['company', 'name'], unique: true },
    { name: 'parent', paths: ['parent'] },
    { name: 'path', paths: ['path'], array: true },
    { name: 'company_last_update', paths: ['company', 'last_update'] },
  ],
  scalars: {
    company: 'string',
    name: 'string',
    basename: 'string',
    description: 'string',
    parent: 'string',
    created: 'date',
    last_update: 'date',
    featured: 'number',
  },
};
