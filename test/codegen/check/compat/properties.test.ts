import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compareVersionsOf } from '../../../../codegen/check/compat/compare.js';
import type { Finding } from '../../../../codegen/check/compat/finding.js';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { anySchema, apiWith, narrowing } from './random.js';

const test = suite('rules of values, whatever the schemas');

function between(was: SchemaNode, is: SchemaNode): readonly Finding[] {
  return compareVersionsOf(apiWith(was, is), '1.0', '1.1');
}

function ids(findings: readonly Finding[]): string[] {
  return findings.map(({ rule }) => rule).sort();
}

/** Errors of callers of one side, as the other side would see them. */
function mirrored(findings: readonly Finding[], side: 'request' | 'response'): string[] {
  return findings
    .filter(({ direction, level }) => direction === side && level === 'error')
    .map(({ path }) => path.slice(side.length));
}

test('nothing changes between a schema and itself, in whatever order it is written', () =>
  fc.assert(
    fc.property(anySchema, (schema) => {
      assert.equal(between(schema, reversed(schema)), []);
    }),
  ));

test('a narrower value is found by its rule, and by no other: it breaks callers who send it only', () =>
  fc.assert(
    fc.property(narrowing, ({ was, is, rule, back }) => {
      const there = between(was, is);
      assert.equal(ids(there), [`request-${rule}`, `response-${rule}`]);
      assert.equal(
        there.map(({ level, direction }) => `${direction} ${level}`),
        ['request error', 'response info'],
      );
      const home = between(is, was);
      assert.equal(ids(home), [`request-${back}`, `response-${back}`]);
      assert.equal(
        home.map(({ level, direction }) => `${direction} ${level}`),
        ['response error', 'request info'],
      );
    }),
    { numRuns: 300 },
  ));

test('a change of any kind is found from both sides', () =>
  fc.assert(
    fc.property(anySchema, anySchema, (was, is) => {
      const [there, home] = [between(was, is), between(is, was)];
      assert.is(there.length === 0, home.length === 0);
    }),
    { numRuns: 300 },
  ));

test('what narrows the requests of one way widens the answers of the other, fields and other values apart', () =>
  fc.assert(
    fc.property(anySchema, anySchema, (was, is) => {
      const isMirrored = ({ rule }: Finding) =>
        /-(narrowed|widened|enum-value-added|enum-value-removed|enum-added|enum-removed)$/.test(rule);
      const there = mirrored(between(was, is).filter(isMirrored), 'request');
      const home = mirrored(between(is, was).filter(isMirrored), 'response');
      assert.equal(there.sort(), home.sort());
    }),
    { numRuns: 300 },
  ));

test('a comparison can be written as JSON and read again', () =>
  fc.assert(
    fc.property(anySchema, anySchema, (was, is) => {
      const found = between(was, is);
      assert.equal(JSON.parse(JSON.stringify(found)), found);
    }),
  ));

/** The same schema with every list of names and every object the other way round. */
function reversed(value: SchemaNode): SchemaNode {
  const turn = (each: unknown, key: string): unknown => {
    if (Array.isArray(each)) return key === 'default' ? each : each.toReversed();
    return typeof each === 'object' && each !== null ? reversed(each as SchemaNode) : each;
  };
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turn(each, key)]),
  );
}

test.run();
