import type { TasksTask } from '../../generated/index.js';

/** What a surface keeps with a task where a reset does not reach it, as `tasks.create` takes it (rest-surfaces 6.1). */
export function keptFields(
  surface: string,
  fields: object,
): { [section: string]: { name: string; type: string; value: string } } {
  return { [surface]: { name: surface, type: 'json', value: JSON.stringify(fields) } };
}

/** What a surface has kept with a task; nothing where it cannot be read, since anybody may edit it through the API. */
export function readKeptFields(
  surface: string,
  { configuration }: Pick<TasksTask, 'configuration'>,
): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(configuration?.[surface]?.value ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
