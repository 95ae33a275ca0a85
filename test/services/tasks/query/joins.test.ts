import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { at, COMPANY, OTHER_COMPANY, USER } from './stored-task.js';
import { onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/joins');

/** A task in a queue, with a parent, a project, a user, a company, a model that exists and one that is gone. */
async function seed(world: World): Promise<void> {
  const now = at('10:00:00');
  const times = { created: now, last_update: now };
  const lists = { tags: [], system_tags: [] };
  await world.seed({
    parent: { name: 'the parent', status: 'published', project: 'p', tags: ['b', 'a'] },
    t: {
      name: 'the task',
      project: 'p',
      parent: 'parent',
      execution: { queue: 'q', framework: 'fw' },
      models: {
        input: [{ name: 'i', model: 'm' }],
        output: [
          { name: 'o', model: 'gone' },
          { name: 'o2', model: 'm', updated: now },
        ],
      },
    },
  });
  await world.put('projects', {
    id: 'p',
    company: COMPANY,
    user: USER,
    name: 'A/project',
    basename: 'project',
    description: '',
    featured: 9999,
    path: ['a'],
    parent: 'a',
    ...times,
    ...lists,
  });
  await world.put('queues', {
    id: 'q',
    company: COMPANY,
    name: 'the queue',
    metadata: { 'k%2E1': { key: 'k.1', type: 's', value: 'v' } },
    ...times,
    ...lists,
  });
  await world.put('queue_entries', { id: 'e', company: COMPANY, queue: 'q', task: 't', added: now, position: '1' });
  await world.put('models', {
    id: 'm',
    company: COMPANY,
    user: USER,
    name: 'resnet',
    uri: 'file:///m',
    ready: true,
    labels: { cat: 1 },
    ...times,
    ...lists,
  });
  await world.put('users', {
    id: USER,
    company: COMPANY,
    name: 'Jane Doe',
    role: 'user',
    email: 'j@x',
    unique_name: 'j@x',
    created: now,
  });
  await world.put('companies', { id: COMPANY, name: 'Acme', created: now });
}

async function joined(world: World, ...onlyFields: string[]): Promise<unknown> {
  const { data } = await world.ask('tasks.get_all_ex', { id: ['t'], only_fields: onlyFields });
  assert.is(data.tasks.length, 1);
  return data.tasks[0];
}

onEveryEngine(test, 'references are objects, id always comes, hidden fields do not', async (world) => {
  await seed(world);
  const { data } = await world.ask('tasks.get_all_ex', { id: ['t'] });
  const task = data.tasks[0] ?? {};
  assert.equal(
    [task.id, task.company, task.user, task.project, task.parent, (task.execution as { queue: unknown }).queue],
    ['t', { id: COMPANY }, { id: USER }, { id: 'p' }, { id: 'parent' }, { id: 'q' }],
  );
  assert.equal(task.models, {
    input: [{ name: 'i', model: { id: 'm' } }],
    output: [
      { name: 'o', model: { id: 'gone' } },
      { name: 'o2', model: { id: 'm' }, updated: '2026-03-01T10:00:00+00:00' },
    ],
  });
  assert.is('unique_metrics' in task, false);
});

onEveryEngine(test, 'a path past a reference brings what it leads to', async (world) => {
  await seed(world);
  assert.equal(await joined(world, 'project.name'), { id: 't', project: { id: 'p', name: 'A/project' } });
  assert.equal(await joined(world, 'user.name'), { id: 't', user: { id: USER, name: 'Jane Doe' } });
  assert.equal(await joined(world, 'company.name'), { id: 't', company: { id: COMPANY, name: 'Acme' } });
  assert.equal(await joined(world, 'execution.queue.name'), { id: 't', execution: { queue: { id: 'q', name: 'the queue' } } });
  assert.equal(await joined(world, 'name', 'parent.name', 'parent.status', 'project.basename'), {
    id: 't',
    name: 'the task',
    parent: { id: 'parent', name: 'the parent', status: 'published' },
    project: { id: 'p', basename: 'project' },
  });
});

onEveryEngine(test, 'joins go on from what was joined', async (world) => {
  await seed(world);
  assert.equal(await joined(world, 'parent.project.name', 'parent.tags'), {
    id: 't',
    parent: { id: 'parent', project: { id: 'p', name: 'A/project' }, tags: ['a', 'b'] },
  });
  assert.equal(await joined(world, 'project.user.name'), { id: 't', project: { id: 'p', user: { id: USER, name: 'Jane Doe' } } });
  assert.equal(await joined(world, 'parent.parent.name'), { id: 't', parent: { id: 'parent' } });
});

onEveryEngine(test, 'references in lists are joined each, and what is gone is its id', async (world) => {
  await seed(world);
  assert.equal(await joined(world, 'models.output.model.name', 'models.input.model.labels'), {
    id: 't',
    models: {
      input: [{ model: { id: 'm', labels: { cat: 1 } } }],
      output: [{ model: { id: 'gone' } }, { model: { id: 'm', name: 'resnet' } }],
    },
  });
});

onEveryEngine(test, 'a reference alone, or its id, is not followed', async (world) => {
  await seed(world);
  assert.equal(await joined(world, 'project', 'user.id'), { id: 't', project: { id: 'p' }, user: { id: USER } });
  assert.equal(await joined(world, 'execution.queue'), { id: 't', execution: { queue: { id: 'q' } } });
});

onEveryEngine(test, 'a star brings all of what lies there, hidden fields too', async (world) => {
  await seed(world);
  assert.equal(await joined(world, 'project.*'), {
    id: 't',
    project: {
      id: 'p',
      company: { id: COMPANY },
      user: { id: USER },
      name: 'A/project',
      basename: 'project',
      description: '',
      created: '2026-03-01T10:00:00+00:00',
      last_update: '2026-03-01T10:00:00+00:00',
      tags: [],
      system_tags: [],
      featured: 9999,
      parent: { id: 'a' },
      path: ['a'],
    },
  });
  assert.equal(await joined(world, 'execution.queue.*'), {
    id: 't',
    execution: {
      queue: {
        id: 'q',
        name: 'the queue',
        company: { id: COMPANY },
        created: '2026-03-01T10:00:00+00:00',
        tags: [],
        system_tags: [],
        entries: [{ task: { id: 't' }, added: '2026-03-01T10:00:00+00:00' }],
        last_update: '2026-03-01T10:00:00+00:00',
        metadata: { 'k.1': { key: 'k.1', type: 's', value: 'v' } },
      },
    },
  });
  assert.equal(await joined(world, 'execution.queue.entries.task.name', 'execution.queue.entries.added'), {
    id: 't',
    execution: { queue: { id: 'q', entries: [{ task: { id: 't', name: 'the task' }, added: '2026-03-01T10:00:00+00:00' }] } },
  });
});

onEveryEngine(test, 'a star for the task itself goes together with joins', async (world) => {
  await seed(world);
  const everything = (await joined(world, '*')) as Record<string, unknown>;
  assert.equal(everything.unique_metrics, []);
  assert.equal(await joined(world, '*', 'script.*', 'project.name'), { ...everything, project: { id: 'p', name: 'A/project' } });
  assert.equal(await joined(world, '*', 'execution.queue.name'), {
    ...everything,
    execution: { ...(everything.execution as object), queue: { id: 'q', name: 'the queue' } },
  });
  const { script: _, ...others } = everything;
  assert.equal(await joined(world, '*', '-script'), others);
});

onEveryEngine(test, 'what only the user service may know never comes with a user', async (world) => {
  await seed(world);
  const text = JSON.stringify(await joined(world, 'user.*'));
  assert.not.match(text, 'j@x');
  assert.not.match(text, 'role');
  assert.match(text, 'Jane Doe');
});

onEveryEngine(test, 'unset references stay away, and their containers stay', async (world) => {
  await world.seed({ t: {} });
  assert.equal(await joined(world, 'parent.name'), { id: 't' });
  assert.equal(await joined(world, 'execution.queue.name'), { id: 't', execution: {} });
  assert.equal(await joined(world, 'models.input.model.name'), { id: 't', models: { input: [] } });
});

onEveryEngine(test, 'a public task has an empty company, and shows nothing of another company', async (world) => {
  await seed(world);
  await world.seed({
    pub: { company: '', company_origin: COMPANY, project: 'p' },
    mine: { company: OTHER_COMPANY, parent: 't' },
  });
  const ask = async (id: string, ...onlyFields: string[]) => {
    const request = { id: [id], only_fields: onlyFields };
    return (await world.ask('tasks.get_by_id_ex', request, { caller: { company: OTHER_COMPANY } })).data.tasks;
  };
  assert.equal(await ask('pub', 'company.name', 'project.name', 'user.name'), [
    { id: 'pub', company: {}, user: { id: USER }, project: { id: 'p' } },
  ]);
  assert.equal(await ask('mine', 'company.name', 'parent.name'), [
    { id: 'mine', company: { id: OTHER_COMPANY }, parent: { id: 't' } },
  ]);
  assert.equal(await ask('t', 'name'), []);
});

onEveryEngine(test, 'each referenced collection is read once, however many tasks refer to it', async (world) => {
  await seed(world);
  const many = Array.from(
    { length: 20 },
    (_, i) => [`x${i}`, { project: `p${i % 3}`, parent: 'parent', user: `u${i}` }] as const,
  );
  await world.seed(Object.fromEntries(many));
  const reads: string[] = [];
  const counting = new Proxy(world.store, {
    get: (store, member) => {
      if (member !== 'collection') return Reflect.get(store, member);
      return (name: string) => {
        const collection = store.collection(name);
        const find: typeof collection.find = (filter, options) => {
          reads.push(name);
          return collection.find(filter, options);
        };
        return { find };
      };
    },
  });
  const onlyFields = [
    'project.name',
    'user.name',
    'parent.name',
    'parent.project.name',
    'models.input.model.name',
    'models.output.model.uri',
  ];
  const { data } = await world.ask('tasks.get_all_ex', { only_fields: onlyFields }, { services: { store: counting } });
  assert.is(data.tasks.length, 22);
  assert.equal(reads.sort(), ['models', 'projects', 'projects', 'tasks', 'users']);
});

test.run();
