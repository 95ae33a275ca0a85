import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { ConfigurationError, type ConfigurationInputs, loadConfiguration } from '../../src/app/configuration.js';
import { settings } from '../../src/app/settings.js';
import { suite } from '../support/harness.js';

const test = suite('configuration');

const folder = mkdtempSync(join(tmpdir(), 'taskwright-config-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(text: string): string {
  const path = join(folder, `${++files}.conf`);
  writeFileSync(path, text);
  return path;
}

async function refusal(inputs: ConfigurationInputs): Promise<string> {
  try {
    await loadConfiguration(inputs);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

test('without anything every setting has its default', async () => {
  const configuration = await loadConfiguration({ environment: { TASKWRIGHT_DATA_DIR: folder } });
  assert.is(configuration.integer('server.port'), 8008);
  assert.is(configuration.string('server.host'), '127.0.0.1');
  assert.is(configuration.optional('storage.database_url'), undefined);
  assert.equal(configuration.strings('server.cors_origins'), []);
  assert.is(configuration.dataDir, folder);
});

test('a flag wins over the environment, that over the file, that over the default', async () => {
  const path = file('server { port: 1, host: "file.example" }, log.level = warn');
  const environment = { TASKWRIGHT_PORT: '2', TASKWRIGHT_HOST: 'env.example' };
  const configuration = await loadConfiguration({ file: path, environment, flags: { port: 3 } });
  const source = (name: string) => configuration.rows.find(({ setting }) => setting.path === name)?.source;
  assert.is(configuration.integer('server.port'), 3);
  assert.is(configuration.string('server.host'), 'env.example');
  assert.is(configuration.string('log.level'), 'warn');
  assert.equal(['server.port', 'server.host', 'log.level', 'server.compress'].map(source), [
    'flag',
    'environment',
    'file',
    'default',
  ]);
});

test('the file of the data folder is taken when none is named', async () => {
  writeFileSync(join(folder, 'taskwright.conf'), 'server.port: 4242');
  const configuration = await loadConfiguration({ environment: { TASKWRIGHT_DATA_DIR: folder } });
  assert.is(configuration.integer('server.port'), 4242);
  rmSync(join(folder, 'taskwright.conf'));
});

test('values are read in their types from flags, environment and file', async () => {
  const environment = { TASKWRIGHT_COMPRESS: 'false', TASKWRIGHT_CORS_ORIGINS: 'http://a.example, http://b.example' };
  const configuration = await loadConfiguration({ environment, file: file('versions { strict: true }') });
  assert.is(configuration.boolean('server.compress'), false);
  assert.equal(configuration.strings('server.cors_origins'), ['http://a.example', 'http://b.example']);
  assert.is(configuration.boolean('versions.strict'), true);
});

test('a secret may come from a file', async () => {
  const path = file('hush\n');
  const configuration = await loadConfiguration({ environment: { TASKWRIGHT_SECRET_KEY_FILE: path } });
  assert.is(configuration.string('auth.secret_key'), 'hush');
});

test('an unknown key is refused, with what was meant', async () => {
  const message = await refusal({ file: file('server { prot: 1 }') });
  assert.match(message, 'unknown setting server.prot');
  assert.match(await refusal({ file: file('port: 1') }), 'did you mean server.port?');
});

const bad: readonly [what: string, inputs: ConfigurationInputs, ...matches: string[]][] = [
  ['a port that is no number', { flags: { port: 'x' } }, '--port', 'whole number', '"x"'],
  ['a port out of range', { environment: { TASKWRIGHT_PORT: '65536' } }, 'TASKWRIGHT_PORT', '65535 or less', '65536'],
  ['a negative limit', { environment: { TASKWRIGHT_BODY_LIMIT: '-1' } }, 'TASKWRIGHT_BODY_LIMIT', '1024 or more'],
  ['a boolean that is none', { environment: { TASKWRIGHT_COMPRESS: 'maybe' } }, 'TASKWRIGHT_COMPRESS', 'true or false', 'maybe'],
  ['a level that is none', { flags: { logLevel: 'loud' } }, '--log-level', 'one of debug, info', 'loud'],
  ['a file that is not there', { file: '/nonexistent/x.conf' }, '/nonexistent/x.conf', 'no such file'],
  ['a named file that is not there', { environment: { TASKWRIGHT_CONFIG: '/nonexistent/y.conf' } }, '/nonexistent/y.conf'],
  [
    'a secret file that is not there',
    { environment: { TASKWRIGHT_TOKEN_SECRET_FILE: '/nonexistent/s' } },
    'TASKWRIGHT_TOKEN_SECRET_FILE',
  ],
];

for (const [what, inputs, ...matches] of bad) {
  test(`${what} is refused, naming the setting, what was expected and what came`, async () => {
    const message = await refusal(inputs);
    for (const match of matches) assert.match(message, match);
  });
}

test('a wrong value in the file is refused with the file and the key', async () => {
  const path = file('server.port: [1, 2]');
  const message = await refusal({ file: path });
  assert.match(message, 'server.port');
  assert.match(message, path);
});

test('a file that is no HOCON is refused with its line', async () => {
  assert.match(await refusal({ file: file('server {\n  port: [1,\n') }), /\.conf:\d+/);
});

test('the value of a secret is in no error', async () => {
  const message = await refusal({ file: file('auth.secret_key: [hunter2]') });
  assert.not.match(message, 'hunter2');
});

test('no two settings share a path, an environment variable or a flag', () => {
  for (const key of ['path', 'environment', 'flag'] as const) {
    const values = settings.map((setting) => setting[key]).filter((value) => value !== undefined);
    assert.is(new Set(values).size, values.length, key);
  }
});

test.run();
