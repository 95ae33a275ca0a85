import * as assert from 'uvu/assert';
import { eventually } from '../../support/harness.js';
import { coreId, makeMimir, mimirSuite, type Watcher } from './fixture.js';

mimirSuite('the WebSocket', (test, server) => {
  /** Statuses that a client was told of a task. */
  const toldOf = ({ updates }: Watcher, worktask_id: string) =>
    updates.filter(({ task }) => task.worktask_id === worktask_id).map(({ task }) => task.status);

  const isTold = (watcher: Watcher, { worktask_id }: { readonly worktask_id: string }, status: string) =>
    eventually(() => toldOf(watcher, worktask_id).at(-1) === status, `${status} is told`);

  const watched = async (): Promise<Watcher> => {
    await server.ann();
    const watcher = await server.watcher();
    assert.is(watcher.status, 101, watcher.text());
    return watcher;
  };

  test('tells the whole task at each change of its status, but not that it was submitted', async () => {
    const watcher = await watched();
    const task = await server.made();
    const other = await server.made();
    await server.told(task, { status: 'executing' });
    await isTold(watcher, task, 'executing');
    await server.told(task, { status: 'completed', output_location: 's3://a', metadata: { n: 1 } });
    await isTold(watcher, task, 'completed');
    assert.equal(toldOf(watcher, task.worktask_id), ['executing', 'completed']);
    assert.equal(toldOf(watcher, other.worktask_id), []);
    const { storage_credentials: _, ...data_access } = (await server.read(task)).data_access;
    const expected = { ...(await server.read(task)), data_access: { ...data_access, storage_credentials: '***' } };
    assert.equal(watcher.updates.at(-1), { event: 'task_update', task: expected });
    watcher.socket.terminate();
  });

  test('tells that a worker of the core took a task, started it and ended it', async () => {
    await server.drained();
    const watcher = await watched();
    const task = await server.made();
    assert.is(await server.popped(), coreId(task));
    await isTold(watcher, task, 'spawned');
    const { caller } = await server.ann();
    await server.api.call('tasks.started', { task: coreId(task) }, caller);
    await isTold(watcher, task, 'executing');
    await server.api.call('tasks.completed', { task: coreId(task) }, caller);
    await isTold(watcher, task, 'completed');
    assert.equal(toldOf(watcher, task.worktask_id), ['spawned', 'executing', 'completed']);
    watcher.socket.terminate();
  });

  test('tells a retry as one change, and never what was between', async () => {
    const watcher = await watched();
    const task = await server.made();
    await server.told(task, { status: 'executing' });
    await isTold(watcher, task, 'executing');
    await server.told(task, { status: 'failed', error_message: 'OOMKilled' });
    await isTold(watcher, task, 'queued');
    assert.equal(toldOf(watcher, task.worktask_id), ['executing', 'queued']);
    assert.is(watcher.updates.at(-1)?.task.retry_count, 1);
    watcher.socket.terminate();
  });

  test('tells nothing when nothing of what it shows has changed', async () => {
    const watcher = await watched();
    const [task, last] = [await server.made(), await server.made()];
    const { caller } = await server.ann();
    await server.told(task, { status: 'executing' });
    await isTold(watcher, task, 'executing');
    await server.api.call('tasks.ping', { task: coreId(task) }, caller);
    await server.api.call('tasks.edit', { task: coreId(task), comment: 'seen', force: true }, caller);
    await server.told(last, { status: 'executing' });
    await isTold(watcher, last, 'executing');
    assert.equal(toldOf(watcher, task.worktask_id), ['executing']);
    watcher.socket.terminate();
  });

  test('tells all clients, also after one has left, and after all had', async () => {
    for (let round = 0; round < 2; round++) {
      const watchers = [await watched(), await watched(), await watched()];
      watchers[1]?.socket.terminate();
      const task = await server.made();
      await server.told(task, { status: 'executing' });
      for (const index of [0, 2]) await isTold(watchers[index] as Watcher, task, 'executing');
      for (const { socket } of watchers) socket.terminate();
      await eventually(() => server.api.services.updates.subscribers === 0, 'nothing is listened to any more');
    }
  });

  test('writes one text a frame, as Go writes JSON', async () => {
    const watcher = await watched();
    const task = await server.made({ type: '<b>' });
    await server.told(task, { status: 'failed', error_message: 'a & b' });
    await isTold(watcher, task, 'failed');
    assert.match(watcher.raw.at(-1) ?? '', /^\{"event":"task_update","task":\{.*\}\}$/);
    assert.match(watcher.raw.at(-1) ?? '', '"type":"\\u003cb\\u003e"');
    watcher.socket.terminate();
  });

  test('answers pings, and drops whatever else clients send', async () => {
    const watcher = await watched();
    let ponged = '';
    watcher.socket.on('pong', (data) => {
      ponged = String(data);
    });
    watcher.socket.ping('there?');
    watcher.socket.send('{"hello":"server"}');
    await eventually(() => ponged === 'there?', 'a pong');
    const task = await server.made();
    await server.told(task, { status: 'executing' });
    await isTold(watcher, task, 'executing');
    watcher.socket.terminate();
  });

  test('lets no page of another site listen', async () => {
    await server.ann();
    for (const origin of ['https://evil.example', 'null', `http://rebound.example:${server.port}`]) {
      const { status, text } = await server.watcher({ origin, host: new URL(origin === 'null' ? 'http://x' : origin).host });
      assert.equal([status, text()], [403, 'Forbidden\n'], origin);
    }
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1', `http://127.0.0.1:${server.port}`]) {
      const { status, socket } = await server.watcher({ origin });
      assert.is(status, 101, origin);
      socket.terminate();
    }
  });

  test('is not for requests that ask for no WebSocket', async () => {
    assert.equal(await server.said('GET', '/ws/tasks'), [400, 'Bad Request\n']);
    assert.equal(await server.said('POST', '/ws/tasks'), [405, 'Method not allowed\n']);
  });
});

mimirSuite(
  'the WebSocket for any origin',
  (test, server) => {
    test('lets every page listen', async () => {
      await server.ann();
      const { status, socket } = await server.watcher({ origin: 'https://evil.example' });
      assert.is(status, 101);
      socket.terminate();
    });
  },
  makeMimir({ origins: ['*'] }),
);

mimirSuite(
  'the WebSocket with a token',
  (test, server) => {
    test('ends when the token is revoked', async () => {
      const { secret } = await server.ann();
      const { socket, farewell } = await server.watcher({ authorization: `Bearer ${secret}` });
      await server.auth.surfaceCredentials.revoke('mimir', 'token');
      await eventually(() => farewell() !== undefined, 'the end');
      assert.is(farewell(), 1008);
      socket.terminate();
    });
  },
  makeMimir({ requireToken: true, options: { limits: { heartbeatMs: 30 } } }),
);
