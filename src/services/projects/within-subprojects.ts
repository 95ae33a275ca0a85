import { type ListCondition, parseListFilter } from '../query/list-filter.js';
import { listValue } from '../query/request-values.js';
import type { Projects } from './projects.js';

/**
 * What `include_subprojects` makes of a request's filter by project: the projects take in, or leave out, everything below them.
 *
 * @returns the condition in place of that of the request, by request field; undefined when the request stays as it is
 */
export async function withinSubprojects(
  request: Readonly<Record<string, unknown>>,
  projects: Projects,
): Promise<ReadonlyMap<string, ListCondition> | undefined> {
  if (request.include_subprojects !== true || request.project === undefined) return undefined;
  const condition = parseListFilter(listValue('project', request.project));
  const [within, notIn] = await Promise.all([projects.withDescendants(condition.in), projects.withDescendants(condition.notIn)]);
  return new Map([['project', { ...condition, in: within, notIn }]]);
}
