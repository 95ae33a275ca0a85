import type { CollectionDefinition, Document } from '../../store/index.js';

/** Which archived tasks of a project may go after how long. */
export interface RetentionRule extends Document {
  readonly company: string;
  /** Id. */
  readonly project: string;
  /** Also the projects below it, as they are at the time of a run. */
  readonly subprojects: boolean;
  /** Without any change to the task, being archived included. */
  readonly days: number;
  readonly enabled: boolean;
  readonly created: Date;
  /** When somebody last looked at what it would delete; a rule without this cannot be enabled. */
  readonly previewed?: Date;
}

export const retentionRuleCollection: CollectionDefinition = {
  name: 'retention_rules',
  indexes: [{ name: 'company_project', paths: ['company', 'project'], unique: true }],
  scalars: { company: 'string', project: 'string', days: 'number', enabled: 'boolean', created: 'date', previewed: 'date' },
};
