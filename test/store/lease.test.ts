import * as assert from 'uvu/assert';
import { Lease, leaseCollection } from '../../src/store/lease.js';
import type { Store } from '../../src/store/port.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { rejection } from './fixture.js';

const LIFE_MS = 1000;

/** A clock that stands still until it is moved. */
class Clock {
  #time = Date.UTC(2030, 0, 1);
  readonly now = (): Date => new Date(this.#time);
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }
}

const neverAborted = new AbortController().signal;

for (const engine of engines) {
  const test = suite(`leases on ${engine.name}`);
  let store: Store;
  let jobs = 0;

  test.before(async () => {
    store = await engine.open([leaseCollection]);
  });
  test.after(async () => store[Symbol.asyncDispose]());

  /** Holders-to-be of one job that nobody has done yet, on one clock. */
  function takers(number: number): { readonly leases: Lease[]; readonly clock: Clock; readonly job: string } {
    const clock = new Clock();
    const job = `job ${++jobs}`;
    const leases = Array.from({ length: number }, () => new Lease(store, job, { lifeMs: LIFE_MS, now: clock.now }));
    return { leases, clock, job };
  }

  function two() {
    const { leases, clock, job } = takers(2);
    const [one, other] = leases as [Lease, Lease];
    return { one, other, clock, job };
  }

  async function winners(leases: readonly Lease[]): Promise<number> {
    const taken = await Promise.all(leases.map((lease) => lease.take()));
    return taken.filter(Boolean).length;
  }

  test('of 50 takers of a new lease one gets it', async () => {
    assert.is(await winners(takers(50).leases), 1);
  });

  test('of 50 takers of an expired lease one gets it, and those before it do not', async () => {
    const { leases, clock } = takers(50);
    assert.is(await winners(leases), 1);
    clock.pass(LIFE_MS - 1);
    assert.is(await winners(leases), 0, 'not expired yet');
    clock.pass(1);
    assert.is(await winners(leases), 1);
    assert.is(await winners(leases), 0);
  });

  test('of 50 takers of a released lease one gets it', async () => {
    const { leases } = takers(51);
    const [first, ...others] = leases as [Lease, ...Lease[]];
    await first.take();
    await first.release();
    assert.is(await winners(others), 1);
  });

  test('each job has its own', async () => {
    const [one, other] = [two().one, two().one];
    assert.equal([await one.take(), await other.take()], [true, true]);
  });

  test('its holder cannot take it a second time', async () => {
    const { one } = two();
    assert.equal([await one.take(), await one.take()], [true, false]);
    await one.release();
    assert.ok(await one.take());
  });

  test('lasts as long as it is renewed', async () => {
    const { one, other, clock } = two();
    await one.take();
    for (let i = 0; i < 5; i++) {
      clock.pass(LIFE_MS - 1);
      assert.ok(await one.renew());
      assert.not(await other.take());
    }
    clock.pass(LIFE_MS);
    assert.ok(await other.take());
  });

  test('cannot be renewed once it expired, taken by another or not', async () => {
    const { one, other, clock } = two();
    await one.take();
    clock.pass(LIFE_MS);
    assert.not(await one.renew());
    assert.ok(await other.take());
    assert.not(await one.renew());
    assert.not(await one.keep());
    assert.ok(await other.renew(), 'nothing of that touched the new holder');
  });

  test('cannot be renewed by one that never had it', async () => {
    const { one, other } = two();
    assert.not(await one.renew());
    await one.take();
    assert.not(await other.renew());
    assert.not(await other.keep());
  });

  test('is kept by a write only in the second half of its life', async () => {
    const { one, clock, job } = two();
    const expires = async () => (await store.collection(leaseCollection.name).get(job)) as { expires?: Date } | undefined;
    await one.take();
    const taken = await expires();
    clock.pass(LIFE_MS / 2 - 1);
    assert.ok(await one.keep());
    assert.equal(await expires(), taken);
    clock.pass(1);
    assert.ok(await one.keep());
    assert.is((await expires())?.expires?.getTime(), clock.now().getTime() + LIFE_MS);
  });

  test('released by one that lost it, stays with its new holder', async () => {
    const { one, other, clock } = two();
    await one.take();
    clock.pass(LIFE_MS);
    await other.take();
    await one.release();
    assert.not(await one.take());
    assert.ok(await other.renew());
  });

  test('a job is done by one at a time, and by the next when it has ended', async () => {
    const { leases } = takers(20);
    let running = 0;
    let most = 0;
    const outcomes = await Promise.all(
      leases.map((lease) =>
        lease.during(neverAborted, async (mayGoOn) => {
          most = Math.max(most, ++running);
          for (let step = 0; step < 5; step++) assert.ok(await mayGoOn());
          running--;
          return 'done';
        }),
      ),
    );
    assert.is(most, 1);
    assert.ok(outcomes.includes('done'));
    assert.is(await leases[0]?.during(neverAborted, async () => 'done'), 'done');
  });

  test('a job whose lease was lost is told so at the next step', async () => {
    const { one, other, clock } = two();
    const seen: string[] = [];
    await one.during(neverAborted, async (mayGoOn) => {
      seen.push(`first: ${await mayGoOn()}`);
      clock.pass(LIFE_MS);
      await other.during(neverAborted, async () => {
        seen.push('second begins');
        seen.push(`first: ${await mayGoOn()}`);
      });
    });
    assert.equal(seen, ['first: true', 'second begins', 'first: false']);
  });

  test('a job that fails leaves the lease free, and its error is passed on', async () => {
    const { one, other } = two();
    const error = await rejection(one.during(neverAborted, () => Promise.reject(new Error('no luck'))));
    assert.is(error.message, 'no luck');
    assert.ok(await other.take());
  });

  test('a job ends with its signal, and does not begin after it', async () => {
    const { one, other } = two();
    const ending = new AbortController();
    const answers = await one.during(ending.signal, async (mayGoOn) => {
      const before = await mayGoOn();
      ending.abort();
      return [before, await mayGoOn()];
    });
    assert.equal(answers, [true, false]);
    assert.is(await one.during(ending.signal, async () => 'begun'), undefined);
    assert.ok(await other.take(), 'and nobody holds it');
  });

  // A second process on one SQLite file is refused, so that only the other engine can have this.
  if (engine.name === 'mongodb') {
    test('of takers with connections of their own one gets it', async () => {
      const database = engine.database();
      const stores = await Promise.all(Array.from({ length: 4 }, () => database.open([leaseCollection])));
      const leases = stores.flatMap((own) => Array.from({ length: 5 }, () => new Lease(own, 'shared')));
      assert.is(await winners(leases), 1);
      assert.is(await winners(leases), 0);
      await Promise.all(stores.map((own) => own[Symbol.asyncDispose]()));
      await database.drop();
    });
  }

  test.run();
}
