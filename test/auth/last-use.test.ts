import * as assert from 'uvu/assert';
import { LastUse } from '../../src/auth/last-use.js';
import { eventually, suite } from '../support/harness.js';
import { authFixture, type Fixture, START } from './fixture.js';
import { spy } from './spying-store.js';

const test = suite('last use of keys');

function setUp(fixture: Fixture, intervalMs = 60_000) {
  const errors: unknown[] = [];
  const uses = new LastUse(fixture.auth.identities, {
    intervalMs,
    now: () => fixture.clock.now,
    onError: (error) => errors.push(error),
  });
  const key = fixture.key.accessKey;
  const stored = async () => {
    const credential = await fixture.auth.identities.credential(key);
    return [credential?.last_used?.getTime(), credential?.last_used_from];
  };
  return { uses, errors, key, stored };
}

test('the first use is written at once', async () => {
  await using fixture = await authFixture();
  const { uses, key, stored } = setUp(fixture);
  await using _ = uses;
  uses.note(key, 'gpu-1');
  await eventually(async () => (await stored())[0] === START, 'the use was written');
  assert.equal(await stored(), [START, 'gpu-1']);
});

test('a thousand uses in a minute are one write, and one more at the end', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { uses, key, stored } = setUp(fixture);
  watch.calls.length = 0;
  for (let i = 0; i < 1_000; i++) {
    fixture.clock.now = START + i;
    uses.note(key, `gpu-${i}`);
  }
  await uses[Symbol.asyncDispose]();
  assert.equal(watch.calls, ['credentials.update', 'credentials.update']);
  assert.equal(await stored(), [START + 999, 'gpu-999']);
});

test('a use after a minute is written at once again', async () => {
  await using fixture = await authFixture();
  const { uses, key, stored } = setUp(fixture);
  await using _ = uses;
  uses.note(key, undefined);
  fixture.clock.now = START + 60_000;
  uses.note(key, undefined);
  await eventually(async () => (await stored())[0] === START + 60_000, 'the second use was written');
});

test('a use within the minute is written when it is over, without another use', async () => {
  await using fixture = await authFixture();
  const { uses, key, stored } = setUp(fixture, 20);
  await using _ = uses;
  uses.note(key, 'first');
  fixture.clock.now = START + 5;
  uses.note(key, 'second');
  fixture.clock.now = START + 25;
  await eventually(async () => (await stored())[1] === 'second', 'the second use was written');
  assert.equal(await stored(), [START + 5, 'second']);
});

test('keys are counted one by one', async () => {
  await using fixture = await authFixture();
  const { uses } = setUp(fixture);
  const { identities } = fixture.auth;
  const second = await identities.createCredentials(fixture.user);
  uses.note(fixture.key.accessKey, 'a');
  uses.note(second.accessKey, 'b');
  await uses[Symbol.asyncDispose]();
  const used = (await identities.credentials(fixture.user.id)).map(({ last_used_from }) => last_used_from);
  assert.equal(used.sort(), ['a', 'b']);
});

test('a use from nowhere keeps the place that is known', async () => {
  await using fixture = await authFixture();
  const { uses, key, stored } = setUp(fixture);
  uses.note(key, 'gpu-1');
  fixture.clock.now = START + 1;
  uses.note(key, undefined);
  await uses[Symbol.asyncDispose]();
  assert.equal(await stored(), [START + 1, 'gpu-1']);
});

test('a newer use that another process wrote is not overwritten', async () => {
  await using fixture = await authFixture();
  const { uses, key, stored } = setUp(fixture);
  await fixture.another().identities.recordUse(key, new Date(START + 5), 'elsewhere');
  uses.note(key, 'here');
  await uses[Symbol.asyncDispose]();
  assert.equal(await stored(), [START + 5, 'elsewhere']);
});

test('a name of any length is cut', async () => {
  await using fixture = await authFixture();
  const { uses, key, stored } = setUp(fixture);
  uses.note(key, 'w'.repeat(10_000));
  await uses[Symbol.asyncDispose]();
  assert.is(String((await stored())[1]).length, 256);
});

test('a write that fails is reported, disturbs nobody, and is made up for', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  const { uses, errors, key, stored } = setUp(fixture);
  watch.failure = new Error('the database is gone');
  uses.note(key, 'gpu-1');
  await eventually(() => errors.length === 1, 'the failure was reported');
  assert.is(errors[0], watch.failure);
  watch.failure = undefined;
  await uses[Symbol.asyncDispose]();
  assert.equal(await stored(), [START, 'gpu-1']);
});

test('a use of a key that is gone is nothing special', async () => {
  await using fixture = await authFixture();
  const { uses, errors } = setUp(fixture);
  uses.note('NOSUCH', 'gpu-1');
  await uses[Symbol.asyncDispose]();
  assert.equal(errors, []);
  assert.is(await fixture.store.collection('credentials').count({}), 1);
});

test.run();
