import * as assert from 'uvu/assert';
import type { MimirGetMetricsAnswer200, MimirWorkTask } from '../../src/generated/surfaces/mimir.js';
import { mimirStatus, mimirStatuses } from '../../src/surfaces/mimir/status.js';
import { suite } from '../support/harness.js';
import { command, startServer, withFolder } from '../support/running-server.js';
import { guide, recipe, recipesRun } from './recipes.js';

const test = suite('the guide to Mimir');

const text = guide('mimir');

if (recipesRun) {
  test('its recipes submit a task, read it, report on it and count it', () =>
    withFolder(async (folder) => {
      await (await startServer(folder)).stop();
      const credential = ['credentials', 'create', '--surface', 'mimir', '--data-dir', folder, '--json'];
      const { secret } = JSON.parse((await command(credential)).stdout) as { readonly secret: string };
      const server = await startServer(folder);
      const variables = { API: server.url, TOKEN: secret };
      const made = JSON.parse(await recipe(text, 'submit', variables)) as MimirWorkTask;
      assert.equal([made.status, made.data_access.storage_credentials], ['queued', '***'], JSON.stringify(made));
      const withId = { ...variables, ID: made.worktask_id };
      const read = JSON.parse(await recipe(text, 'read', withId)) as MimirWorkTask;
      assert.equal([read.type, read.data_access.storage_credentials], ['ml_training', 'creds-secret']);
      assert.is(await recipe(text, 'report', withId), '{"status":"updated"}\n{"status":"updated"}\n');
      const done = JSON.parse(await recipe(text, 'read', withId)) as MimirWorkTask;
      assert.equal([done.status, done.result_metadata], ['completed', { accuracy: 0.93 }]);
      const figures = JSON.parse(await recipe(text, 'metrics', variables)) as MimirGetMetricsAnswer200;
      assert.equal(figures.tasks_by_status, { completed: 1 });
      await server.stop();
    }));
} else test.skip('its recipes submit a task, read it, report on it and count it', 'bash, openssl and curl are not all installed');

test('names every status with what the core has for it', () => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| ([^|]*) \|/gm)].filter(([, name = '']) =>
    mimirStatuses.some((each) => each === name),
  );
  assert.equal(
    rows.map(([, name]) => name),
    mimirStatuses,
  );
  for (const [, name, told = ''] of rows) {
    const reason = /reason `(\w+)`/.exec(told)?.[1];
    for (const status of told.replace(/, reason.*/, '').split(/, | or /))
      assert.is(mimirStatus(status, reason), name, `${status} ${reason}`);
  }
});

for (const setting of ['queue', 'open', 'require_token', 'any_origin', 'any_status']) {
  test(`names surfaces.mimir.${setting}`, () => assert.match(text, `surfaces.mimir.${setting}`));
}

test.run();
