import type { CollectionDefinition, Document } from '../../store/index.js';

/** What clients of one surface and company call a task by. */
export interface AliasDocument extends Document {
  readonly surface: string;
  readonly company: string;
  readonly external_id: string;
  /** Id. */
  readonly task: string;
}

export const aliasCollection: CollectionDefinition = {
  name: 'surface_aliases',
  indexes: [{ name: 'surface_company_external_id', paths: ['surface', 'company', 'external_id'], unique: true }],
  scalars: { surface: 'string', company: 'string', external_id: 'string', task: 'string' },
};
