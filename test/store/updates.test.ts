import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { InvalidUpdateError } from '../../src/store/errors.js';
import type { Update } from '../../src/store/port.js';
import { decode } from '../../src/store/sqlite/codec.js';
import { applyUpdate } from '../../src/store/update.js';
import { suite } from '../support/harness.js';
import { conformance, rejection } from './fixture.js';

interface Vector {
  readonly name: string;
  readonly before: object;
  readonly update: Update;
  readonly after?: object;
  /** The operator that is refused. */
  readonly error?: string;
}

const vectors = decode<Vector[]>(readFileSync(new URL('../vectors/store/updates.json', import.meta.url), 'utf8'));

const test = suite('store: update operators in memory');
for (const { name, before, update, after, error } of vectors) {
  test(name, () => {
    const document = { id: 'a', ...before };
    const untouched = structuredClone(document);
    if (after) assert.equal(applyUpdate(document, update), { id: 'a', ...after });
    else
      assert.throws(
        () => applyUpdate(document, update),
        (thrown: unknown) => thrown instanceof InvalidUpdateError && thrown.operator === error,
      );
    assert.equal(document, untouched, 'the document given stays as it is');
  });
}

test('an unknown operator is refused', () => {
  assert.throws(() => applyUpdate({ id: 'a' }, { $rename: { a: 'b' } } as Update), /\$rename/);
  assert.throws(() => applyUpdate({ id: 'a' }, { a: 1 } as Update), /no update operator/);
});

test('modifiers beside $each are refused, not ignored', () => {
  assert.throws(() => applyUpdate({ id: 'a' }, { $push: { l: { $each: [1], $slice: -1 } } }), /\$slice/);
});

test('an operand that is undefined is as if absent', () => {
  assert.equal(applyUpdate({ id: 'a', a: 1 }, { $set: { a: undefined, b: 2 }, $push: { l: undefined } }), {
    id: 'a',
    a: 1,
    b: 2,
  });
});

test('a path to __proto__ sets a member and nothing else', () => {
  const changed = applyUpdate({ id: 'a' }, { $set: { '__proto__.polluted': true } }) as object;
  assert.is(({} as Record<string, unknown>).polluted, undefined);
  assert.ok(Object.hasOwn(changed, '__proto__'));
  assert.is(Object.getPrototypeOf(changed), Object.prototype);
});

test('an item far behind the end of a list is refused', () => {
  assert.throws(() => applyUpdate({ id: 'a', l: [] }, { $set: { 'l.99999999': 1 } }), /too far/);
});
test.run();

conformance('update operators', ({ test, given }) => {
  for (const { name, before, update, after } of vectors) {
    test(name, async () => {
      const things = await given({ id: 'a', ...before });
      if (after) {
        assert.is(await things.update({ id: 'a' }, update), 1);
        assert.equal(await things.get('a'), { id: 'a', ...after });
      } else {
        assert.instance(await rejection(things.update({ id: 'a' }, update)), InvalidUpdateError);
        assert.equal(await things.get('a'), { id: 'a', ...before });
      }
    });
  }
});
