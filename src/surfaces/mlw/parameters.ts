import type { TasksCreateRequest, TasksTask } from '../../generated/index.js';
import type { MlwProperty } from '../../generated/surfaces/mlw.js';

/** Under which name the surface keeps its parameters and what else it knows of a task (rest-surfaces 6.1). */
export const SECTION = 'mlw';

/** What a task is to do: its name, its value and, where clients see it as a property, its label. */
export interface Parameter {
  readonly key: string;
  readonly value: unknown;
  readonly label?: string;
}

/** Parameters as `tasks.create` takes them. Values that are no text are kept as JSON, to come back as they were (rest-surfaces 6.1). */
export function hyperparams(parameters: readonly Parameter[]): TasksCreateRequest['hyperparams'] {
  const items = parameters.map(({ key, value, label }) => {
    const text = typeof value === 'string';
    const item = { section: SECTION, name: key, value: text ? value : JSON.stringify(value), type: text ? 'string' : 'json' };
    return [key, label === undefined ? item : { ...item, description: label }] as const;
  });
  return { [SECTION]: Object.fromEntries(items) };
}

/** The value of a parameter as it was given; undefined when it is not there. */
export function parameterOf({ hyperparams = {} }: Pick<TasksTask, 'hyperparams'>, key: string): unknown {
  const item = hyperparams[SECTION]?.[key];
  if (item?.type !== 'json') return item?.value;
  try {
    return JSON.parse(item.value ?? '');
  } catch {
    // Anybody may edit it through the API.
    return item.value;
  }
}

/** The parameters that clients see, in the order they were made in: a map has none of its own (rest-surfaces 6.4). */
export function propertiesOf(task: Pick<TasksTask, 'hyperparams'>, order: unknown): MlwProperty[] {
  if (!Array.isArray(order)) return [];
  return order.flatMap((key: unknown) => {
    const item = typeof key === 'string' ? task.hyperparams?.[SECTION]?.[key] : undefined;
    if (typeof key !== 'string' || !item) return [];
    return [{ key, label: item.description ?? key, value: parameterOf(task, key) }];
  });
}
