import * as assert from 'uvu/assert';
import type { NclueGetTasksAnswer200, NclueTask } from '../../src/generated/surfaces/nclue.js';
import { nclueErrors } from '../../src/surfaces/nclue/errors.js';
import { suite } from '../support/harness.js';
import { command, startServer, withFolder } from '../support/running-server.js';
import { guide, recipe, recipesRun } from './recipes.js';

const test = suite('the guide to NCLUE');

const text = guide('nclue');

if (recipesRun) {
  test('its recipes make a task and list it', () =>
    withFolder(async (folder) => {
      await (await startServer(folder)).stop();
      const credential = ['credentials', 'create', '--surface', 'nclue', '--data-dir', folder, '--json'];
      const { id, secret } = JSON.parse((await command(credential)).stdout) as { readonly id: string; readonly secret: string };
      const server = await startServer(folder);
      const variables = { API: server.url, ACCESS_KEY: id, SECRET: secret };
      const made = JSON.parse(await recipe(text, 'create', variables)) as NclueTask;
      assert.is(made.task_name, 'Pet food', JSON.stringify(made));
      const { total, tasks } = JSON.parse(await recipe(text, 'list', variables)) as NclueGetTasksAnswer200;
      assert.equal([total, tasks[0]?.task_id, tasks[0]?.status], [1, made.task_id, 'registered']);
      await server.stop();
    }));
} else test.skip('its recipes make a task and list it', 'bash, openssl and curl are not all installed');

test('names every code with its status', () => {
  for (const { code, subcode } of Object.values(nclueErrors)) {
    const row = text.split('\n').find((line) => line.startsWith(`| ${code} |`) && line.includes(String(subcode)));
    assert.ok(row, `${code} ${subcode}`);
  }
});

test.run();
