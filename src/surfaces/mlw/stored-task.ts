import type { TasksCreateRequest, TasksTask } from '../../generated/index.js';
import type { MlwParent, MlwType } from '../../generated/surfaces/mlw.js';
import { coreName } from '../core/core-name.js';
import { keptFields, readKeptFields } from '../core/kept-fields.js';
import { kinds } from './kinds.js';
import { hyperparams, type Parameter, SECTION } from './parameters.js';

/** What a parent task says of its schedule. */
export type ShownSchedule = Pick<MlwParent, 'recurrence' | 'cronExpression'> &
  Partial<Pick<MlwParent, 'startDate' | 'startTimeH' | 'startTimeM' | 'timeZone'>>;

/** A piece of work that somebody asked for. */
export interface Work {
  readonly type: MlwType;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly schedule: ShownSchedule;
}

/** What `tasks.create` is to make of the parent task (rest-surfaces 6.4). @param system_tags those that mark the surface's own */
export function storedParent({ schedule, ...work }: Work, project: string, system_tags: readonly string[]): TasksCreateRequest {
  const properties = work.parameters.filter(({ label }) => label !== undefined).map(({ key }) => key);
  return { ...stored(work, { properties, schedule }, system_tags), project };
}

/** The same of an individual task, but for its parent and project: it has all the parameters, for whoever runs it. */
export function storedIndividual(work: Omit<Work, 'schedule'>, system_tags: readonly string[]): TasksCreateRequest {
  return stored(work, {}, system_tags);
}

function stored(
  { type, name, parameters }: Omit<Work, 'schedule'>,
  kept: object,
  system_tags: readonly string[],
): TasksCreateRequest {
  return {
    name: coreName('MLW', name),
    type: kinds[type].core,
    system_tags,
    hyperparams: hyperparams(parameters),
    configuration: keptFields(SECTION, { type, name, ...kept }),
  };
}

/** What the surface has kept with a task. */
export type Kept = ReturnType<typeof keptOf>;

export function keptOf(task: Pick<TasksTask, 'configuration'>): Readonly<Record<string, unknown>> {
  return readKeptFields(SECTION, task);
}

/** The name that the client gave. */
export function nameOf(task: Pick<TasksTask, 'name'>, { name }: Kept): string {
  return typeof name === 'string' ? name : (task.name ?? '');
}

/** Those of the fields that are texts. */
export function textsOf<Name extends string>(kept: Kept, names: readonly Name[]): { readonly [Key in Name]?: string } {
  const found = names.flatMap((name) => (typeof kept[name] === 'string' ? [[name, kept[name]]] : []));
  return Object.fromEntries(found) as { readonly [Key in Name]?: string };
}
