import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { commandsIn, referencePage } from './definitions.js';
import { type DocsServer, docsServer } from './server.js';

const test = suite('examples by curl itself');

const run = promisify(execFile);
const installed = spawnSync('curl', ['--version']).status === 0;

async function answered(server: DocsServer, page: string, action: string): Promise<unknown> {
  const command = commandsIn(referencePage(page)).get(action) ?? '';
  const [KEY = '', SECRET = ''] = (await server.company()).key('user') ?? [];
  const env = { ...process.env, API: server.url, KEY, SECRET, no_proxy: '127.0.0.1' };
  const { stdout } = await run('sh', ['-c', `${command} --silent`], { env });
  return (JSON.parse(stdout) as { readonly data: unknown }).data;
}

if (installed) {
  test('a command copied from a page works in a shell', async () => {
    const [engine] = engines;
    if (engine === undefined) throw new Error('there is no engine');
    await using server = await docsServer(engine);
    assert.equal(await answered(server, 'tasks.md', 'tasks.validate'), {});
    assert.equal(await answered(server, 'debug.md', 'debug.ping'), { msg: 'Taskwright server' });
  });
} else test.skip('a command copied from a page works in a shell', 'curl is not installed');

test.run();
