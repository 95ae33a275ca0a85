import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { generateSync, type JsonSchema } from 'json-schema-faker';
import * as assert from 'uvu/assert';
import { compareVersionsOf } from '../../../../codegen/check/compat/compare.js';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { anySchema, apiWith, changed } from './random.js';

const test = suite('what a validator says of changed schemas');

const ajv = new Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false });

/** By agreement no breaking changes, although a validator may see them: callers do not send fields they do not know, and ignore them. */
const AGREED = /-(field-added|opened)$/;

let judged = 0;

/** Values that the one schema takes and the other refuses. */
function onlyTakenBy(one: SchemaNode, other: SchemaNode, seed: number): unknown[] {
  const [takes, refuses] = [ajv.compile(one), ajv.compile(other)];
  const samples = Array.from({ length: 5 }, (_, i) =>
    generateSync(one as JsonSchema, { seed: seed + i, alwaysFakeOptionals: i % 2 === 0 }),
  );
  return samples.filter((value) => takes(value) && !refuses(value));
}

function expectError(side: 'request' | 'response', was: SchemaNode, is: SchemaNode, values: readonly unknown[]): void {
  if (values.length === 0) return;
  const found = compareVersionsOf(apiWith(was, is), '1.0', '1.1').filter(({ direction }) => direction === side);
  if (found.some(({ rule }) => AGREED.test(rule))) return;
  judged++;
  const told = found.map(({ level, rule, path }) => `${level} ${rule} ${path}`);
  assert.ok(
    found.some(({ level }) => level === 'error'),
    `${side}: ${JSON.stringify(values[0])} tells them apart; found ${JSON.stringify(told)}`,
  );
}

for (const [what, pair] of [
  ['of any two schemas', fc.tuple(anySchema, anySchema)],
  ['of a schema in which one thing changed', changed],
] as const) {
  test(`what was taken and is refused is an error of requests; what can come back for the first time, of answers: ${what}`, () => {
    judged = 0;
    fc.assert(
      fc.property(pair, fc.nat(1000), ([was, is], seed) => {
        expectError('request', was, is, onlyTakenBy(was, is, seed));
        expectError('response', was, is, onlyTakenBy(is, was, seed));
      }),
      { numRuns: 400 },
    );
    assert.ok(judged > 50, `only ${judged} pairs were told apart by a value`);
  });
}

test.run();
