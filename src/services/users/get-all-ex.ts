import type { Caller } from '../../rpc/index.js';
import type { Filter, Scalar } from '../../store/index.js';
import { handler } from '../handler.js';
import { listExpanded } from '../query/list-expanded.js';
import { own } from '../scope.js';
import type { Tasks } from '../tasks/tasks.js';
import { userTable } from './user-table.js';

/** The users of the company that match, or of them those who made tasks in some projects; the company as an object. */
export const getAllEx = handler('users.get_all_ex', async (call) => {
  const { request, caller, tasks, identities } = call;
  const projects = request.active_in_projects;
  const active = projects && { id: { $in: await makersOfTasks(projects, tasks, caller) } };
  return { users: (await listExpanded(call, identities.users, userTable, { also: [active] })).documents };
});

/** Who made the company's tasks in these projects and below them, or in any when none is named (task-core 9.1). */
async function makersOfTasks(projects: readonly string[], tasks: Tasks, caller: Caller): Promise<readonly Scalar[]> {
  const within: Filter = projects.length === 0 ? {} : { project: { $in: await tasks.projects.withDescendants(projects) } };
  return tasks.collection.distinct('user', { ...own(caller), ...within });
}
