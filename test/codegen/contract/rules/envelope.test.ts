import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { type Sketch, verdict } from './fixture.js';

const test = suite('rule: the envelope');

const of = (sketch: Sketch): string[] => verdict('notes.ping', {}, sketch);

test('a right answer has nothing wrong', () => {
  assert.equal(of({}), []);
});

for (const [what, sketch, place] of [
  ['no JSON', { body: undefined }, 'envelope'],
  ['a list', { body: [] }, 'envelope'],
  ['no meta', { body: { data: {} } }, 'envelope'],
  ['an id of another form', { meta: { id: 'x' } }, 'envelope meta.id'],
  ['no trx', { meta: { trx: undefined } }, 'envelope meta.trx'],
  ['an endpoint that is none', { meta: { endpoint: 'notes.ping' } }, 'envelope meta.endpoint'],
  ['a code that is text', { status: 200, meta: { result_code: '200' } }, 'envelope meta.result_code'],
  ['another code than the status', { status: 400, meta: { result_code: 200 } }, 'envelope meta.result_code'],
  ['a subcode of a success', { meta: { result_subcode: 5 } }, 'envelope meta.result_subcode'],
  ['no message', { meta: { result_msg: null } }, 'envelope meta.result_msg'],
  ['error_data that is no object', { meta: { error_data: [] } }, 'envelope meta.error_data'],
  ['an error with data', { status: 400, meta: { result_subcode: 101 }, data: { some: 1 } }, 'envelope data'],
] as const satisfies readonly (readonly [string, Sketch, string])[]) {
  test(what, () => assert.equal(of(sketch), [place]));
}

test('no data at all', () => {
  const meta = { id: 'a'.repeat(32), trx: 't', endpoint: {}, result_code: 200, result_subcode: 0 };
  const body = { meta: { ...meta, result_msg: 'OK', error_stack: '', error_data: {} } };
  assert.equal(of({ body }), ['envelope data']);
});

test('a stream of events has no envelope, but must have been declared', () => {
  assert.equal(of({ stream: true, body: undefined }), ['envelope']);
  assert.equal(verdict('notes.watch', {}, { stream: true, body: undefined }), []);
});

test.run();
