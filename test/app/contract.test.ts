import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { runCli } from '../../src/app/cli.js';
import { eventually, suite } from '../support/harness.js';
import { type CommandResult, command, KEY, recorder, startServer, withFolder } from '../support/running-server.js';

const test = suite('taskwright contract');

const LIMIT = { timeLimitMs: 60_000 };

/** Runs the command with the server's key in the environment, unless the flags or variables say otherwise. */
function contract(
  url: string,
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = KEY,
  input?: string,
): Promise<CommandResult> {
  const stdin = input === undefined ? undefined : one(input);
  return command(['contract', '--url', url, '--seed', '1', ...flags], environment, stdin);
}

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function withServer(use: (url: string) => Promise<void>, environment = KEY): Promise<void> {
  return withFolder(async (folder) => {
    const server = await startServer(folder, environment);
    try {
      await use(server.url);
    } finally {
      await server.stop();
    }
  });
}

const FAST = ['--service', 'debug', '--service', 'login', '--runs', '1'];

test(
  'nothing differs: exit code 0, the report on stdout, the seed on stderr as well',
  () =>
    withServer(async (url) => {
      const { code, stdout, stderr } = await contract(url, FAST);
      assert.is(code, 0, stderr);
      assert.match(stdout, new RegExp(`^${url}: \\d+ cases, \\d+ requests, `));
      assert.match(stdout, 'seed 1\nno differences from the definitions\n');
      assert.is(stderr, `${url}: contract tests, seed 1\n`);
    }),
  LIMIT,
);

test(
  'something differs: exit code 1, and commands that show it',
  () =>
    withServer(async (url) =>
      withFolder(async (folder) => {
        cpSync('schemas', folder, { recursive: true });
        const wanted = `
          _description: "Debugging"
          ping {
              authorize: false
              "2.1" {
                  description: "Says that it is there."
                  request { type: object }
                  response { type: object, required: [msg], properties { msg { description: "What it says.", type: integer } } }
              }
          }`;
        writeFileSync(join(folder, 'services/debug.conf'), wanted);
        const { code, stdout } = await contract(url, ['--schemas', folder, '--service', 'debug', '--runs', '0']);
        assert.is(code, 1, stdout);
        assert.match(stdout, '1. debug.ping at 2.1 (answer-shape');
        assert.match(stdout, 'data.msg: expected integer, got a string');
        assert.match(stdout, `curl -sS '${url}/v2.1/debug.ping' -u "$KEY:$SECRET"`);
        const junit = await contract(url, ['--schemas', folder, '--service', 'debug', '--runs', '0', '--format', 'junit']);
        assert.match(junit.stdout, '<failure type="answer-shape"');
      }),
    ),
  LIMIT,
);

test(
  'the secret may come from the environment, a flag, or standard input; the report never has it',
  () =>
    withServer(async (url) => {
      const key = ['--key', KEY.TASKWRIGHT_ACCESS_KEY, ...FAST];
      const ways: readonly (readonly [readonly string[], Record<string, string>, string?])[] = [
        [FAST, KEY],
        [[...key, '--secret', KEY.TASKWRIGHT_SECRET_KEY], {}],
        [[...key, '--secret-stdin'], {}, `${KEY.TASKWRIGHT_SECRET_KEY}\n`],
      ];
      for (const [flags, environment, input] of ways) {
        const { code, stdout, stderr } = await contract(url, [...flags, '--format', 'json'], environment, input);
        assert.is(code, 0, stderr);
        assert.equal(JSON.parse(stdout).failures, []);
        assert.not.match(stdout + stderr, KEY.TASKWRIGHT_SECRET_KEY);
      }
    }),
  LIMIT,
);

test('what goes wrong before any test: exit code 2, and what to do', () =>
  withServer(async (url) => {
    const unusable: readonly (readonly [readonly string[], Record<string, string>, RegExp])[] = [
      [FAST, {}, /does not let the caller in: Unauthorized \(missing credentials\)/],
      [FAST, { ...KEY, TASKWRIGHT_SECRET_KEY: 'wrong' }, /does not let the caller in: Unauthorized \(invalid credentials\)/],
      [FAST, { TASKWRIGHT_TOKEN: 'no.such.token' }, /does not let the caller in: Invalid token/],
      [['--key', 'K'], {}, /no secret key/],
      [['--secret', 'S'], {}, /no access key/],
      [['--secret-stdin', '--key', 'K'], {}, /nothing came on standard input/],
      [['--service', 'nothing'], KEY, /nothing: neither a service nor an action of schemas/],
      [['--action', 'tasks.nothing'], KEY, /tasks\.nothing: neither/],
      [['--schemas', 'no/such/folder'], KEY, /--schemas no\/such\/folder: no such folder/],
      [['--schemas', 'docs'], KEY, /these definitions cannot be used/],
      [['--format', 'xml'], KEY, /--format xml: expected text, json, junit/],
      [['--api-version', '2'], KEY, /--api-version 2: expected a version such as 2\.13/],
      [['--runs=-1'], KEY, /--runs -1: expected a whole number from 0 to 1000/],
      [['--runs', '1.5'], KEY, /--runs 1\.5: expected/],
      [['--time-limit', '0'], KEY, /--time-limit 0: expected/],
      [['--concurrency', 'many'], KEY, /--concurrency many: expected/],
      [['--url', 'ftp://x'], KEY, /--url/],
    ];
    for (const [flags, environment, message] of unusable) {
      const { code, stdout, stderr } = await contract(url, flags, environment);
      assert.equal([code, stdout], [2, ''], `${flags.join(' ')}: ${stderr}`);
      assert.match(stderr, message);
      assert.not.match(stderr, /\n\s+at /, 'no stack');
    }
  }));

test('a server that is not there: exit code 2', async () => {
  const { code, stderr } = await contract('http://127.0.0.1:1', FAST);
  assert.is(code, 2);
  assert.match(stderr, 'http://127.0.0.1:1 cannot be reached: ');
});

test(
  'a bearer token instead of a key',
  () =>
    withServer(async (url) => {
      const authorization = `Basic ${Buffer.from(`${KEY.TASKWRIGHT_ACCESS_KEY}:${KEY.TASKWRIGHT_SECRET_KEY}`).toString('base64')}`;
      const login = await fetch(`${url}/auth.login`, { method: 'POST', headers: { Authorization: authorization } });
      const { data } = (await login.json()) as { data: { token: string } };
      const { code, stdout, stderr } = await contract(url, FAST, { TASKWRIGHT_TOKEN: data.token });
      assert.is(code, 0, stderr + stdout);
    }),
  LIMIT,
);

test(
  'Ctrl-C: what was found by then is reported, with exit code 2 when nothing was',
  () =>
    withServer(async (url) => {
      const controller = new AbortController();
      const { io, output } = recorder(KEY, controller.signal);
      const ended = runCli(['contract', '--url', url, '--seed', '1'], io);
      await eventually(() => output().stderr.includes('contract tests'), 'it began');
      controller.abort('SIGINT');
      assert.is(await ended, 2);
      assert.match(output().stdout, ': interrupted\n');
      assert.match(output().stdout, 'no differences from the definitions');
    }),
  LIMIT,
);

test(
  'a time limit ends it, and the report says how far it came',
  () =>
    withServer(async (url) => {
      const { code, stdout } = await contract(url, ['--time-limit', '1', '--runs', '50', '--concurrency', '2']);
      assert.is(code, 0, stdout);
      assert.match(stdout, /: \d+ of \d+ cases, .* the time was up\n/);
    }),
  LIMIT,
);

test(
  'a seed is made up when none is given, and shown',
  () =>
    withServer(async (url) => {
      const { code, stdout, stderr } = await command(['contract', '--url', url, '--service', 'debug', '--runs', '0'], KEY);
      assert.is(code, 0, stderr);
      const [, seed] = /seed (\d+)/.exec(stderr) ?? [];
      assert.match(stdout, `seed ${seed}\n`);
    }),
  LIMIT,
);

test.run();
