import * as assert from 'uvu/assert';
import { creationOf, Needs } from '../../../../codegen/contract/cases/needs.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import type { Resource } from '../../../../codegen/contract/model/resource.js';
import { suite } from '../../../support/harness.js';
import { notesParts } from '../fixture.js';

const test = suite('objects that a request needs');

const { resources, operation } = await notesParts();
const folders = resources.get('folders') as Resource;
const random = (): Random => new Random('needs');

test('each id is that of an object of its own', () => {
  const needs = new Needs(resources, random());
  const request = { a: needs.idOf('notes'), b: [needs.idOf('notes')] };
  assert.equal(request, { a: '{{notes_1}}', b: ['{{notes_2}}'] });
  const [first, second] = needs.stepsFor(request);
  assert.equal([first?.action, first?.gives, second?.gives], ['notes.create', 'notes_1', 'notes_2']);
  assert.not.equal(first?.request, second?.request);
});

test('what is made may need something itself, which is made before it', () => {
  const create = operation('notes.create');
  const inFolders: Resource = {
    name: 'notes',
    create: { ...create, request: { ...create.request, required: ['text', 'folder'] } },
    needed: [],
    remove: undefined,
  };
  const needs = new Needs(
    new Map([
      ['notes', inFolders],
      ['folders', folders],
    ]),
    random(),
  );
  const id = needs.idOf('notes');
  assert.equal(
    needs.stepsFor({ id }).map(({ action, gives }) => [action, gives]),
    [
      ['folders.create', 'folders_1'],
      ['notes.create', 'notes_2'],
    ],
  );
});

test('only the steps for what a request still refers to', () => {
  const needs = new Needs(resources, random());
  const [note] = [needs.idOf('notes'), needs.idOf('folders')];
  assert.equal(
    needs.stepsFor({ note }).map(({ gives }) => gives),
    ['notes_1'],
  );
  assert.equal(needs.stepsFor({}), []);
});

test('an id is made up for what nothing makes', () => {
  const needs = new Needs(resources, random());
  const id = needs.idOf('users');
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(needs.stepsFor({ id }), []);
});

test('an object is made with nothing but what is needed', () => {
  const idOf = (): string => 'x';
  assert.equal(creationOf(folders, random(), idOf), {});
  assert.equal(Object.keys(creationOf({ ...folders, needed: ['colour'] }, random(), idOf)), ['colour']);
});

test.run();
