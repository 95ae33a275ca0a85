import * as assert from 'uvu/assert';
import { eventually } from '../../support/harness.js';
import { coreId, mimirSuite, newTask, TASKS } from './fixture.js';

const SECRET = 'aws:AKIA-very-secret-4711';
const WITH_SECRET = { data_access: { input_datasets: [], output_location: 's3://o/', storage_credentials: SECRET } };

mimirSuite('storage credentials', (test, server) => {
  test('are given to a worker that presents the token, exactly as they came', async () => {
    const made = await server.made(WITH_SECRET);
    assert.is(made.data_access.storage_credentials, '***');
    assert.equal((await server.read(made)).data_access, WITH_SECRET.data_access);
  });

  test('are in no list, on no socket and nowhere in the core', async () => {
    const watcher = await server.watcher();
    const made = await server.made(WITH_SECRET);
    const { caller } = await server.ann();
    await server.told(made, { status: 'executing' });
    await eventually(() => watcher.updates.length > 0, 'the update');
    assert.is(watcher.updates[0]?.task.data_access.storage_credentials, '***');
    const seen = [
      watcher.raw.join(),
      (await server.asked('GET', TASKS)).text,
      JSON.stringify(await server.stored(made)),
      JSON.stringify(await server.api.call('tasks.get_by_id', { task: coreId(made) }, caller)),
      JSON.stringify(await server.api.call('tasks.get_all_ex', { id: [coreId(made)] }, caller)),
    ];
    for (const text of seen) {
      assert.ok(text.includes(coreId(made)) || text.includes(made.worktask_id));
      assert.not.match(text, SECRET);
      assert.not.match(text, Buffer.from(SECRET).toString('base64').slice(0, 20));
    }
    watcher.socket.terminate();
  });

  test('outlast updates and retries', async () => {
    const made = await server.made(WITH_SECRET);
    for (const status of ['executing', 'queued', 'spawned', 'executing']) await server.told(made, { status });
    await server.told(made, { status: 'failed', error_message: 'OOMKilled' });
    assert.is((await server.read(made)).data_access.storage_credentials, SECRET);
  });

  test('of a task that was copied in the core are not given with the copy', async () => {
    const made = await server.made(WITH_SECRET);
    const { caller } = await server.ann();
    const { system_tags } = await server.stored(made);
    const { id = '' } = await server.api.call('tasks.clone', { task: coreId(made), new_task_system_tags: system_tags }, caller);
    const copy = { worktask_id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
    assert.is((await server.read(copy)).data_access.storage_credentials, '');
  });

  test('that were put in place of those of another task do not open: 500, and not a word of why', async () => {
    const [one, other] = [await server.made(WITH_SECRET), await server.made(WITH_SECRET)];
    const { caller } = await server.ann();
    const [kept, foreign] = [await server.stored(one), await server.stored(other)].map(
      ({ configuration }) => JSON.parse(configuration.mimir?.value ?? '') as { credentials: { task: string; sealed: string } },
    );
    const mixed = { ...kept, credentials: { task: coreId(one), sealed: foreign?.credentials.sealed } };
    const configuration = { mimir: { name: 'mimir', type: 'json', value: JSON.stringify(mixed) } };
    await server.api.call('tasks.edit', { task: coreId(one), configuration, force: true }, caller);
    assert.equal(await server.said('GET', `${TASKS}/${one.worktask_id}`), [500, 'General server error\n']);
    assert.is(
      (await server.listed()).tasks.find((task) => task.worktask_id === one.worktask_id)?.data_access.storage_credentials,
      '***',
    );
  });

  test('are left out where none came', async () => {
    const { status, json } = await server.asked('POST', TASKS, newTask({ data_access: { storage_credentials: '' } }));
    assert.is(status, 201);
    assert.is(json.data_access.storage_credentials, '');
    assert.is((await server.read(json)).data_access.storage_credentials, '');
  });
});
