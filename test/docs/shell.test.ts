import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { assert as check, property, string } from 'fast-check';
import * as assert from 'uvu/assert';
import { curlCommand } from '../../codegen/emit/markdown/curl.js';
import { suite } from '../support/harness.js';
import { readCurl, shellWords } from './shell.js';

const test = suite('reading commands as a shell does');

const shell = promisify(execFile);

const variables = { KEY: 'a b', API: 'http://x' };

const commands: readonly string[] = [
  'curl a b',
  `curl 'a b' "c d" e\\ f`,
  `curl 'it'\\''s'`,
  'curl "$API/v1" "$KEY:x" \\\n  $API',
  `curl 'no $KEY here' ''`,
  `curl 'two\nlines'`,
];

for (const command of commands) {
  test(`${JSON.stringify(command)} has the words that sh makes of it`, async () => {
    const printed = await shell('sh', ['-c', command.replace('curl', `printf '%s\\0' curl`)], {
      env: { ...process.env, ...variables },
    });
    assert.equal(shellWords(command, variables), printed.stdout.split('\0').slice(0, -1));
  });
}

test('a request is what its command says', () => {
  const command = `curl "$API/v2.1/tasks.ping" \\\n  -u "$KEY:s" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"task": "1"}'`;
  assert.equal(readCurl(command, variables), {
    url: 'http://x/v2.1/tasks.ping',
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('a b:s').toString('base64')}`, 'content-type': 'application/json' },
    body: '{"task": "1"}',
  });
  assert.is(readCurl('curl http://x', {}).method, 'GET');
});

test('what is not understood is refused', () => {
  assert.throws(() => readCurl('wget http://x', {}), /not a curl command/);
  assert.throws(() => readCurl('curl -k http://x', {}), /curl -k is not known/);
  assert.throws(() => readCurl('curl http://x http://y', {}), /not one URL/);
  assert.throws(() => readCurl('curl "$HOST"', {}), /\$HOST, which the page does not set/);
  assert.throws(() => readCurl(`curl 'open`, {}), /cannot read from here on: 'open/);
});

test('a command carries any text unharmed', () =>
  check(
    property(string({ unit: 'binary' }), (text) => {
      const example = { action: 'a.b', request: { text }, as: 'user', gives: 'id', given: [], answer: {} } as const;
      const { body } = readCurl(curlCommand(example, '1.0', new Map()), { API: 'http://x', KEY: 'k', SECRET: 's' });
      assert.equal(JSON.parse(body ?? ''), { text });
    }),
  ));

test.run();
