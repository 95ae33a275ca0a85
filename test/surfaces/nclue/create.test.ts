import * as assert from 'uvu/assert';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { coreId, nclueSuite, newTask } from './fixture.js';

const TASKS = '/api/v1/tasks';
const DUPLICATE = [409, '10102', 'DUPLICATE_NAME'];

nclueSuite('creating a task', (test, server) => {
  test('answers what it is made of, and nothing of how it goes', async () => {
    const ann = await server.ann();
    const given = { name: 'Pets', train_feature_id: 'f1', train_bucket: 'b', train_file_path: 'd/p.tsv', test_feature_id: null };
    const { task_id, created_at, ...rest } = await server.made(ann, given);
    assert.match(task_id, /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    assert.equal(rest, {
      task_name: 'Pets',
      train_feature_id: 'f1',
      train_feature_name: 'f1',
      train_bucket: 'b',
      train_file_path: 'd/p.tsv',
      test_feature_id: null,
      test_feature_name: null,
      test_bucket: null,
      test_file_path: null,
    });
  });

  test('keeps it where the core and other surfaces find it', async () => {
    const ann = await server.ann();
    const test_part = { test_feature_id: 'f2', test_bucket: 'c', test_file_path: 'e.tsv' };
    const made = await server.made(ann, { name: 'Pets', ...test_part });
    const { name, type, status, company, user, system_tags, hyperparams, configuration, execution } = await server.api.read(
      coreId(made),
    );
    assert.equal([name, type, status], ['Pets', 'training', 'created']);
    assert.equal([company, user], [ann.caller.company, ann.caller.user]);
    assert.equal(system_tags, ['surface:nclue', `account:${ann.caller.company}`]);
    const values = Object.values(hyperparams.nclue ?? {}).map((item) => [item.name, item.value]);
    const train = { train_feature_id: 'feature-1', train_bucket: 'bucket', train_file_path: 'data/pets.tsv' };
    assert.equal(Object.fromEntries(values), { ...train, ...test_part });
    assert.is(configuration.nclue?.value, '{"name":"Pets"}');
    assert.equal(urisOf(execution), ['bucket/data/pets.tsv', 'c/e.tsv']);
  });

  test('takes a name once in an account, and in another one again', async () => {
    const [ann, bea] = [await server.ann(), await server.ann()];
    const asked = newTask({ name: 'the one' });
    await server.made(ann, { name: 'the one' });
    assert.equal(await server.refused(ann, 'POST', TASKS, asked), DUPLICATE);
    assert.is((await server.asked(bea, 'POST', TASKS, asked)).status, 200);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 1);
  });

  test('takes a name again when its task was deleted, by whichever way in', async () => {
    const ann = await server.ann();
    const asked = newTask({ name: 'again' });
    const first = await server.made(ann, asked);
    await server.asked(ann, 'DELETE', `${TASKS}/${first.task_id}`);
    const second = await server.made(ann, asked);
    await server.api.call('tasks.delete', { task: coreId(second) }, ann.caller);
    await server.made(ann, asked);
    assert.equal(await server.refused(ann, 'POST', TASKS, asked), DUPLICATE);
  });

  test('of many at the same time lets one have the name', async () => {
    const ann = await server.ann();
    const asked = newTask({ name: 'wanted by all' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => server.asked(ann, 'POST', TASKS, asked)));
    const statuses = answers.map(({ status }) => status).sort();
    assert.equal(statuses, [200, ...Array(7).fill(409)]);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 1);
  });

  test('wants what a task is made of, as JSON', async () => {
    const ann = await server.ann();
    const bad = [400, '100', 'Bad Request Exception'];
    assert.equal(await server.refused(ann, 'POST', TASKS, { name: 'a task' }), bad);
    assert.equal(await server.refused(ann, 'POST', TASKS, newTask({ name: 7 })), bad);
    assert.equal(await server.refused(ann, 'POST', TASKS, '{"name":'), bad);
  });
});

function urisOf({ artifacts = {} }: TaskDocument['execution']): (string | undefined)[] {
  return Object.values(artifacts)
    .map(({ uri }) => uri)
    .sort();
}
