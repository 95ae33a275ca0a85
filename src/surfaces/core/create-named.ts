import type { Actions, TasksCreateRequest } from '../../generated/index.js';
import type { Caller, InProcessCaller } from '../../rpc/index.js';
import type { Aliases, AliasKey } from '../rest/index.js';
import { taskOf } from './find-task.js';

export interface CreateNamedParts {
  readonly call: InProcessCaller<Actions>;
  readonly aliases: Aliases;
}

/** Makes a task whose name is to be its own. Gives its id; undefined when another task has the name. */
export async function createNamed(
  name: AliasKey,
  request: TasksCreateRequest,
  caller: Caller,
  { call, aliases }: CreateNamedParts,
): Promise<string | undefined> {
  // A task that was deleted by another way in leaves its name behind.
  const former = await aliases.find(name);
  if (former !== undefined && (await taskOf(former, caller, call))) return undefined;
  const { id = '' } = await call('tasks.create', request, caller);
  // Of two that ask for one name at the same time, the second to get here gives way.
  if (await aliases.claim(name, id, former)) return id;
  await call('tasks.delete', { task: id, force: true }, caller);
  return undefined;
}
