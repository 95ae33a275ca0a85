import * as assert from 'uvu/assert';
import type { Shape } from '../../../../codegen/emit/sdk/shape.js';
import { printedType } from '../../../../codegen/emit/sdk/typescript/printed-type.js';
import { suite } from '../../../support/harness.js';

const test = suite('sdk: shapes as TypeScript types');

const text: Shape = { kind: 'string' };
const either: Shape = { kind: 'union', of: [text, { kind: 'null' }] };

for (const [shape, printed] of [
  [{ kind: 'any' }, 'unknown'],
  [{ kind: 'integer' }, 'number'],
  [{ kind: 'boolean' }, 'boolean'],
  [{ kind: 'list', items: either }, 'readonly (string | null)[]'],
  [{ kind: 'list', items: { kind: 'list', items: text } }, 'readonly (readonly string[])[]'],
  [{ kind: 'map', values: either }, 'Readonly<Record<string, string | null>>'],
  [
    {
      kind: 'union',
      of: [
        { kind: 'named', name: 'Task' },
        { kind: 'list', items: text },
      ],
    },
    'Task | readonly string[]',
  ],
  [{ kind: 'union', of: [{ kind: 'integer' }, { kind: 'number' }] }, 'number'],
  [{ kind: 'enum', values: ['a', "it's"], open: false }, "'a' | 'it\\'s'"],
  [{ kind: 'enum', values: ['a', 'b'], open: true }, "'a' | 'b' | (string & {})"],
  [{ kind: 'enum', values: [0, 1], open: true }, '0 | 1 | (number & {})'],
  [{ kind: 'enum', values: ['a', 1, true, null], open: true }, "'a' | 1 | true | null | (string & {}) | (number & {})"],
] satisfies readonly (readonly [Shape, string])[]) {
  test(printed, () => assert.is(printedType(shape).text, printed));
}

test.run();
