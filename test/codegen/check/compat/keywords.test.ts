import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { compareVersionsOf } from '../../../../codegen/check/compat/compare.js';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';
import { apiWith } from './random.js';

const test = suite('every keyword of the definition language');

/** Keywords that say nothing about which values are taken, or that are followed before anything is compared. */
const SILENT: ReadonlySet<string> = new Set(
  '$ref $comment title description examples readOnly writeOnly x-ref x-secret x-filter x-accept x-misplaced request response'.split(
    ' ',
  ),
);

/** A change of each keyword. */
const CHANGES = JSON.parse(readFileSync(new URL('keyword-changes.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly [SchemaNode, SchemaNode]>
>;

const language = JSON.parse(
  readFileSync(new URL('../../../../codegen/definition/definition.schema.json', import.meta.url), 'utf8'),
) as { readonly $defs: { readonly keywords: { readonly properties: Readonly<Record<string, unknown>> } } };
const keywords = Object.keys(language.$defs.keywords.properties).filter((keyword) => !SILENT.has(keyword));

test('has a change to try here', () => {
  assert.equal(Object.keys(CHANGES).sort(), keywords.sort());
});

for (const [keyword, [was, is]] of Object.entries(CHANGES)) {
  test(`a change of ${keyword} is noticed on both sides, there and back`, () => {
    for (const [from, to] of [
      [was, is],
      [is, was],
    ] as const) {
      const sides = compareVersionsOf(apiWith(from, to), '1.0', '1.1').map(({ direction }) => direction);
      assert.equal([...new Set(sides)].sort(), ['request', 'response']);
    }
  });
}

test.run();
