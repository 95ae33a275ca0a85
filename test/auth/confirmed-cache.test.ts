import * as assert from 'uvu/assert';
import { ConfirmedCache } from '../../src/auth/confirmed-cache.js';
import { suite } from '../support/harness.js';

const test = suite('confirmed cache');

interface Fact {
  readonly name: string;
  readonly ends: number;
}

const forever = (name: string): Fact => ({ name, ends: Number.POSITIVE_INFINITY });

function setUp({ limit = 10 } = {}) {
  const clock = { now: 1_000 };
  const confirmed: string[] = [];
  let verdict: (fact: Fact) => Promise<Fact> = (fact) => Promise.resolve(fact);
  const cache = new ConfirmedCache<Fact>({
    limit,
    freshMs: 100,
    endOf: ({ ends }) => ends,
    now: () => clock.now,
    confirm: (fact) => {
      confirmed.push(fact.name);
      return verdict(fact);
    },
  });
  const never = () => Promise.reject(new Error('must not be established again'));
  return { cache, clock, confirmed, never, judge: (by: typeof verdict) => (verdict = by) };
}

/** A promise to be settled from outside. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function messageOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

test('a fact is established once and then given synchronously', async () => {
  const { cache, never } = setUp();
  const first = cache.get('a', () => Promise.resolve(forever('A')));
  assert.instance(first, Promise);
  assert.is((await first).name, 'A');
  assert.is((cache.get('a', never) as Fact).name, 'A');
});

test('callers who come while a fact is being established share the work', async () => {
  const { cache } = setUp();
  const { promise, resolve } = deferred<Fact>();
  let times = 0;
  const establish = () => {
    times++;
    return promise;
  };
  const all = [1, 2, 3].map(() => cache.get('a', establish));
  resolve(forever('A'));
  assert.equal(
    (await Promise.all(all)).map(({ name }) => name),
    ['A', 'A', 'A'],
  );
  assert.is(times, 1);
});

test('what cannot be established is not kept, and the next caller tries again', async () => {
  const { cache } = setUp();
  assert.is(await messageOf(() => cache.get('a', () => Promise.reject(new Error('no such thing')))), 'no such thing');
  assert.is(cache.size, 0);
  assert.is((await cache.get('a', () => Promise.resolve(forever('A')))).name, 'A');
});

test('after its time a fact is confirmed, not established again', async () => {
  const { cache, clock, confirmed, never } = setUp();
  await cache.get('a', () => Promise.resolve(forever('A')));
  clock.now += 99;
  assert.not.instance(cache.get('a', never), Promise);
  assert.equal(confirmed, []);
  clock.now += 1;
  assert.is((await cache.get('a', never)).name, 'A');
  assert.equal(confirmed, ['A']);
  assert.not.instance(cache.get('a', never), Promise);
});

test('confirming may change a fact', async () => {
  const { cache, clock, never, judge } = setUp();
  await cache.get('a', () => Promise.resolve(forever('A')));
  clock.now += 100;
  judge(() => Promise.resolve(forever('A, renamed')));
  await cache.get('a', never);
  assert.is((cache.get('a', never) as Fact).name, 'A, renamed');
});

test('a fact that is no longer confirmed is gone', async () => {
  const { cache, clock, never, judge } = setUp();
  await cache.get('a', () => Promise.resolve(forever('A')));
  clock.now += 100;
  judge(() => Promise.reject(new Error('withdrawn')));
  assert.is(await messageOf(() => cache.get('a', never)), 'withdrawn');
  assert.is(cache.size, 0);
});

test('a fact that ends by itself is confirmed at its end, however fresh', async () => {
  const { cache, clock, confirmed, never } = setUp();
  await cache.get('a', () => Promise.resolve({ name: 'A', ends: clock.now + 5 }));
  clock.now += 4;
  assert.not.instance(cache.get('a', never), Promise);
  clock.now += 1;
  await cache.get('a', never);
  assert.equal(confirmed, ['A']);
});

test('dropping forgets what applies and leaves the rest', async () => {
  const { cache, never } = setUp();
  for (const name of ['A', 'B']) await cache.get(name, () => Promise.resolve(forever(name)));
  cache.drop(({ name }) => name === 'A');
  assert.is((cache.get('B', never) as Fact).name, 'B');
  assert.is(await messageOf(() => cache.get('A', never)), 'must not be established again');
});

test('what was being established when something was dropped is neither kept nor shared', async () => {
  const { cache } = setUp();
  const old = deferred<Fact>();
  const before = cache.get('a', () => old.promise);
  cache.drop(() => true);
  const after = cache.get('a', () => Promise.reject(new Error('revoked')));
  old.resolve(forever('A'));
  assert.is((await before).name, 'A');
  assert.is(await messageOf(() => after), 'revoked');
  assert.is(cache.size, 0);
});

test('what was being confirmed when something was dropped is not kept', async () => {
  const { cache, clock, never, judge } = setUp();
  await cache.get('a', () => Promise.resolve(forever('A')));
  clock.now += 100;
  const slow = deferred<Fact>();
  judge(() => slow.promise);
  const running = cache.get('a', never);
  cache.drop(({ name }) => name === 'A');
  slow.resolve(forever('A'));
  await running;
  assert.is(cache.size, 0);
});

test('it never holds more than its limit, and what is used stays', async () => {
  const { cache, never } = setUp({ limit: 3 });
  const put = (name: string) => cache.get(name, () => Promise.resolve(forever(name)));
  for (const name of ['a', 'b', 'c', 'd']) await put(name);
  assert.is(cache.size, 3);
  for (let round = 0; round < 20; round++) {
    assert.is((cache.get('d', never) as Fact).name, 'd');
    await put(`passer-by ${round}`);
    assert.is(cache.size, 3);
  }
});

test('a newcomer is not the first to go when all others are in use', async () => {
  const { cache, never } = setUp({ limit: 2 });
  const put = (name: string) => cache.get(name, () => Promise.resolve(forever(name)));
  await put('a');
  await put('b');
  for (const name of ['a', 'b']) cache.get(name, never);
  await put('new');
  assert.is((cache.get('new', never) as Fact).name, 'new');
});

test('keys that objects have by nature are like any other', async () => {
  const { cache, never } = setUp();
  assert.is(await messageOf(() => cache.get('__proto__', never)), 'must not be established again');
  await cache.get('constructor', () => Promise.resolve(forever('C')));
  assert.is((cache.get('constructor', never) as Fact).name, 'C');
});

test.run();
