import { assert as check, constantFrom, dictionary, property, uniqueArray } from 'fast-check';
import * as assert from 'uvu/assert';
import { dependencyGroups } from '../../../codegen/definition/dependency-groups.js';
import { suite } from '../../support/harness.js';

const test = suite('groups of what needs each other');

function groups(needs: Readonly<Record<string, readonly string[]>>): string[][] {
  return dependencyGroups(new Map(Object.entries(needs).map(([node, others]) => [node, new Set(others)])));
}

test('come after what they need', () => {
  assert.equal(groups({ a: ['b'], b: ['c'], c: [] }), [['c'], ['b'], ['a']]);
});

test('are single where nothing is mutual', () => {
  assert.equal(groups({ a: [], b: [], c: ['a', 'b'] }), [['a'], ['b'], ['c']]);
  assert.equal(groups({ a: ['a'] }), [['a']]);
});

test('hold what needs each other together', () => {
  assert.equal(
    groups({ a: ['b'], b: ['a', 'd'], c: ['a'], d: [] }).map((group) => group.toSorted()),
    [['d'], ['a', 'b'], ['c']],
  );
});

test('ignore what is no node', () => {
  assert.equal(groups({ a: ['nothing'] }), [['a']]);
  assert.equal(groups({}), []);
});

const NODES = ['a', 'b', 'c', 'd', 'e', 'f'];
const graph = dictionary(constantFrom(...NODES), uniqueArray(constantFrom(...NODES)), { noNullPrototype: true });

/** Everything a node needs, directly or through others. */
function reached(needs: Readonly<Record<string, readonly string[]>>, start: string): Set<string> {
  const seen = new Set<string>();
  const visit = (node: string): void => {
    for (const next of needs[node] ?? []) {
      if (!Object.hasOwn(needs, next) || seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(start);
  return seen;
}

test('hold every node once, and two together exactly when each needs the other', () =>
  check(
    property(graph, (needs) => {
      const found = groups(needs);
      assert.equal(found.flat().toSorted(), Object.keys(needs).toSorted());
      const groupOf = new Map(found.flatMap((group, i) => group.map((node) => [node, i] as const)));
      for (const a of Object.keys(needs)) {
        for (const b of Object.keys(needs)) {
          if (a === b) continue;
          const mutual = reached(needs, a).has(b) && reached(needs, b).has(a);
          assert.is(groupOf.get(a) === groupOf.get(b), mutual, `${a} and ${b}`);
        }
      }
    }),
  ));

test('need nothing of later groups', () =>
  check(
    property(graph, (needs) => {
      const found = groups(needs);
      for (const [i, group] of found.entries()) {
        const later = new Set(found.slice(i + 1).flat());
        for (const node of group) for (const need of needs[node] ?? []) assert.not.ok(later.has(need), `${node} needs ${need}`);
      }
    }),
  ));

test.run();
