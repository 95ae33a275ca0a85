import { handler } from '../handler.js';
import { ownOrPublic } from '../scope.js';

/** The frameworks of own and public models; with `projects` only of those in them or below. */
export const getFrameworks = handler('models.get_frameworks', async ({ request, caller, models, projects }) => {
  const { projects: named = [] } = request;
  const within = named.length > 0 ? { project: { $in: await projects.withDescendants(named) } } : {};
  const found = await models.collection.distinct('framework', { ...ownOrPublic(caller), ...within });
  return { frameworks: found.filter((framework): framework is string => typeof framework === 'string' && framework !== '') };
});
