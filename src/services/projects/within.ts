import type { Caller } from '../../rpc/index.js';
import type { Filter } from '../../store/index.js';
import { own } from '../scope.js';
import type { Projects } from './projects.js';

/** What lies in the projects, with what is below them when asked for; everything when none is named. */
export async function within(
  named: readonly string[] | undefined,
  projects: Projects,
  { subprojects = true } = {},
): Promise<Filter> {
  if (!named || named.length === 0) return {};
  return { project: { $in: subprojects ? await projects.withDescendants(named) : named } };
}

/** What of that is the caller's own. */
export async function ownWithin(named: readonly string[] | undefined, caller: Caller, projects: Projects): Promise<Filter> {
  return { ...own(caller), ...(await within(named, projects)) };
}
