import * as assert from 'uvu/assert';
import type { MlwGetTasksAnswer200, MlwParentWithList } from '../../src/generated/surfaces/mlw.js';
import { mlwSurface } from '../../src/generated/surfaces/mlw.js';
import { mlwErrors } from '../../src/surfaces/mlw/errors.js';
import { suite } from '../support/harness.js';
import { command, KEY, startServer, withFolder } from '../support/running-server.js';
import { guide, recipe, recipesRun } from './recipes.js';

const test = suite('the guide to MLW');

const text = guide('mlw');

if (recipesRun) {
  test('its recipes make a project, an import and a training every night, and list them', () =>
    withFolder(async (folder) => {
      await (await startServer(folder)).stop();
      const [, argv = ''] = /^taskwright (credentials create --surface mlw [^#]*)/m.exec(text) ?? [];
      const created = await command([...argv.trim().split(/\s+/), '--data-dir', folder, '--json']);
      const { secret } = JSON.parse(created.stdout) as { readonly secret: string };
      const server = await startServer(folder);
      const [ACCESS_KEY, SECRET_KEY] = [KEY.TASKWRIGHT_ACCESS_KEY, KEY.TASKWRIGHT_SECRET_KEY];
      const project = JSON.parse(await recipe(text, 'project', { API: server.url, ACCESS_KEY, SECRET_KEY }));
      const variables = { API: server.url, PASSWORD: secret, PROJECT: String(project.data.id) };
      const imported = JSON.parse(await recipe(text, 'import', variables)) as MlwParentWithList;
      assert.equal([imported.name, imported.status, imported.individualTasks.length], ['sensorData', 'Not Scheduled', 1]);
      const nightly = JSON.parse(await recipe(text, 'nightly', variables)) as MlwParentWithList;
      assert.equal([nightly.name, nightly.status, nightly.projectName], ['cast', 'SCHEDULED', 'Sensors']);
      const { data } = JSON.parse(await recipe(text, 'list', variables)) as MlwGetTasksAnswer200;
      assert.equal(
        data.map(({ id }) => id),
        [nightly.id, imported.id],
      );
      await server.stop();
    }));
} else
  test.skip('its recipes make a project, an import and a training every night, and list them', 'bash or curl is not installed');

test('names every route with its role', () => {
  const rows = text.split('\n').filter((line) => /^\| `[A-Z]+ \//.test(line));
  const shown = rows.map((row) => /^\| `(\S+) (\S+)` \| (\w+) \|/.exec(row)?.slice(1));
  const shape = (path = '') => path.replaceAll(/\{\w+\}/g, '{}');
  assert.equal(
    shown.map(([method, path, role] = []) => `${method} ${shape(path)} ${role}`).sort(),
    mlwSurface.routes.map(({ method, path, allowRoles }) => `${method} ${shape(path)} ${allowRoles}`).sort(),
  );
});

test('names every exception with its status', () => {
  for (const { code, name } of Object.values(mlwErrors)) {
    assert.ok(text.includes(`| ${code} | ${name} |`) || text.includes(`"message": "${name}"`), `${code} ${name}`);
  }
});

test('names every assumption', () => {
  for (let i = 1; i <= 8; i++) assert.ok(text.includes(`A-MLW-${i}`), `A-MLW-${i}`);
});

test.run();
