import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { secretFromFile } from '../../src/auth/secret-file.js';
import { AuthSetupError } from '../../src/auth/setup-error.js';
import { suite } from '../support/harness.js';

const test = suite('secret file');
let folder = '';

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-'));
});

test.after.each(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

async function refusal(path: string): Promise<string> {
  try {
    await secretFromFile(path);
  } catch (error) {
    assert.instance(error, AuthSetupError);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

test('the first call makes a file that only its owner can read', async () => {
  const path = join(folder, 'secret');
  const secret = await secretFromFile(path);
  assert.match(secret, /^[\w-]{64}$/);
  assert.is(modeOf(path), 0o600);
  assert.equal(readdirSync(folder), ['secret']);
});

test('later calls give the same secret and leave the file alone', async () => {
  const path = join(folder, 'secret');
  const secret = await secretFromFile(path);
  const written = statSync(path).mtimeMs;
  assert.is(await secretFromFile(path), secret);
  assert.is(statSync(path).mtimeMs, written);
});

test('no two files hold the same secret', async () => {
  assert.is.not(await secretFromFile(join(folder, 'a')), await secretFromFile(join(folder, 'b')));
});

test('a folder that is missing is made, for its owner only', async () => {
  const path = join(folder, 'data', 'deep', 'secret');
  await secretFromFile(path);
  assert.is(modeOf(join(folder, 'data', 'deep')), 0o700);
});

test('many calls at once agree on one secret and leave no drafts behind', async () => {
  const path = join(folder, 'secret');
  const secrets = await Promise.all(Array.from({ length: 20 }, () => secretFromFile(path)));
  assert.is(new Set(secrets).size, 1);
  assert.equal(readdirSync(folder), ['secret']);
});

test('a secret put there by hand is taken, with or without a line end', async () => {
  const path = join(folder, 'secret');
  const secret = 'x'.repeat(43);
  for (const text of [secret, `${secret}\n`]) {
    writeFileSync(path, text, { mode: 0o600 });
    assert.is(await secretFromFile(path), secret);
  }
});

test('a file that the group can read is taken: volumes of clusters are mounted that way', async () => {
  const path = join(folder, 'secret');
  const secret = await secretFromFile(path);
  chmodSync(path, 0o660);
  assert.is(await secretFromFile(path), secret);
});

test('a file that everybody can read is refused, and says how to mend it', async () => {
  const path = join(folder, 'secret');
  const secret = await secretFromFile(path);
  chmodSync(path, 0o644);
  const message = await refusal(path);
  assert.match(message, /open to every user .*chmod 600/);
  assert.not(message.includes(secret));
});

for (const content of ['', '\n', 'short', 'x'.repeat(42), `${'x'.repeat(30)} ${'x'.repeat(30)}`, '\0'.repeat(64)]) {
  test(`a damaged file is refused and not replaced: ${JSON.stringify(content.slice(0, 8))}, ${content.length} characters`, async () => {
    const path = join(folder, 'secret');
    writeFileSync(path, content, { mode: 0o600 });
    assert.match(await refusal(path), /is damaged/);
    assert.is(readFileSync(path, 'utf8'), content);
  });
}

test('a folder in its place is refused', async () => {
  const path = join(folder, 'secret');
  mkdirSync(path, { mode: 0o700 });
  assert.match(await refusal(path), /can be neither read nor made/);
});

test('a data folder that is no folder is refused', async () => {
  writeFileSync(join(folder, 'data'), 'a file');
  assert.match(await refusal(join(folder, 'data', 'secret')), /can be neither read nor made/);
});

test.run();
