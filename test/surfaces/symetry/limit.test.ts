import * as assert from 'uvu/assert';
import { eventually } from '../../support/harness.js';
import type { SurfaceAccount } from '../support/surface-server.js';
import { type SymetryServer, symetrySuite } from './fixture.js';

const OK = [200, 'OK', 'OK'];
const REFUSED = [500, 'INTERNAL_SERVER_ERROR', 'Job execution was refused by server.'];

/** Tasks of the surface that run, of all customers. */
const running = (server: SymetryServer) =>
  server.api.services.tasks.collection.count({ system_tags: 'surface:symetry', status: { $in: ['queued', 'in_progress'] } });

const start = (server: SymetryServer, account: SurfaceAccount, name: string) => server.said(account, 'GET', `/${name}/start`);

/** So many customers with so many tasks each, and nothing of what ran before. */
async function customers(server: SymetryServer, count: number, each: number): Promise<[SurfaceAccount, string][]> {
  await server.api.services.tasks.collection.deleteMany({});
  const made: [SurfaceAccount, string][] = [];
  for (let i = 0; i < count; i++) {
    const account = await server.customer();
    for (let n = 1; n <= each; n++) {
      await server.made(account, `t${n}`);
      made.push([account, `t${n}`]);
    }
  }
  return made;
}

symetrySuite('the limit of tasks that run (sml.task.max)', (test, server) => {
  test('holds over all customers and companies, and is checked at the start alone (A-SYM-3)', async () => {
    const tasks = await customers(server, 2, 3);
    for (const [account, name] of tasks.slice(0, 4)) assert.equal(await start(server, account, name), OK);
    for (const [account, name] of tasks.slice(4)) assert.equal(await start(server, account, name), REFUSED);
    const [[ann]] = tasks as [[SurfaceAccount, string]];
    await server.made(ann, 'one more');
    assert.equal(await start(server, ann, 't1'), OK, 'one that runs goes on');
    assert.is(await running(server), 4);
  });

  test('tells nothing of it to the log of failures: it is no fault of the server', async () => {
    const tasks = await customers(server, 5, 1);
    for (const [account, name] of tasks) await start(server, account, name);
    assert.equal(
      server.errors.filter(({ code }) => code >= 500),
      [],
    );
    assert.ok(server.errors.some(({ code }) => code === 429));
  });

  test('leaves a completed task as it is when there is no slot for it', async () => {
    const tasks = await customers(server, 1, 4);
    for (const [account, name] of tasks) await start(server, account, name);
    const [[ann]] = tasks as [[SurfaceAccount, string]];
    const id = await server.madeIn(ann, 'done', 'completed', { completed: new Date(0) });
    assert.equal(await start(server, ann, 'done'), REFUSED);
    assert.is((await server.api.read(id)).status, 'completed');
  });

  const ends: readonly (readonly [string, (server: SymetryServer, account: SurfaceAccount, id: string) => Promise<unknown>])[] = [
    ['is stopped over the surface', (_, account) => server.asked(account, 'GET', '/t1/stop')],
    ['is deleted over the surface', (_, account) => server.asked(account, 'DELETE', '/t1')],
    ['is replaced', (_, account) => server.create(account, { name: 't1' }, '?force=true')],
    ['is dequeued over the API', (_, { caller }, task) => server.api.call('tasks.dequeue', { task }, caller)],
    ['is deleted over the API', (_, { caller }, task) => server.api.call('tasks.delete', { task, force: true }, caller)],
    ['fails', (_, { caller }, task) => server.api.call('tasks.failed', { task, force: true }, caller)],
    ['is reset', (_, { caller }, task) => server.api.call('tasks.reset', { task }, caller)],
  ];
  for (const [what, end] of ends) {
    test(`a slot is free again when its task ${what}`, async () => {
      const tasks = await customers(server, 5, 1);
      for (const [account, name] of tasks.slice(0, 4)) await start(server, account, name);
      const [[first], , , , [last, name]] = tasks as [[SurfaceAccount, string], 1, 2, 3, [SurfaceAccount, string]];
      assert.equal(await start(server, last, name), REFUSED);
      await end(server, first, await server.coreId(first, 't1'));
      assert.equal(await start(server, last, name), OK);
      assert.is(await running(server), 4);
    });
  }

  test('a slot stays taken while the process of a stopped task ends', async () => {
    const tasks = await customers(server, 5, 1);
    for (const [account, name] of tasks.slice(0, 4)) await start(server, account, name);
    const [[first], , , , [last, name]] = tasks as [[SurfaceAccount, string], 1, 2, 3, [SurfaceAccount, string]];
    const task = await server.takenBy('w1', first);
    await server.asked(first, 'GET', '/t1/stop');
    assert.equal(await start(server, last, name), REFUSED);
    await server.api.call('tasks.stopped', { task }, first.caller);
    assert.equal(await start(server, last, name), OK);
  });

  test('of twenty that start at once four run, and the others are told', async () => {
    const tasks = await customers(server, 5, 4);
    const answers = await Promise.all(tasks.map(([account, name]) => start(server, account, name)));
    assert.is(answers.filter(([status]) => status === 200).length, 4);
    for (const answer of answers.filter(([status]) => status !== 200)) assert.equal(answer, REFUSED);
    assert.is(await running(server), 4);
  });

  test('holds while tasks are started and stopped all the time', async () => {
    const tasks = await customers(server, 4, 2);
    let over = 0;
    let busy = true;
    const watch = (async () => {
      for (; busy; await new Promise(setImmediate)) over = Math.max(over, await running(server));
    })();
    const turns = tasks.map(async ([account, name]) => {
      for (let turn = 0; turn < 4; turn++) {
        await start(server, account, name);
        await server.asked(account, 'GET', `/${name}/stop`);
      }
    });
    await Promise.all(turns);
    busy = false;
    await watch;
    assert.ok(over <= 4, `${over} ran at once`);
    for (const [account, name] of tasks.slice(0, 4)) {
      await eventually(async () => (await start(server, account, name))[0] === 200, 'no slot was lost');
    }
  });
});

symetrySuite(
  'no task may run',
  (test, server) => {
    test('where the limit is 0', async () => {
      const ann = await server.customer();
      await server.made(ann);
      assert.equal(await start(server, ann, 't1'), REFUSED);
    });
  },
  { taskMax: 0 },
);
