import * as assert from 'uvu/assert';
import { type Move, stepOf } from '../../../../codegen/contract/cases/case.js';
import { moveRule } from '../../../../codegen/contract/rules/move.js';
import type { Result } from '../../../../codegen/contract/rules/rule.js';
import { suite } from '../../../support/harness.js';
import { parts } from './fixture.js';

const test = suite('rule: transitions');

const next = new Map([
  ['draft', ['shown']],
  ['shown', ['gone', 'draft']],
  ['gone', []],
]);
const step = stepOf(parts.operation('notes.show'), { note: 'x' });

interface Sketch {
  readonly from: string;
  readonly to: string;
  readonly leadsTo: readonly string[];
  readonly refused?: boolean;
  readonly many?: boolean;
}

function found({ from, to, leadsTo, refused = false, many = false }: Sketch): string[] {
  const move: Move = { reading: { step, path: ['note', 'status'] }, next, leadsTo, many };
  const result: Result = {
    ...(refused ? { code: 400, subcode: 110 } : { code: 200, subcode: 0 }),
    ...{ message: '', errorData: {}, endpoint: {}, data: {} },
  };
  return moveRule({ move, step, before: from, after: to, result }).map(({ place }) => place);
}

test('a status that may follow, and that the action leads to', () => {
  assert.equal(found({ from: 'draft', to: 'shown', leadsTo: ['shown'] }), []);
  assert.equal(found({ from: 'shown', to: 'draft', leadsTo: ['draft', 'gone'] }), []);
});

test('one that may not follow', () => {
  assert.equal(found({ from: 'draft', to: 'gone', leadsTo: ['gone'] }), ['draft -> gone']);
  assert.equal(found({ from: 'gone', to: 'shown', leadsTo: ['shown'] }), ['gone -> shown']);
});

test('one that may follow, but that the action does not lead to', () => {
  assert.equal(found({ from: 'shown', to: 'gone', leadsTo: ['draft'] }), ['shown -> gone']);
});

test('where nothing may come of it, the action is refused', () => {
  assert.equal(found({ from: 'gone', to: 'gone', leadsTo: ['shown'], refused: true }), []);
  assert.equal(found({ from: 'gone', to: 'gone', leadsTo: ['shown'] }), ['gone -> shown']);
  assert.equal(found({ from: 'gone', to: 'gone', leadsTo: ['shown'], many: true }), [], 'lists tell it inside');
});

test('a status may follow itself, or be refused to', () => {
  assert.equal(found({ from: 'gone', to: 'gone', leadsTo: ['gone'] }), []);
  assert.equal(found({ from: 'gone', to: 'gone', leadsTo: ['gone'], refused: true }), []);
});

test('what is refused changes nothing', () => {
  assert.equal(found({ from: 'draft', to: 'shown', leadsTo: ['shown'], refused: true }), ['draft -> shown']);
});

test('without a status before and after there is nothing to judge', () => {
  const move: Move = { reading: { step, path: [] }, next, leadsTo: ['shown'], many: false };
  assert.equal(moveRule({ move, step, before: undefined, after: undefined, result: undefined }), []);
});

test.run();
