import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { type Footprint, inTurn } from '../../src/services/in-turn.js';
import { suite } from '../support/harness.js';

const test = suite('services/in-turn');

const { signal } = new AbortController();

function footprint(reads: readonly string[], writes: readonly string[]): Footprint {
  return { reads: new Set(reads), writes: new Set(writes) };
}

/** Work that ends when the test says so, and notes what began and ended, in order. */
class Work {
  readonly log: string[] = [];
  readonly #ends = new Map<string, () => void>();

  readonly handle = async (item: string): Promise<string> => {
    this.log.push(`+${item}`);
    await new Promise<void>((resolve) => this.#ends.set(item, resolve));
    this.log.push(`-${item}`);
    return item;
  };

  async end(item: string): Promise<void> {
    this.#ends.get(item)?.();
    await this.settle();
  }

  /** Lets everything go on that does not wait for the test. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}

test('the results come in the order of the items, whatever order they end in', async () => {
  const work = new Work();
  const done = inTurn(['a', 'b', 'c'], work.handle, { signal });
  await work.settle();
  for (const item of ['c', 'a', 'b']) await work.end(item);
  assert.equal(await done, ['a', 'b', 'c']);
  assert.is(work.log.join(' '), '+a +b +c -c -a -b');
});

test('nothing to do is done at once', async () => {
  assert.equal(await inTurn([], () => Promise.reject(new Error('never called')), { signal }), []);
});

test('an item that writes what another reads waits for it, and so do those behind it', async () => {
  const work = new Work();
  const footprints: Record<string, Footprint> = {
    parent: footprint([], ['parent']),
    child: footprint(['parent'], ['child']),
    other: footprint([], ['other']),
  };
  const footprintOf = (item: string) => footprints[item] ?? footprint([], []);
  const done = inTurn(['parent', 'child', 'other'], work.handle, { signal, footprintOf });
  await work.settle();
  assert.is(work.log.join(' '), '+parent');
  await work.end('parent');
  assert.is(work.log.join(' '), '+parent -parent +child +other');
  await work.end('child');
  await work.end('other');
  await done;
});

test('items that read the same run side by side', async () => {
  const work = new Work();
  const done = inTurn(['a', 'b'], work.handle, { signal, footprintOf: (item) => footprint(['shared'], [item]) });
  await work.settle();
  assert.is(work.log.join(' '), '+a +b');
  await work.end('a');
  await work.end('b');
  await done;
});

test('no more than sixteen run at the same time', async () => {
  let running = 0;
  let most = 0;
  const handle = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  await inTurn(Array.from({ length: 100 }), handle, { signal });
  assert.is(most, 16);
});

test('after an error nothing new begins, and what runs is waited for', async () => {
  const work = new Work();
  const items = Array.from({ length: 30 }, (_, i) => (i === 2 ? 'bad' : `item ${i}`));
  const handle = async (item: string): Promise<string> => {
    if (item === 'bad') throw new Error('broken');
    return work.handle(item);
  };
  let settled = false;
  const done = inTurn(items, handle, { signal }).finally(() => {
    settled = true;
  });
  done.catch(() => {});
  await work.settle();
  const begun = [...work.log];
  assert.is(begun.join(), '+item 0,+item 1');
  assert.not.ok(settled);
  for (const item of begun) await work.end(item.slice(1));
  assert.is(await done.catch((error: Error) => error.message), 'broken');
  assert.is(work.log.filter((entry) => entry.startsWith('+')).length, begun.length);
});

test('what is thrown before the first wait is an error like any other', async () => {
  const handle = (): Promise<void> => {
    throw new Error('at once');
  };
  assert.is(await inTurn(['a', 'b'], handle, { signal }).catch((error: Error) => error.message), 'at once');
});

test('once the caller is gone no item begins, and the reason is what is thrown', async () => {
  const work = new Work();
  const controller = new AbortController();
  const footprintOf = () => footprint([], ['same']);
  const done = inTurn(['a', 'b', 'c'], work.handle, { signal: controller.signal, footprintOf }).catch(
    (reason: unknown) => reason,
  );
  await work.settle();
  controller.abort('gone');
  await work.end('a');
  assert.is(await done, 'gone');
  assert.is(work.log.join(' '), '+a -a');
});

test('a caller that goes when all is done anyway gets the results', async () => {
  const controller = new AbortController();
  const handle = async (): Promise<string> => {
    controller.abort('gone');
    return 'done';
  };
  assert.equal(await inTurn(['a'], handle, { signal: controller.signal }), ['done']);
});

const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 });

test('of two items that meet in a write the later never begins before the earlier has ended', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.record({ reads: ids, writes: ids, steps: fc.nat(4) }), { maxLength: 25 }), async (items) => {
      const ended = new Set<number>();
      const places = items.map((_, place) => place);
      await inTurn(
        places,
        async (place) => {
          const own = items[place];
          for (const [before, earlier] of items.slice(0, place).entries()) {
            const meet =
              earlier.writes.some((id) => own?.writes.includes(id) || own?.reads.includes(id)) ||
              earlier.reads.some((id) => own?.writes.includes(id));
            if (meet) assert.ok(ended.has(before), `${place} waits for ${before}`);
          }
          for (let i = 0; i < (own?.steps ?? 0); i++) await Promise.resolve();
          ended.add(place);
        },
        { signal, footprintOf: (place) => footprint(items[place]?.reads ?? [], items[place]?.writes ?? []) },
      );
      assert.is(ended.size, items.length);
    }),
  ));

test.run();
