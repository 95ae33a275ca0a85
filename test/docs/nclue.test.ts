import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import type { NclueGetTasksAnswer200, NclueTask } from '../../src/generated/surfaces/nclue.js';
import { nclueErrors } from '../../src/surfaces/nclue/errors.js';
import { suite } from '../support/harness.js';
import { command, startServer, withFolder } from '../support/running-server.js';

const test = suite('the guide to NCLUE');

const run = promisify(execFile);
const guide = readFileSync(new URL('../../docs/guides/nclue.md', import.meta.url), 'utf8');
const installed = spawnSync('bash', ['-c', 'openssl version && curl --version']).status === 0;

/** What a recipe of the guide prints, as JSON. */
async function recipe<T>(name: string, variables: Readonly<Record<string, string>>): Promise<T> {
  const [, code = 'exit 9'] = new RegExp(`^\`\`\`bash\n# ${name}: [^\n]*\n(.*?)^\`\`\`$`, 'ms').exec(guide) ?? [];
  const env = { ...process.env, ...variables, no_proxy: '127.0.0.1' };
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', code], { env });
  return JSON.parse(stdout) as T;
}

if (installed) {
  test('its recipes make a task and list it', () =>
    withFolder(async (folder) => {
      await (await startServer(folder)).stop();
      const credential = ['credentials', 'create', '--surface', 'nclue', '--data-dir', folder, '--json'];
      const { id, secret } = JSON.parse((await command(credential)).stdout) as { readonly id: string; readonly secret: string };
      const server = await startServer(folder);
      const variables = { API: server.url, ACCESS_KEY: id, SECRET: secret };
      const made = await recipe<NclueTask>('create', variables);
      assert.is(made.task_name, 'Pet food', JSON.stringify(made));
      const { total, tasks } = await recipe<NclueGetTasksAnswer200>('list', variables);
      assert.equal([total, tasks[0]?.task_id, tasks[0]?.status], [1, made.task_id, 'registered']);
      await server.stop();
    }));
} else test.skip('its recipes make a task and list it', 'bash, openssl and curl are not all installed');

test('names every code with its status', () => {
  for (const { code, subcode } of Object.values(nclueErrors)) {
    const row = guide.split('\n').find((line) => line.startsWith(`| ${code} |`) && line.includes(String(subcode)));
    assert.ok(row, `${code} ${subcode}`);
  }
});

test.run();
