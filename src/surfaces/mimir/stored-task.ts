import type { TasksCreateRequest } from '../../generated/index.js';
import type { MimirNewTask } from '../../generated/surfaces/mimir.js';
import { coreName } from '../core/core-name.js';
import { type KeptWork, SECTION } from './kept-work.js';

type TaskType = TasksCreateRequest['type'];

/** What the core calls Mimir's kinds of work (rest-surfaces 6.4); those of twins begin alike. */
const types: ReadonlyMap<string, TaskType> = new Map([
  ['ml_training', 'training'],
  ['ml_inference', 'inference'],
  ['pipeline_execution', 'controller'],
]);

/** How often a task is tried again; nobody can ask for another number (rest-surfaces 5.3). */
const RETRIES = 3;
const RETRIES_OF_TRAINING = 2;

export interface AskedWork extends MimirNewTask {
  readonly type: string;
  readonly project_id: string;
}

/** What is kept with a new task. */
export function keptWork({
  type,
  project_id,
  priority = 0,
  task_spec = {},
  resource_requirements,
  data_access,
}: AskedWork): KeptWork {
  const { parameters = null, ...spec } = task_spec;
  return {
    type,
    project_id,
    // 0 and none are the same to the vendor.
    priority: priority === 0 ? 1 : priority,
    task_spec: { ...spec, parameters },
    resource_requirements: {
      cpu: resource_requirements?.cpu ?? '',
      memory: resource_requirements?.memory ?? '',
      gpu: resource_requirements?.gpu ?? false,
    },
    data_access: {
      input_datasets: data_access?.input_datasets ?? null,
      output_location: data_access?.output_location ?? '',
    },
    retry_count: 0,
    max_retries: type === 'ml_training' ? RETRIES_OF_TRAINING : RETRIES,
  };
}

/**
 * What `tasks.create` is to make of a new task; what the surface keeps is written when it is put into the queue.
 *
 * @param system_tags those that mark a task as the surface's own
 * @param project id of the core's
 * @param model id of a model of the core, where the one that was named is there
 */
export function storedTask(
  { type, data_access, task_spec }: AskedWork,
  {
    system_tags,
    project,
    model,
  }: { readonly system_tags: readonly string[]; readonly project: string; readonly model?: string | undefined },
): Omit<TasksCreateRequest, 'configuration'> {
  return {
    name: coreName('Mimir', type),
    type: types.get(type) ?? (type.startsWith('digital_twin_') ? 'application' : 'custom'),
    project,
    system_tags,
    hyperparams: { [SECTION]: parametersOf(task_spec?.parameters) },
    ...(data_access?.output_location && { output_dest: data_access.output_location }),
    ...(model !== undefined && { models: { input: [{ name: 'model', model }] } }),
  };
}

/** Name of the core task: what it is, and how its id begins. */
export function nameOf(type: string, id: string): string {
  return `${type} ${id.slice(0, 8)}`;
}

/** Scalars by name, for those who look at the task in the core; all of them, as they came, are kept elsewhere. */
function parametersOf(parameters: Readonly<Record<string, unknown>> = {}) {
  const scalars = Object.entries(parameters).flatMap(([name, value]) =>
    isScalar(value) && isName(name)
      ? [[name, { section: SECTION, name, value: String(value), type: typeof value }] as const]
      : [],
  );
  return Object.fromEntries(scalars);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What the core takes as a name. */
function isName(name: string): boolean {
  return name.trim() !== '' && !name.includes('\0');
}
