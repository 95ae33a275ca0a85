import * as assert from 'uvu/assert';
import { annotationOf, filtered, takesNone } from '../../../../../codegen/emit/sdk/python/annotations.js';
import { flat } from '../../../../../codegen/emit/sdk/python/printer.js';
import { NULL, type Shape, unionOf } from '../../../../../codegen/emit/sdk/shape.js';
import { suite } from '../../../../support/harness.js';

const test = suite('sdk, Python: annotations');

const string: Shape = { kind: 'string' };
const integer: Shape = { kind: 'integer' };
const list = (items: Shape): Shape => ({ kind: 'list', items });
const constants = (values: readonly (string | number | boolean | null)[], open: boolean): Shape => ({
  kind: 'enum',
  values,
  open,
});

const sent = (shape: Shape) => flat(annotationOf(shape, 'sent'));
const received = (shape: Shape) => flat(annotationOf(shape, 'received'));

for (const [shape, expected] of [
  [{ kind: 'any' }, 'Any'],
  [string, 'str'],
  [integer, 'int'],
  [{ kind: 'number' }, 'float'],
  [{ kind: 'boolean' }, 'bool'],
  [NULL, 'None'],
  [{ kind: 'named', name: 'Task' }, 'Task'],
  [unionOf([string, NULL]), 'Optional[str]'],
  [unionOf([string, integer, NULL]), 'Optional[Union[str, int]]'],
  [unionOf([string, integer]), 'Union[str, int]'],
] as [Shape, string][]) {
  test(`${JSON.stringify(shape)} is ${expected}`, () => {
    assert.is(sent(shape), expected);
    assert.is(received(shape), expected);
  });
}

test('what is sent may be any sequence or mapping, what comes is lists and dictionaries', () => {
  const shape = list({ kind: 'map', values: list(string) });
  assert.is(sent(shape), 'Sequence[Mapping[str, Sequence[str]]]');
  assert.is(received(shape), 'List[Dict[str, List[str]]]');
});

test('constants that are sent are closed, those that come are open', () => {
  assert.is(sent(constants(['a', 'b'], false)), 'Literal["a", "b"]');
  assert.is(received(constants(['a', 'b'], true)), 'Union[Literal["a", "b"], str]');
  assert.is(received(constants([0, 1], true)), 'Union[Literal[0, 1], int]');
  assert.is(sent(constants(['a', null], false)), 'Optional[Literal["a"]]');
  assert.is(received(constants([true, 'a'], true)), 'Union[Literal[True, "a"], bool, str]');
});

test('no literal holds a fraction', () => {
  assert.is(sent(constants([1, 1.5], false)), 'Union[Literal[1], float]');
  assert.is(sent(constants([0.5], false)), 'float');
});

test('names that are declared further down are put into quotes', () => {
  assert.is(flat(annotationOf(list({ kind: 'named', name: 'Later' }), 'received', new Set(['Later']))), 'List["Later"]');
});

test('a list filter is told from other alternatives', () => {
  const filter = (value: Shape) => unionOf([value, NULL, list(unionOf([value, NULL]))]);
  assert.equal(filtered(filter(string)), string);
  assert.equal(filtered(filter(unionOf([integer, string]))), unionOf([integer, string]));
  for (const other of [string, unionOf([string, list(string)]), unionOf([string, NULL, list(unionOf([integer, NULL]))])]) {
    assert.is(filtered(other), undefined, JSON.stringify(other));
  }
});

test('None is a value where null is one', () => {
  assert.ok(takesNone(unionOf([string, NULL])));
  assert.ok(takesNone(constants(['a', null], true)));
  assert.not(takesNone(list(unionOf([string, NULL]))));
  assert.not(takesNone(string));
});

test.run();
