import type { Actions } from '../../generated/index.js';
import type { Caller } from '../../rpc/index.js';
import { isReadable } from '../scope.js';
import type { Scope } from './update-event.js';

/** Says of a task whether a caller wants, and may have, its changes. */
export type Interest = (scope: Scope) => boolean;

type Filters = Pick<Actions['updates.watch']['request'], 'project' | 'status' | 'queue' | 'id'>;

/** Own and public tasks, as in lists, that meet every filter given. */
export function interestOf(filters: Filters, caller: Caller): Interest {
  const [id, project, status, queue] = [filters.id, filters.project, filters.status, filters.queue].map(
    (values) => values && new Set(values),
  );
  const meets = (wanted: ReadonlySet<string> | undefined, value: string | undefined) =>
    wanted === undefined || (value !== undefined && wanted.has(value));
  return (scope) =>
    isReadable(scope, caller) &&
    meets(id, scope.task) &&
    meets(project, scope.project) &&
    meets(status, scope.status) &&
    meets(queue, scope.queue);
}
