import * as assert from 'uvu/assert';
import { ANY, NULL, namesIn, type Shape, unionOf } from '../../../../codegen/emit/sdk/shape.js';
import { suite } from '../../../support/harness.js';

const test = suite('sdk: shapes');

const text: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };

test('alternatives are laid flat, each once', () => {
  assert.equal(unionOf([text, unionOf([number, NULL]), number]), { kind: 'union', of: [text, number, NULL] });
});

test('one alternative is no choice, and none says nothing', () => {
  assert.equal(unionOf([text, text]), text);
  assert.equal(unionOf([]), ANY);
});

test('what may be anything swallows the rest', () => {
  assert.equal(unionOf([text, ANY]), ANY);
});

test('names are found wherever they stand', () => {
  const named = (name: string): Shape => ({ kind: 'named', name });
  const shape = unionOf([
    { kind: 'list', items: named('A') },
    { kind: 'map', values: unionOf([named('B'), text]) },
  ]);
  assert.equal(namesIn(shape), ['A', 'B']);
  assert.equal(namesIn(text), []);
});

test.run();
