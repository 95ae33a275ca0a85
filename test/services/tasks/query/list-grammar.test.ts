import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { listFilterItems, satisfies } from '../../query/list-filter-model.js';
import { onEveryEngine } from './world.js';

const test = suite('tasks/query/list-grammar');

/** A task for every set of these tags. */
const TAGS = ['x', 'y', '-x'];
const tasks = Array.from(
  { length: 2 ** TAGS.length },
  (_, set) => [`t${set}`, TAGS.filter((_tag, bit) => set & (1 << bit))] as const,
);

onEveryEngine(test, 'a store finds what the rules say, for lists and for single values', async (world) => {
  await world.seed(Object.fromEntries(tasks.map(([id, tags]) => [id, { tags, ...(tags[0] && { parent: tags[0] }) }])));
  await fc.assert(
    fc.asyncProperty(listFilterItems, async (items) => {
      const expected = (of: (tags: readonly string[]) => readonly string[]) =>
        tasks.filter(([, tags]) => satisfies(of(tags), items)).map(([id]) => id);
      assert.is(await world.found({ tags: [...items] }), expected((tags) => tags).join(' '), 'tags');
      assert.is(await world.found({ parent: [...items] }), expected((tags) => tags.slice(0, 1)).join(' '), 'parent');
    }),
    { numRuns: 60 },
  );
});

test.run();
