import * as assert from 'uvu/assert';
import { checkLock } from '../../../codegen/lock/check-lock.js';
import type { Contract } from '../../../codegen/lock/contract.js';
import { layersOf } from '../../../codegen/lock/lock-file.js';
import { updateLock } from '../../../codegen/lock/update-lock.js';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics } from '../fixtures/folder.js';

const test = suite('published layers');

const BASE = `_description: "Notes"
_definitions { kind { type: string, enum: [a, b] } }
get_all {
  "1.0" {
    description: "Lists"
    request { type: object, properties {
      page { type: integer, minimum: 0, description: "P" }
      kind { description: "K", "$ref": "#/definitions/kind" }
    } }
    response { type: object }
  }
  "1.1": \${get_all."1.0"} { request.properties.size { type: integer, description: "S" } }
}
get_one { "1.0" { description: "Gives", request { type: object }, response { type: object } } }
`;

async function lockOf(text: string): Promise<ReadonlyMap<string, Contract>> {
  return new Map([...layersOf(await apiOf(text))].map(([name, { contract }]) => [name, contract]));
}

async function checked(changed: string): Promise<ReturnType<typeof checkLock>> {
  const found = checkLock(await apiOf(changed), await lockOf(BASE), 'lock.json');
  return found.map((each) => ({
    ...each,
    location: { ...each.location, file: each.location.file.replace(/^.*\/services/, 'services') },
  }));
}

test('that say the same are fine', async () => {
  assert.equal(await checked(BASE), []);
});

test('may be described anew, deprecated, and written in another way', async () => {
  const rewritten = BASE.replace('"Lists"', '"Lists notes"')
    .replace('description: "P"', 'description: "Page"')
    .replace('[a, b]', '[b, a]')
    .replace('response { type: object }', 'response { additionalProperties: true, type: object }, deprecated: "2026-01-01"')
    .replace('minimum: 0, description', 'x-secret: true, minimum: 0, description');
  assert.is.not(rewritten, BASE);
  assert.equal(await checked(rewritten), []);
});

test('are named with the path that changed, in every layer it changed', async () => {
  const found = await checked(BASE.replace('minimum: 0', 'minimum: 1'));
  expectDiagnostics(found, [
    {
      code: 'TW701',
      line: 4,
      message: 'published layer changed: notes.get_all@1.0 request.properties.page.minimum: was 0, is 1',
    },
    { code: 'TW701', line: 12, message: 'notes.get_all@1.1 request.properties.page.minimum: was 0, is 1' },
  ]);
  assert.match(found[0]?.mend ?? '', 'taskwright lock --accept notes.get_all@1.0');
});

test('change with the definitions they refer to', async () => {
  const found = await checked(BASE.replace('[a, b]', '[a, b, c]'));
  assert.equal(
    found.map(({ message }) => message),
    ['1.0', '1.1'].map(
      (version) =>
        `published layer changed: notes.get_all@${version} request.properties.kind.enum: was ["a","b"], is ["a","b","c"]`,
    ),
  );
});

for (const [what, change, path] of [
  [
    'a new property',
    (text: string) => text.replace('page {', 'extra { type: string, description: "E" }, page {'),
    'request.properties.extra: was absent',
  ],
  [
    'a property less',
    (text: string) => text.replace(/page \{.*\}\n/, '\n'),
    'request.properties.page: was {"minimum":0,"type":"integer"}, is absent',
  ],
  [
    'another type',
    (text: string) => text.replace('page { type: integer', 'page { type: number'),
    'page.type: was "integer", is "number"',
  ],
  [
    'a field that became required',
    (text: string) => text.replace('type: object, properties {\n', 'type: object, required: [page], properties {\n'),
    'request.required: was absent, is ["page"]',
  ],
  ['a default', (text: string) => text.replace('minimum: 0', 'minimum: 0, default: 0'), 'page.default: was absent, is 0'],
  [
    'a closed response',
    (text: string) => text.replace('response { type: object }\n', 'response { type: object, additionalProperties: false }\n'),
    'response.additionalProperties: was absent, is false',
  ],
] as const) {
  test(`do not get ${what}`, async () => {
    const found = await checked(change(BASE));
    assert.ok(found.length > 0);
    assert.ok(
      found.every(({ code, message }) => code === 'TW701' && message.includes(path)),
      JSON.stringify(found),
    );
  });
}

test('do not go', async () => {
  const found = await checked(BASE.replace(/get_one.*\n/, ''));
  expectDiagnostics(found, [{ code: 'TW702', file: 'lock.json', message: 'published layer notes.get_one@1.0 is gone' }]);
});

test('and new ones are a warning', async () => {
  const found = await checked(
    `${BASE}get_two { "1.0" { description: "X", request { type: object }, response { type: object } } }`,
  );
  expectDiagnostics(found, [{ code: 'TW703', line: 15, message: 'layer notes.get_two@1.0 is new' }]);
  assert.is(found[0]?.severity, 'warning');
});

test('without any lock there is one warning', async () => {
  expectDiagnostics(checkLock(await apiOf(BASE), new Map(), 'lock.json'), [{ code: 'TW705', file: 'lock.json' }]);
});

test('are recorded when they are new', async () => {
  const update = updateLock(await apiOf(BASE), new Map(), 'lock.json', []);
  assert.equal([...update.lock.keys()].sort(), ['notes.get_all@1.0', 'notes.get_all@1.1', 'notes.get_one@1.0']);
  assert.equal([update.added.length, update.accepted, update.refused, update.unknown], [3, [], [], []]);
});

test('are refused when they changed, and the old contract is kept', async () => {
  const before = await lockOf(BASE);
  const update = updateLock(await apiOf(BASE.replace('minimum: 0', 'minimum: 1')), before, 'lock.json', []);
  assert.equal(
    update.refused.map(({ code }) => code),
    ['TW701', 'TW701'],
  );
  assert.equal(update.lock.get('notes.get_all@1.0'), before.get('notes.get_all@1.0'));
});

test('are taken over when they are accepted by name, one by one', async () => {
  const api = await apiOf(BASE.replace('minimum: 0', 'minimum: 1'));
  const one = updateLock(api, await lockOf(BASE), 'lock.json', ['notes.get_all@1.0']);
  assert.equal(one.accepted, ['notes.get_all@1.0']);
  assert.equal(
    one.refused.map(({ message }) => message.includes('notes.get_all@1.1')),
    [true],
  );
  const both = updateLock(api, await lockOf(BASE), 'lock.json', ['notes.get_all@1.0', 'notes.get_all@1.1']);
  assert.equal([both.refused, both.added], [[], []]);
  assert.equal(checkLock(api, both.lock, 'lock.json'), []);
});

test('that are gone are dropped when that is accepted', async () => {
  const api = await apiOf(BASE.replace(/get_one.*\n/, ''));
  const update = updateLock(api, await lockOf(BASE), 'lock.json', ['notes.get_one@1.0']);
  assert.equal([update.accepted, update.refused], [['notes.get_one@1.0'], []]);
  assert.not.ok(update.lock.has('notes.get_one@1.0'));
});

test('that did not change cannot be accepted', async () => {
  const update = updateLock(await apiOf(BASE), await lockOf(BASE), 'lock.json', ['notes.get_one@1.0', 'notes.nothing@1.0']);
  assert.equal(update.unknown, ['notes.get_one@1.0', 'notes.nothing@1.0']);
});

test.run();
