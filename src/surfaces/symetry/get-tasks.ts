import type { SymetryHandlers } from '../../generated/surfaces/symetry.js';
import { everyTask } from '../core/every-task.js';
import { ok } from './answers.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { nameOf, SECTION } from './stored-task.js';

const FIELDS = ['id', 'name', 'type', 'company', 'system_tags', `configuration.${SECTION}`];

/** Lists the names of a customer's tasks, the oldest first; each once, also where the core has two (rest-surfaces 3.2). */
export function getTasks({ call, shown }: SymetryContext): SymetryHandlers<SymetryClient>['get_tasks'] {
  return async ({ who }) => {
    const search = { ...shown.filter(who), order_by: ['created'], only_fields: FIELDS };
    const found = await everyTask(search, who.caller, call);
    const tasks = found.filter((task) => shown.isOwn(task, who) || shown.isShared(task, who));
    return { status: 200, body: ok({ stringList: { values: [...new Set(tasks.map(nameOf))] } }) };
  };
}
