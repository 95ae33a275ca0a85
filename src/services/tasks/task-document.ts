import type { TaskStatus } from '../../generated/index.js';
import type { Document } from '../../store/index.js';

/** A task as it is stored (task-core 5.1). Times are `Date`s, map keys are encoded (`store/keys.ts`), unset fields are absent. */
export interface TaskDocument extends Document {
  /** Owner; `""` for a public task. */
  readonly company: string;
  /** Who made it public. */
  readonly company_origin?: string;
  readonly user: string;
  readonly name: string;
  readonly type: string;
  readonly status: TaskStatus;
  readonly status_reason?: string;
  readonly status_message?: string;
  readonly status_changed?: Date;
  /** Status before it was enqueued. */
  readonly enqueue_status?: TaskStatus | null;
  readonly comment?: string;
  readonly created: Date;
  readonly started?: Date | null;
  readonly completed?: Date | null;
  readonly published?: Date | null;
  /** Seconds. */
  readonly active_duration?: number | null;
  /** Seconds. */
  readonly duration?: number;
  readonly parent?: string;
  readonly project?: string;
  readonly output: { readonly destination?: string; readonly error?: string; readonly result?: string };
  readonly execution: Execution;
  readonly tags: readonly string[];
  readonly system_tags: readonly string[];
  readonly script: Script;
  readonly last_worker?: string;
  readonly last_worker_report?: Date;
  readonly last_update: Date;
  readonly last_change: Date;
  readonly last_iteration: number;
  readonly last_metrics: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly unique_metrics: readonly string[];
  readonly metric_stats: Readonly<Record<string, unknown>>;
  readonly hyperparams: Readonly<Record<string, Readonly<Record<string, ParamsItem>>>>;
  readonly configuration: Readonly<Record<string, ConfigurationItem>>;
  /** Free object; its keys are encoded at the top level. */
  readonly runtime: Readonly<Record<string, unknown>>;
  readonly models: { readonly input: readonly ModelItem[]; readonly output: readonly ModelItem[] };
  readonly container: Readonly<Record<string, string | null>>;
}

/** task-core 5.2 */
export interface Execution {
  readonly test_split?: number;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly model_desc?: Readonly<Record<string, unknown>>;
  readonly model_labels?: Readonly<Record<string, number | null>>;
  readonly framework?: string;
  readonly queue?: string;
  /** Keyed by `md5(key)_mode` (task-core 5.8). */
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

export interface Script {
  readonly binary?: string;
  readonly repository?: string;
  readonly tag?: string;
  readonly branch?: string;
  readonly version_num?: string;
  readonly entry_point?: string;
  readonly working_dir?: string;
  /** Keys are encoded. */
  readonly requirements?: Readonly<Record<string, unknown>>;
  readonly diff?: string;
}

export interface ParamsItem {
  readonly section: string;
  readonly name: string;
  readonly value: string;
  readonly type?: string;
  readonly description?: string;
}

export interface ConfigurationItem {
  readonly name: string;
  readonly value: string;
  readonly type?: string;
  readonly description?: string;
}

export interface ModelItem {
  readonly name: string;
  readonly model: string;
  readonly updated?: Date;
}

/** task-core 5.8 */
export interface Artifact {
  readonly key: string;
  readonly type: string;
  readonly mode: string;
  readonly uri?: string;
  readonly hash?: string;
  readonly content_size?: number;
  readonly timestamp?: number;
  readonly type_data?: { readonly preview?: string; readonly content_type?: string; readonly data_hash?: string };
  readonly display_data: readonly (readonly (string | number)[])[];
}
