import { execFileSync, spawnSync } from 'node:child_process';
import { assert as check, constantFrom, property, record, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { curlCommand as documented } from '../../../../../codegen/emit/markdown/curl.js';
import { runs, suite } from '../../../../support/harness.js';
import { webModule } from './modules.js';

const test = suite('curl commands of the page');

interface Call {
  readonly url: string;
  readonly body: string;
  readonly batch: boolean;
  readonly credentials: 'key' | 'token' | 'none';
}

const { curlCommand } = await webModule<{ readonly curlCommand: (call: Call) => string }>('curl.js');

const call: Call = { url: 'http://a/v2.1/notes.add', body: '{}', batch: false, credentials: 'key' };

test('say who calls, by the variables that hold it', () => {
  assert.match(curlCommand(call), '-u "$KEY:$SECRET"');
  assert.match(curlCommand({ ...call, credentials: 'token' }), '-H "Authorization: Bearer $TOKEN"');
  assert.not.match(curlCommand({ ...call, credentials: 'none' }), '$');
});

test('send a batch as lines', () => {
  const command = curlCommand({ ...call, batch: true, body: '{}\n{}' });
  assert.match(command, 'Content-Type: application/json-lines');
  assert.match(command, "--data-binary '{}\n{}'");
});

test('are those of the reference', () => {
  const example = { action: 'notes.add', request: { a: "it's" }, as: 'user', gives: 'id', given: [], answer: {} } as const;
  const [, ...lines] = documented(example, '2.1', new Map()).split('\n');
  const [, ...own] = curlCommand({ ...call, body: '{"a": "it\'s"}' }).split('\n');
  assert.equal(own, lines);
});

const SHELL = spawnSync('sh', ['-c', 'true']).status === 0;

if (SHELL) {
  test('come through a shell as they were meant, whatever is in them', () => {
    const calls = record({
      url: string().filter((text) => !text.includes('\0')),
      body: string().filter((text) => !text.includes('\0')),
      batch: constantFrom(true, false),
      credentials: constantFrom('key', 'token', 'none'),
    });
    check(
      property(calls, (any) => {
        const script = `curl() { printf '%s\\0' "$@"; }; KEY=k SECRET='s $x' TOKEN=t; ${curlCommand(any as Call)}`;
        const words = execFileSync('sh', ['-c', script]).toString('utf8').split('\0').slice(0, -1);
        assert.equal(
          [words[0], words.at(-1)],
          [any.url, any.body].map((text) => Buffer.from(text).toString('utf8')),
        );
        if (any.credentials === 'key') assert.ok(words.includes('k:s $x'));
      }),
      { numRuns: runs(40) },
    );
  });
} else test.skip('come through a shell as they were meant', 'there is no shell');

test.run();
