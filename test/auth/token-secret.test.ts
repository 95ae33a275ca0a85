import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { AuthSetupError, MIN_TOKEN_SECRET, tokenSecret } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';

const test = suite('token secret');
let dataDir = '';

test.before.each(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'token-secret-'));
});

test.after.each(() => rmSync(dataDir, { recursive: true, force: true }));

test('without a setting it is made once and kept in the data folder, mode 0600', async () => {
  const first = await tokenSecret({ dataDir });
  const second = await tokenSecret({ dataDir });
  assert.ok(first.equals(second));
  assert.is(statSync(join(dataDir, 'token-secret')).mode & 0o777, 0o600);
  assert.ok((first.symmetricKeySize ?? 0) >= 32);
});

test('a secret from the settings is used as it is and written nowhere', async () => {
  const given = 'g'.repeat(MIN_TOKEN_SECRET);
  const key = await tokenSecret({ dataDir, given });
  assert.is(key.export().toString('utf8'), given);
  assert.equal(readdirSync(dataDir), []);
});

for (const length of [0, 1, MIN_TOKEN_SECRET - 1]) {
  test(`a secret of ${length} characters is refused without being repeated`, async () => {
    const given = 's'.repeat(length);
    try {
      await tokenSecret({ dataDir, given });
    } catch (error) {
      assert.instance(error, AuthSetupError);
      assert.is((error as Error).message, `the token secret in the settings must have at least 32 characters, not ${length}`);
      assert.equal(readdirSync(dataDir), []);
      return;
    }
    assert.unreachable('it was taken');
  });
}

test.run();
