import type { Actions } from '../../generated/index.js';
import { versionChange } from '../../rpc/index.js';
import { listValue } from '../query/request-values.js';
import { downOfTasks, type Shown } from './shown-tasks.js';

interface Tags {
  readonly tags?: readonly string[] | undefined;
  readonly system_tags?: readonly string[] | undefined;
}

const down = downOfTasks(mergeTags);

/** Before 2.3 there was one list of tags: those the system uses are told by their names (task-core 5.9). */
export const systemTags = versionChange<Actions>({
  version: '2.3',
  description: 'Tags of the system are in a list of their own, system_tags.',
  actions: {
    ...down,
    'tasks.create': { up: splitTags },
    'tasks.validate': { up: splitTags },
    'tasks.edit': { up: splitTags, ...down['tasks.edit'] },
    'tasks.update': {
      up: splitTags,
      down: (answer) => (answer.fields ? { ...answer, fields: mergeTags(answer.fields) } : answer),
    },
    'tasks.update_batch': { up: (lines) => lines.map(splitTags) },
    'tasks.get_all': { up: splitFilter, ...down['tasks.get_all'] },
    'tasks.get_all_ex': { up: splitFilter, ...down['tasks.get_all_ex'] },
    'tasks.get_by_id_ex': { up: splitFilter, ...down['tasks.get_by_id_ex'] },
  },
});

function splitTags<Request extends Tags>(request: Request): Request {
  const { tags, system_tags } = request;
  if (!tags || system_tags) return request;
  return { ...request, tags: tags.filter((tag) => !isSystemTag(tag)), system_tags: tags.filter(isSystemTag) };
}

/** The same of a filter, which may hold null and operators. */
function splitFilter<Request extends object>(request: Request): Request {
  const { tags, system_tags } = request as Shown;
  if (tags === undefined || system_tags !== undefined) return request;
  const items = listValue('tags', tags);
  const system = items.filter((tag) => tag !== null && isSystemTag(tag));
  return { ...request, tags: items.filter((tag) => !system.includes(tag)), system_tags: system };
}

/** A tag, or its exclusion with `-`, that belongs to the system. */
function isSystemTag(tag: string): boolean {
  const name = tag.startsWith('-') ? tag.slice(1) : tag;
  return ['active', 'archived', 'development'].includes(name) || name.toLowerCase().startsWith('annotat');
}

/** Without system tags in the answer there is nothing to merge, not even for a caller that asked for tags alone. */
function mergeTags(task: Shown): Shown {
  const { tags, system_tags: systemTags } = task;
  if (!Array.isArray(systemTags)) return task;
  return { ...task, tags: [...new Set([...(Array.isArray(tags) ? tags : []), ...systemTags])].sort() };
}
