import * as assert from 'uvu/assert';
import { InvalidDocumentError } from '../../../src/store/errors.js';
import { checkChange, checkDeclared } from '../../../src/store/mongodb/declared.js';
import type { CollectionDefinition, Update } from '../../../src/store/port.js';
import { changesOf } from '../../../src/store/update.js';
import { suite } from '../../support/harness.js';

const test = suite('mongodb declared paths');

const scalars: CollectionDefinition['scalars'] = {
  name: 'string',
  size: 'number',
  ready: 'boolean',
  at: 'date',
  'execution.queue': 'string',
};

const refused = (error: unknown) => error instanceof InvalidDocumentError;

test('what is declared, null and nothing are fine', () => {
  for (const document of [
    {},
    { name: 'n', size: 1.5, ready: false, at: new Date(), execution: { queue: 'q' } },
    { name: null, execution: null },
    { execution: { other: 1 }, more: { name: 5 } },
    { execution: 'text' },
  ]) {
    assert.not.throws(() => checkDeclared(document, scalars));
  }
});

test('anything else is not', () => {
  for (const document of [
    { name: 1 },
    { name: ['n'] },
    { size: '1' },
    { size: Number.NaN },
    { ready: 0 },
    { at: 5 },
    { at: '2024-01-01' },
    { execution: { queue: {} } },
    { execution: [{ queue: 'q' }] },
  ]) {
    assert.throws(() => checkDeclared(document, scalars), refused, JSON.stringify(document));
  }
});

const check = (update: Update) => {
  for (const change of changesOf(update)) checkChange(change, scalars);
};

test('changes that keep to the declarations are fine', () => {
  const updates: readonly Update[] = [
    { $set: { name: 'n', at: null, 'execution.queue': 'q', execution: { queue: 'q' } } },
    { $inc: { size: 1 }, $max: { at: new Date() }, $unset: { name: true } },
    { $push: { list: 1 }, $addToSet: { 'execution.list': 1 }, $pull: { name: 'x' }, $set: { 'more.name': 5 } },
  ];
  for (const update of updates.slice(1)) assert.not.throws(() => check(update));
  const [{ $set } = {}] = updates;
  for (const [path, value] of Object.entries($set ?? {})) assert.not.throws(() => check({ $set: { [path]: value } }), path);
});

test('changes that do not are refused, above and below the declared path too', () => {
  const updates: readonly Update[] = [
    { $set: { name: 1 } },
    { $set: { 'name.inner': 'n' } },
    { $set: { execution: { queue: 1 } } },
    { $set: { execution: [] } },
    { $inc: { name: 1 } },
    { $inc: { at: 1 } },
    { $min: { at: 1 } },
    { $push: { name: 'n' } },
    { $addToSet: { execution: 'q' } },
  ];
  for (const update of updates) assert.throws(() => check(update), refused, JSON.stringify(update));
});

test.run();
