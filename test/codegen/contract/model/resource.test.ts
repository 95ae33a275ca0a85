import * as assert from 'uvu/assert';
import { operationsOf } from '../../../../codegen/contract/model/operation.js';
import {
  isMaker,
  onlyReference,
  referenceOf,
  referencesOf,
  referredTo,
  resourcesOf,
} from '../../../../codegen/contract/model/resource.js';
import { ours } from '../../../schemas/definitions.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('kinds of objects');

const { operations, resources, operation } = await notesParts();

test('an action that makes one is found, and one that takes it away', () => {
  const notes = resources.get('notes');
  assert.is(notes?.create.action.fullName, 'notes.create');
  assert.is(notes?.create.layer.version, '1.2', 'at its newest version');
  assert.equal([notes?.remove?.operation.action.fullName, notes?.remove?.field], ['notes.remove', 'note']);
});

test('what nothing takes away can be made all the same', () => {
  const folders = resources.get('folders');
  assert.is(folders?.create.action.fullName, 'folders.create');
  assert.is(folders?.remove, undefined);
});

test('those that requests refer to', () => {
  assert.equal([...referredTo(operations)].sort(), ['folders', 'notes']);
});

test('makers answer an id and are called so', () => {
  assert.ok(isMaker(operation('notes.create')));
  assert.not(isMaker(operation('notes.get')));
  assert.not(isMaker(operation('notes.update')));
});

test('which field is the id of what', () => {
  assert.is(referenceOf(operation('notes.show'), 'folder'), 'folders');
  assert.is(referenceOf(operation('notes.show'), 'nothing'), undefined);
  assert.is(referenceOf(operation('notes.drop_many'), 'ids'), undefined);
  assert.is(referencesOf(operation('notes.drop_many'), 'ids'), 'notes');
  assert.is(referencesOf(operation('notes.list'), 'tags'), undefined);
  assert.is(onlyReference(operation('notes.get'), 'notes'), 'note');
  assert.is(onlyReference(operation('notes.create'), 'folders'), undefined);
});

test('of the task server', async () => {
  const found = resourcesOf(operationsOf(await ours()));
  const told = [...found.values()].map(
    ({ name, create, remove }) => `${name} ${create.action.name} ${remove?.operation.action.name}`,
  );
  assert.equal(told.sort(), [
    'auth create_user undefined',
    'models create delete',
    'projects create delete',
    'queues create delete',
    'tasks create delete',
  ]);
});

test.run();
