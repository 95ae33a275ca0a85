import * as assert from 'uvu/assert';
import { collections } from '../../src/services/collections.js';
import type { TaskDocument } from '../../src/services/tasks/task-document.js';
import { openStore } from '../../src/store/index.js';
import { DAY_MS } from '../services/maintenance/fixture.js';
import { suite } from '../support/harness.js';
import { command, startServer, withFolder } from '../support/running-server.js';

const test = suite('taskwright retention');

type Printed = Record<string, unknown>;

/** A data folder whose project `sandbox` has an archived task that nobody touched for ten days, and one of today. */
async function prepared(folder: string): Promise<{ readonly old: string; readonly fresh: string }> {
  const server = await startServer(folder);
  const project = (await server.call('projects.create', { name: 'sandbox', description: '' })).data.id;
  const made = async (name: string) => (await server.call('tasks.create', { name, type: 'training', project })).data.id as string;
  const [old, fresh] = [await made('old'), await made('fresh')];
  await server.call('tasks.archive', { tasks: [old, fresh] });
  await server.stop();
  await using store = await openStore({ dataDir: folder, collections });
  const aged = { $set: { last_change: new Date(Date.now() - 10 * DAY_MS) } };
  await store.collection<TaskDocument>('tasks').update({ id: old }, aged);
  return { old, fresh };
}

function retentionIn(folder: string) {
  const run = (...argv: string[]) => command(['retention', ...argv, '--data-dir', folder]);
  return {
    said: async (...argv: string[]) => (await run(...argv)).stdout,
    json: async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).stdout) as Printed & readonly Printed[],
    refused: async (...argv: string[]) => {
      const { code, stderr } = await run(...argv);
      assert.is(code, 2, argv.join(' '));
      assert.match(stderr.trim().split('\n').at(-1) ?? '', /^taskwright: /);
      return stderr;
    },
  };
}

test('deletes by a rule after it was added, previewed and enabled, and not before', async () => {
  await withFolder(async (folder) => {
    const { old, fresh } = await prepared(folder);
    const { json } = retentionIn(folder);
    const rule = String((await json('add', '--project', 'sandbox', '--days', '7')).id);
    assert.equal(await json('run'), []);
    const preview = await json('preview', rule);
    assert.is(preview.would_delete, 1);
    assert.equal(
      (preview.tasks as { id: string; name: string }[]).map(({ id, name }) => [id, name]),
      [[old, 'old']],
    );
    assert.equal(await json('run'), [], 'still off');
    assert.equal(await json('enable', rule), { enabled: rule });
    assert.equal(await json('run'), [{ rule, deleted: 1, kept: 0 }]);
    const server = await startServer(folder);
    const { data } = await server.call('tasks.get_all', { id: [old, fresh], search_hidden: true, only_fields: ['id'] });
    assert.equal(data.tasks, [{ id: fresh }]);
    await server.stop();
  });
});

test('a rule cannot be enabled before somebody saw what it would delete', async () => {
  await withFolder(async (folder) => {
    await prepared(folder);
    const { json, refused } = retentionIn(folder);
    const rule = String((await json('add', '--project', 'sandbox', '--days', '7')).id);
    assert.match(await refused('enable', rule), 'never previewed');
    assert.is((await json('list'))[0]?.enabled, false);
  });
});

test('says in words what there is, what would go and what was done', async () => {
  await withFolder(async (folder) => {
    const { old } = await prepared(folder);
    const { said, json } = retentionIn(folder);
    assert.match(await said('run'), 'no rule is enabled');
    assert.match(await said('add', '--project', 'sandbox', '--days', '7', '--subprojects'), /deletes nothing yet/);
    const rule = String((await json('list'))[0]?.id);
    assert.match(await said('list'), /sandbox and below: archived, unchanged for 7 days {2}\(off, never previewed\)/);
    const preview = await said('preview', rule);
    assert.match(preview, new RegExp(`${old} .* old {2}\\(would go\\)`));
    assert.match(preview, 'would delete 1 and keep 0; nothing was deleted');
    assert.match(await said('list'), '(off, previewed)');
    assert.match(await said('enable', rule), `enabled ${rule}`);
    assert.match(await said('list'), '(on)');
    assert.match(await said('disable', rule), `disabled ${rule}`);
    assert.match(await said('list'), '(off, previewed)');
    await said('enable', rule);
    assert.match(await said('run'), `${rule}  deleted 1, kept 0`);
    assert.match(await said('remove', rule), `removed ${rule}`);
    assert.equal(await json('list'), []);
  });
});

test('refuses what cannot be meant, in one line', async () => {
  await withFolder(async (folder) => {
    await prepared(folder);
    const { json, refused } = retentionIn(folder);
    assert.match(await refused('burn'), 'expected list, add');
    assert.match(await refused('add', '--days', '7'), '--project says which one');
    assert.match(await refused('add', '--project', 'nowhere', '--days', '7'), 'has no project with this name or id');
    assert.match(await refused('add', '--project', 'sandbox'), 'whole number of days');
    assert.match(await refused('add', '--project', 'sandbox', '--days', 'x'), 'whole number of days');
    assert.match(await refused('add', '--project', 'sandbox', '--days', '7', '--company', 'nobody'), 'no company');
    assert.match(await refused('preview'), 'say the id of the rule');
    for (const verb of ['preview', 'enable', 'disable', 'remove']) {
      assert.match(await refused(verb, '12345'), 'no rule has this id');
    }
    await json('add', '--project', 'sandbox', '--days', '7');
    assert.match(await refused('add', '--project', 'sandbox', '--days', '8'), 'has a rule already');
    assert.is((await json('list')).length, 1);
  });
});

test.run();
