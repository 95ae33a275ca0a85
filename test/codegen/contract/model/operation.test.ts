import * as assert from 'uvu/assert';
import { asRead, plainForm, requiredFields, wrongWith } from '../../../../codegen/contract/model/operation.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('operations of an API');

const { operations, operation } = await notesParts();

test('there is one for each layer of each action', () => {
  const names = operations.map(({ action, layer }) => `${action.fullName}@${layer.version}`);
  assert.is(new Set(names).size, names.length);
  assert.ok(names.includes('notes.create@1.0') && names.includes('notes.create@1.2'));
  assert.is(names.filter((name) => name.startsWith('notes.')).length, 11);
});

test('an older layer knows its own fields and checks those of later ones', () => {
  const old = operation('notes.create', '1.0');
  assert.equal([...old.own].sort(), ['folder', 'text']);
  assert.equal(wrongWith({ text: 'a', pinned: true }, old, false), []);
  assert.equal(
    wrongWith({ text: 'a', pinned: 'yes' }, old, false).map(({ field }) => field),
    ['pinned'],
  );
  assert.equal(
    wrongWith({ text: 'a', pinned: true }, old, true).map(({ field, keyword }) => [field, keyword]),
    [['pinned', 'undeclared']],
  );
});

test('it is asked for at its own version and at the last before the next', () => {
  assert.equal(operation('notes.create', '1.0').askedAs, ['1.0', '1.1']);
  assert.equal(operation('notes.create', '1.2').askedAs, ['1.2']);
  assert.equal(operation('notes.ping').askedAs, ['1.1', '1.2']);
  assert.equal([operation('notes.create', '1.0').newest, operation('notes.create', '1.2').newest], [false, true]);
});

test('everything that is wrong is found, with field, keyword and what was expected', () => {
  const wrong = wrongWith({ text: '', folder: 5 }, operation('notes.create'), false);
  assert.equal(wrong.map(({ field, keyword }) => `${field} ${keyword}`).sort(), ['folder type', 'text minLength']);
  assert.equal(wrongWith({}, operation('notes.create'), false), [{ field: 'text', keyword: 'required', expected: 'a value' }]);
});

test('the items of a batch are looked at one by one', () => {
  const batch = operation('notes.update_batch');
  assert.ok(batch.batch);
  assert.equal(wrongWith([{ note: 'a' }, { note: 'b' }], batch, false), []);
  assert.is(wrongWith([{ note: 'a' }, { text: 5 }], batch, false).length, 2);
});

test('a request is read without nulls, and with lists where one value may stand for one', () => {
  assert.equal(asRead({ tags: 'a', page: null }, operation('notes.list')), { tags: ['a'] });
  assert.equal(asRead({ tags: ['a', null] }, operation('notes.list')), { tags: ['a', null] });
});

test('its plain form says the same without leniencies, but keeps nulls', () => {
  const list = operation('notes.list');
  assert.equal(plainForm({ tags: 'a', page: null, other: 1 }, list), { tags: ['a'], page: null });
  assert.equal(plainForm({ tags: null }, list), { tags: null });
  assert.equal(plainForm([{ note: 'a', other: 1 }], operation('notes.update_batch')), [{ note: 'a' }]);
});

test('required fields', () => {
  assert.equal(requiredFields(operation('notes.update')), ['note']);
  assert.equal(requiredFields(operation('notes.list')), []);
});

test.run();
