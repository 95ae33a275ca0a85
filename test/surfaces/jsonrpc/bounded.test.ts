import { array, asyncProperty, assert as check, integer } from 'fast-check';
import * as assert from 'uvu/assert';
import { mapBounded } from '../../../src/surfaces/jsonrpc/bounded.js';
import { suite } from '../../support/harness.js';

const test = suite('json-rpc: bounded concurrency');

test('every item is worked on once, at most so many at a time, and the order is kept', () =>
  check(
    asyncProperty(array(integer({ min: 1, max: 5 }), { maxLength: 30 }), integer({ min: 1, max: 40 }), async (turns, limit) => {
      let running = 0;
      let most = 0;
      const results = await mapBounded([...turns.entries()], limit, async ([index, count]) => {
        most = Math.max(most, ++running);
        for (let turn = 0; turn < count; turn++) await null;
        running--;
        return index;
      });
      assert.equal(results, [...turns.keys()]);
      assert.is(most, Math.min(limit, turns.length));
    }),
  ));

test.run();
