import type { SymetryCreateTaskBody, SymetryEmpty, SymetryHandlers } from '../../generated/surfaces/symetry.js';
import type { SymetryClient } from './authenticate.js';
import { nameKey, type SymetryContext } from './context.js';
import { symetryError } from './errors.js';
import { holderOf } from './find-task.js';
import { heapProblem } from './heap.js';
import { invalidTaskInfo, nameTaken } from './refusals.js';
import { refusePublished, removeTask } from './remove-task.js';
import { statusCodeOf } from './status-code.js';
import { stopRun } from './stop-run.js';
import { storedTask } from './stored-task.js';

/**
 * Makes a task, which does not start it. With `force` it takes the place of the one that has its name (A-SYM-6): that is stopped and
 * deleted, and nobody finds the name without a task meanwhile.
 *
 * @throws ApiError 400 `Invalid TaskInfo`; 409 the name is taken (A-SYM-8), or its task published
 */
export function createTask(context: SymetryContext): SymetryHandlers<SymetryClient>['create_task'] {
  return async ({ body, query: { force }, who }) => {
    const problem = heapProblem(body.params);
    if (problem) throw symetryError(invalidTaskInfo(problem));
    if (!force) await refuseTaken(body.name, who, context);
    const id = await newTask(body, who, context);
    let former: string | undefined;
    try {
      former = await takeName(body.name, id, force, who, context);
    } catch (error) {
      await removeTask(id, who, context);
      throw error;
    }
    if (former !== undefined) await removeTask(former, who, context);
    return { status: context.createdStatus, body: created(body.name, who) };
  };
}

function created(name: string, { customer }: SymetryClient): SymetryEmpty {
  return {
    statusCode: statusCodeOf(201),
    statusString: `Task created with name [${name}] for customer [${customer}]`,
    values: {},
  };
}

/** Most who ask for a name that is taken are refused before anything is made. */
async function refuseTaken(name: string, client: SymetryClient, context: SymetryContext): Promise<void> {
  if ((await holderOf(name, client, context)).task) throw symetryError(nameTaken(name, client.customer));
}

/** Made in a project of the customer (rest-surfaces 6.4). Gives its id. */
async function newTask(body: SymetryCreateTaskBody, client: SymetryClient, context: SymetryContext): Promise<string> {
  const { call, shown, sealed } = context;
  const { id = '' } = await call('tasks.create', storedTask(body, client, shown.tags(client), sealed), client.caller);
  await call('tasks.move', { ids: [id], project_name: `SymetryML/${client.customer}` }, client.caller);
  return id;
}

/**
 * Gives the name to the new task by one write, once the task that has it was stopped; when somebody else was first there is another
 * holder to look at.
 *
 * @returns id of the task that had it
 */
async function takeName(
  name: string,
  id: string,
  force: boolean,
  client: SymetryClient,
  context: SymetryContext,
): Promise<string | undefined> {
  const key = nameKey(name, client);
  for (;;) {
    const former = await holderOf(name, client, context);
    if (former.task) {
      if (!force) throw symetryError(nameTaken(name, client.customer));
      refusePublished(former.task, name, client);
      await stopRun(former.task.id ?? '', client, context);
    }
    if (await context.aliases.claim(key, id, former.id)) return former.task?.id;
  }
}
