import type { Filter } from '../../store/index.js';
import { handler } from '../handler.js';
import { allOf } from '../query/combine.js';
import { joinReferences } from '../query/join.js';
import { presenter } from '../query/present.js';
import { selectionOf } from '../query/selection.js';
import { shapes, taskShape } from '../query/shapes/index.js';
import { own, ownOrPublic } from '../scope.js';
import { within } from './within.js';

/** What is told of a parent. */
const selection = selectionOf(['name', 'project.name'], taskShape, { aliases: [], joined: shapes });

const states: Readonly<Record<'active' | 'archived', Filter>> = {
  active: { system_tags: { $nin: ['archived'] } },
  archived: { system_tags: 'archived' },
};

/** The tasks that own tasks descend from, by name. Those that are gone, or another company's, are not among them. */
export const getTaskParents = handler('projects.get_task_parents', async (call) => {
  const { request, caller, projects, tasks, store, signal } = call;
  const { projects: named = [], include_subprojects: subprojects, tasks_state } = request;
  const where = named.length > 0 ? await within(named, projects, { subprojects }) : { system_tags: { $nin: ['hidden'] } };
  const children = allOf([own(caller), where, tasks_state && states[tasks_state]]);
  const parents = await tasks.collection.find(
    { ...ownOrPublic(caller), id: { $in: await tasks.collection.distinct('parent', children) } },
    { projection: { include: ['name', 'project'] }, sort: [{ path: 'name' }, { path: 'id' }], signal },
  );
  const references = await joinReferences(parents, taskShape, selection, { store, caller, signal, shapes });
  return { parents: parents.map(presenter(taskShape.fields, selection, references)) };
});
