import * as assert from 'uvu/assert';
import type { Caller } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import { makeMimir, mimirSuite, newTask, TASKS } from './fixture.js';

const REFUSED = [401, 'Unauthorized\n'] as const;

mimirSuite('the token', (test, server) => {
  test('is asked for on all routes of work tasks', async () => {
    const { worktask_id } = await server.made();
    for (const [method, target] of [
      ['GET', TASKS],
      ['POST', TASKS],
      ['GET', `${TASKS}/${worktask_id}`],
      ['POST', `${TASKS}/${worktask_id}`],
      ['GET', `${TASKS}/none`],
    ] as const) {
      assert.equal(await server.said(method, target, undefined, { authorization: undefined }), REFUSED, `${method} ${target}`);
    }
  });

  test('is compared exactly', async () => {
    const { secret } = await server.ann();
    for (const authorization of [
      secret,
      `bearer ${secret}`,
      `Bearer  ${secret}`,
      `Bearer ${secret}x`,
      `Bearer ${secret.slice(1)}`,
      'Bearer ',
      'Bearer',
      `Basic ${Buffer.from(`token:${secret}`).toString('base64')}`,
    ]) {
      assert.equal(await server.said('GET', TASKS, undefined, { authorization }), REFUSED, authorization);
    }
    assert.is((await server.asked('GET', TASKS)).status, 200);
    assert.is(server.used.at(-1)?.surface, 'mimir');
  });

  test('shows the tasks of its own company, and no public ones', async () => {
    const { caller } = await server.ann();
    const made = await server.made();
    const foreign = await server.api.stored({ company: newId(), system_tags: ['surface:mimir', `account:${caller.company}`] });
    const shared = await server.api.stored({ company: '', system_tags: ['surface:mimir', `account:${caller.company}`] });
    const elsewhere = await server.api.stored({ company: caller.company });
    const ids = (await server.listed()).tasks.map(({ worktask_id }) => worktask_id);
    assert.ok(ids.includes(made.worktask_id));
    for (const { id } of [foreign, shared, elsewhere]) {
      const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      assert.not.ok(ids.includes(dashed));
      assert.is((await server.asked('GET', `${TASKS}/${dashed}`)).status, 404);
      assert.is((await server.asked('POST', `${TASKS}/${dashed}`, { status: 'completed' })).status, 500);
    }
  });
});

mimirSuite(
  'a server that wants the token everywhere',
  (test, server) => {
    test('asks for it on figures and the WebSocket, and not for readiness', async () => {
      const { secret } = await server.ann();
      const nobody = { authorization: undefined };
      for (const path of ['/api/metrics', '/health']) {
        assert.equal(await server.said('GET', path, undefined, nobody), REFUSED, path);
        assert.is((await server.asked('GET', path)).status, 200, path);
      }
      assert.is((await server.asked('GET', '/ready', undefined, nobody)).status, 200);
      assert.is((await server.watcher()).status, 401);
      assert.is((await server.watcher({ authorization: 'Bearer wrong' })).status, 401);
      const watcher = await server.watcher({ authorization: `Bearer ${secret}` });
      assert.is(watcher.status, 101);
      watcher.socket.terminate();
    });
  },
  makeMimir({ requireToken: true }),
);

const bob: Caller = { user: 'bob', company: newId(), role: 'user', userName: 'Bob', companyName: 'Bobs' };

mimirSuite(
  'an open server',
  (test, server) => {
    const nobody = { authorization: undefined };

    test('lets in who presents nothing, as the user it names', async () => {
      const { status, json } = await server.asked('POST', TASKS, newTask(), nobody);
      assert.is(status, 201);
      assert.equal(json.data_access.storage_credentials, '***');
      const { user, company } = await server.stored(json);
      assert.equal([user, company], [bob.user, bob.company]);
      const target = `${TASKS}/${json.worktask_id}`;
      assert.is((await server.asked('POST', target, { status: 'executing' }, nobody)).status, 200);
      const read = await server.asked('GET', target, undefined, nobody);
      assert.equal([read.json.status, read.json.data_access.storage_credentials], ['executing', '***']);
    });

    test('refuses a token that is wrong all the same', async () => {
      assert.equal(await server.said('GET', TASKS, undefined, { authorization: 'Bearer wrong' }), REFUSED);
    });

    test('refuses pages of other sites: whoever looks at one has not asked for it', async () => {
      for (const origin of ['https://evil.example', 'null']) {
        assert.equal(await server.said('POST', TASKS, newTask(), { ...nobody, origin }), REFUSED, origin);
      }
      assert.is((await server.asked('GET', TASKS, undefined, { ...nobody, origin: 'http://localhost:3000' })).status, 200);
    });
  },
  makeMimir({ open: async () => bob }),
);
