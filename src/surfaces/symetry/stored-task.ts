import type { SealedParameters } from '../../auth/index.js';
import type { TasksCreateRequest, TasksTask } from '../../generated/index.js';
import type { SymetryCreateTaskBody } from '../../generated/surfaces/symetry.js';
import { coreName } from '../core/core-name.js';
import { keptFields, readKeptFields } from '../core/kept-fields.js';
import type { SymetryClient } from './authenticate.js';
import { isSecretParam } from './secret-params.js';

/** Under which name the surface keeps its parameters and what else it knows of a task (rest-surfaces 6.1). */
export const SECTION = 'symetry';

/**
 * What `tasks.create` is to make of a TaskInfo (rest-surfaces 6.4). Parameters that may hold secrets are sealed: the worker that runs
 * the task gets them opened, and nobody else.
 *
 * @param system_tags those that mark a task as the customer's own
 */
export function storedTask(
  { name, type, params }: SymetryCreateTaskBody,
  { caller, customer }: SymetryClient,
  system_tags: readonly string[],
  sealed: Pick<SealedParameters, 'seal'>,
): TasksCreateRequest {
  const parameters = Object.entries(params).map(([param, value]) => {
    const item = { section: SECTION, name: param, value, type: 'string' };
    return [param, isSecretParam(param, value) ? sealed.seal(item, caller.company) : item] as const;
  });
  return {
    name: coreName('SymetryML', name),
    type: 'service',
    system_tags,
    hyperparams: { [SECTION]: Object.fromEntries(parameters) },
    configuration: keptFields(SECTION, { customer, name, type }),
  };
}

/** What a customer calls a task. */
export function nameOf(task: TasksTask): string {
  return String(readKeptFields(SECTION, task).name ?? task.name);
}
