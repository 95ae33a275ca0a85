import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';

const test = suite('secret file made by several processes at once');
const FILES = 25;
const source = pathToFileURL(join(import.meta.dirname, '../../src/auth/secret-file.ts')).href;

/** Says that it is ready on stderr, waits until its input ends, and prints the secrets it got. */
const script = `
const { secretFromFile } = await import(${JSON.stringify(source)});
process.stderr.write('ready');
for await (const _ of process.stdin);
const secrets = [];
for (let i = 0; i < ${FILES}; i++) secrets.push(await secretFromFile(process.argv[1] + '/secret-' + i));
process.stdout.write(JSON.stringify(secrets));
`;

function start(folder: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, folder]);
}

test(
  'they all get the same secrets, and nothing else is left in the folder',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-race-'));
    const processes = [1, 2, 3].map(() => start(folder));
    try {
      const outputs = processes.map(({ stdout }) => text(stdout));
      await Promise.all(processes.map(({ stderr }) => once(stderr, 'data')));
      for (const { stdin } of processes) stdin.end();
      const [first, ...others] = (await Promise.all(outputs)).map((output) => JSON.parse(output) as string[]);
      assert.is(new Set(first).size, FILES);
      for (const other of others) assert.equal(other, first);
      assert.is(readdirSync(folder).length, FILES);
    } finally {
      for (const child of processes) child.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  { timeLimitMs: 60_000 },
);

test.run();
