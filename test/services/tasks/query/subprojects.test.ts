import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { COMPANY } from './stored-task.js';
import { onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/subprojects');

/** Projects top > mid > low, and aside; a task of its own name and type in each. */
async function seed(world: World): Promise<void> {
  const paths = { top: [], mid: ['top'], low: ['top', 'mid'], aside: [] };
  const projects = Object.entries(paths).map(([id, path]) => ({ id, company: COMPANY, name: id, path }));
  await world.put('projects', ...projects);
  await world.seed({
    top1: { project: 'top', type: 'training' },
    mid1: { project: 'mid', type: 'testing' },
    low1: { project: 'low', type: 'qc', system_tags: ['hidden'] },
    aside1: { project: 'aside', type: 'custom' },
    loose: { type: 'service' },
  });
}

onEveryEngine(test, 'get_all_ex takes in what lies below when asked to', async (world) => {
  await seed(world);
  const found = async (
    request: Readonly<Record<string, unknown>>,
    action: 'tasks.get_all' | 'tasks.get_all_ex' = 'tasks.get_all_ex',
  ) => {
    const { data } = await world.ask(action, { only_fields: ['id'], search_hidden: true, ...request });
    return data.tasks
      .map(({ id }) => id)
      .sort()
      .join(' ');
  };
  assert.is(await found({ project: ['top'], include_subprojects: true }), 'low1 mid1 top1');
  assert.is(await found({ project: ['mid', 'aside'], include_subprojects: true }), 'aside1 low1 mid1');
  assert.is(await found({ project: ['top'], include_subprojects: false }), 'top1');
  assert.is(await found({ project: ['top'] }), 'top1');
  assert.is(await found({ project: ['-mid'], include_subprojects: true }), 'aside1 loose top1');
  assert.is(await found({ project: ['mid', null], include_subprojects: true }), 'loose low1 mid1');
  assert.is(await found({ include_subprojects: true }), 'aside1 loose low1 mid1 top1');
  assert.is(await found({ project: ['top'], include_subprojects: true }, 'tasks.get_all'), 'top1');
});

onEveryEngine(test, 'types are those of the projects and below, hidden tasks too', async (world) => {
  await seed(world);
  const types = async (projects?: readonly string[]) => {
    const { data } = await world.ask('tasks.get_types', projects ? { projects } : {});
    return (data.types as string[]).sort().join(' ');
  };
  assert.is(await types(['top']), 'qc testing training');
  assert.is(await types(['aside', 'low']), 'custom qc');
  assert.is(await types(['nosuch']), '');
  assert.is(await types([]), 'custom service testing training');
  assert.is(await types(), 'custom service testing training');
});

onEveryEngine(test, 'only known types of own and public tasks are told', async (world) => {
  await world.seed({
    a: { type: 'dataset_import' },
    b: { type: 'optimizer', company: '' },
    c: { type: 'monitor', company: 'other' },
  });
  const { data } = await world.ask('tasks.get_types', {});
  assert.equal(data.types, ['optimizer']);
});

test.run();
