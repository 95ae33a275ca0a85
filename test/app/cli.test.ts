import * as assert from 'uvu/assert';
import { settings } from '../../src/app/settings.js';
import { suite } from '../support/harness.js';
import { command, withFolder } from '../support/running-server.js';

const test = suite('the command line');

for (const [what, argv] of [
  ['no command', []],
  ['an unknown command', ['frobnicate']],
  ['an unknown flag', ['serve', '--frobnicate']],
  ['a flag without its value', ['serve', '--port']],
  ['a verb that config does not have', ['config', 'burn']],
  ['a verb that credentials does not have', ['credentials', 'burn']],
  ['a flag with a wrong value', ['serve', '--port', 'x']],
] as const) {
  test(`${what} is exit code 2 with one clear line and no stack`, async () => {
    const { code, stderr } = await command(argv);
    assert.is(code, 2);
    assert.match(stderr, /^taskwright: /);
    assert.not.match(stderr, /\n {4}at /);
  });
}

test('config print shows every setting, its source and no secret', async () => {
  await withFolder(async (folder) => {
    const secrets = {
      TASKWRIGHT_ACCESS_KEY: 'A',
      TASKWRIGHT_SECRET_KEY: 'hunter2',
      TASKWRIGHT_TOKEN_SECRET: 'hunter2'.repeat(6),
    };
    const url = { TASKWRIGHT_DATABASE_URL: 'mongodb://user:hunter2@127.0.0.1/x' };
    const { code, stdout } = await command(['config', 'print', '--data-dir', folder, '--port', '9000'], { ...secrets, ...url });
    assert.is(code, 0);
    for (const { path, description, environment } of settings) {
      assert.match(stdout, path);
      assert.match(stdout, description);
      assert.match(stdout, environment);
    }
    assert.match(stdout, /server\.port = 9000/);
    assert.match(stdout, /--port; from: flag/);
    assert.not.match(stdout, 'hunter2');
  });
});

test('config print --json is one object a setting', async () => {
  const { stdout } = await command(['config', 'print', '--json', '--port', '9000']);
  const printed = JSON.parse(stdout) as Record<string, { value: unknown; source: string }>;
  assert.equal(
    Object.keys(printed),
    settings.map(({ path }) => path),
  );
  assert.is(printed['server.port']?.value, 9000);
  assert.is(printed['server.port']?.source, 'flag');
});

test('credentials are made, listed and revoked', async () => {
  await withFolder(async (folder) => {
    const credentials = async (...argv: string[]) => command(['credentials', ...argv, '--data-dir', folder, '--json']);
    const made = JSON.parse((await credentials('create', '--label', 'laptop')).stdout) as {
      access_key: string;
      secret_key: string;
    };
    const keys = async () => JSON.parse((await credentials('list')).stdout) as { access_key: string; label?: string }[];
    const listed = (await keys()).find(({ access_key }) => access_key === made.access_key);
    assert.is(listed?.label, 'laptop');
    assert.not.match(JSON.stringify(await keys()), made.secret_key);
    assert.is((await credentials('revoke', '--key', made.access_key)).code, 0);
    assert.not((await keys()).some(({ access_key }) => access_key === made.access_key));
    const again = await credentials('revoke', '--key', made.access_key);
    assert.is(again.code, 2);
    assert.match(again.stderr, 'no such key');
  });
});

test('credentials of an unknown user, or with a date that is none, are refused', async () => {
  await withFolder(async (folder) => {
    const refused = async (...argv: string[]) => (await command(['credentials', ...argv, '--data-dir', folder])).stderr;
    assert.match(await refused('create', '--user', 'nobody'), 'no user has this name or id');
    assert.match(await refused('create', '--expires', 'soon'), '--expires soon: expected a date');
  });
});

test.run();
