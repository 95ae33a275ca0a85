import type { TasksTask } from '../../generated/index.js';
import type { MimirDataAccess, MimirResourceRequirements, MimirTaskSpec } from '../../generated/surfaces/mimir.js';
import { readKeptFields } from '../core/kept-fields.js';

/** Under which name the surface keeps what it knows of a task (rest-surfaces 6.1). */
export const SECTION = 'mimir';

/** Item of the configuration that holds the type once more, so that tasks can be counted by it. */
export const TYPE_ITEM = `${SECTION}.type`;

/** What outlasts a reset of the task (rest-surfaces 6.4). */
export interface KeptWork {
  readonly type: string;
  readonly project_id: string;
  readonly priority: number;
  readonly task_spec: MimirTaskSpec;
  readonly resource_requirements: MimirResourceRequirements;
  readonly data_access: Omit<MimirDataAccess, 'storage_credentials'>;
  /** Sealed for this very task: a copy of it gives them to nobody. */
  readonly credentials?: { readonly task: string; readonly sealed: string };
  readonly retry_count: number;
  readonly max_retries: number;
  readonly retry_reason?: string;
}

/** What the surface has kept with a task; of one made elsewhere, or where somebody broke it, as rest-surfaces 6.6 says. */
export function readKeptWork(task: Pick<TasksTask, 'configuration' | 'type' | 'project'>): KeptWork {
  const kept = readKeptFields(SECTION, task);
  const [spec, needs, data, credentials] = [kept.task_spec, kept.resource_requirements, kept.data_access, kept.credentials].map(
    members,
  );
  return {
    type: text(kept.type) ?? task.type ?? '',
    project_id: text(kept.project_id) ?? task.project ?? '',
    priority: whole(kept.priority) ?? 1,
    task_spec: {
      ...texts(spec, ['pipeline_id', 'model_id', 'project_id']),
      parameters: isObject(spec?.parameters) ? spec.parameters : null,
      ...texts(spec, ['preferred_cluster']),
    },
    resource_requirements: { cpu: text(needs?.cpu) ?? '', memory: text(needs?.memory) ?? '', gpu: needs?.gpu === true },
    data_access: { input_datasets: list(data?.input_datasets), output_location: text(data?.output_location) ?? '' },
    ...(text(credentials?.sealed) !== undefined && {
      credentials: { task: text(credentials?.task) ?? '', sealed: String(credentials?.sealed) },
    }),
    retry_count: Math.max(0, whole(kept.retry_count) ?? 0),
    max_retries: Math.max(0, whole(kept.max_retries) ?? 0),
    ...texts(kept, ['retry_reason']),
  };
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function members(value: unknown): Members | undefined {
  return isObject(value) ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function whole(value: unknown): number | undefined {
  return Number.isInteger(value) ? (value as number) : undefined;
}

function list(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

/** Those of the members that are texts and not empty, as servers written in Go leave out what is. */
function texts<Name extends string>(from: Members | undefined, names: readonly Name[]): { readonly [Key in Name]?: string } {
  const found = names.flatMap((name) => (text(from?.[name]) ? [[name, from?.[name]]] : []));
  return Object.fromEntries(found);
}
