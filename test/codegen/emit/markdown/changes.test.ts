import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { ageing, versionsText } from '../../../../codegen/emit/markdown/changes.js';
import { suite } from '../../../support/harness.js';
import { object, service } from '../definitions.js';

const test = suite('what versions changed');

type Layers = Parameters<typeof service>[1][string]['layers'];

function rows(layers: Layers): string[] {
  const [action] = service('notes', { act: { layers } }).actions;
  return versionsText(action?.layers ?? [], {})
    .split('\n')
    .slice(2);
}

function taking(properties: Readonly<Record<string, SchemaNode>>, response: SchemaNode = { type: 'object' }) {
  return { request: object(properties), response, description: 'Acts.' };
}

test('one version is a line', () => {
  const [action] = service('notes', { act: { layers: { '1.0': {} } } }).actions;
  assert.is(versionsText(action?.layers ?? [], {}), 'Since version 1.0.');
});

test('what each layer takes and gives in addition', () => {
  const layers = {
    '1.0': taking({}),
    '1.2': taking({ a: { type: 'string' }, b: object({}) }, object({ c: { type: 'string' } })),
  };
  assert.equal(rows(layers), ['| 1.0 | the action |', '| 1.2 | takes `a`, `b`; gives `c` |']);
});

test('what went, what changed, and where in a field', () => {
  const before = taking({ a: { type: 'string' }, in: object({ page: { type: 'integer', minimum: 0 } }) });
  const after = taking({ in: object({ page: { type: 'integer', minimum: 1 } }) });
  assert.is(rows({ '1.0': before, '1.1': after })[1], '| 1.1 | takes no `a` any more; `in.page.minimum`: `0` became `1` |');
});

test('fields of an object that has none any more', () => {
  const before = taking({}, object({ c: { type: 'string' }, d: { type: 'string' } }));
  assert.is(rows({ '1.0': before, '1.1': taking({}) })[1], '| 1.1 | gives no `c`, `d` any more |');
});

test('a layer that only says something else is told by what it says', () => {
  assert.is(rows({ '1.0': taking({}), '1.1': { ...taking({}), description: 'Acts no more.' } })[1], '| 1.1 | Acts no more. |');
  assert.is(rows({ '1.0': taking({}), '1.1': taking({}) })[1], '| 1.1 | the same fields |');
});

test('a layer that ages says so', () => {
  const [action] = service('notes', {
    act: {
      layers: {
        '1.0': { deprecated: '2026-01-31', sunset: '2027-01-31' },
        '1.1': { deprecated: true },
        '1.2': { deprecated: false },
      },
    },
  }).actions;
  assert.equal(action?.layers.map(ageing), ['deprecated since 2026-01-31, gone on 2027-01-31', 'deprecated', '']);
  assert.match(versionsText(action?.layers ?? [], {}), '| 1.0 | the action; deprecated since 2026-01-31, gone on 2027-01-31 |');
});

test.run();
