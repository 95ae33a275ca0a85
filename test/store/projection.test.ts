import * as assert from 'uvu/assert';
import type { Projection } from '../../src/store/port.js';
import { widestPaths } from '../../src/store/projection.js';
import { suite } from '../support/harness.js';
import { conformance } from './fixture.js';

const document = {
  id: 'a',
  name: 'n',
  created: new Date(5),
  tags: ['x'],
  script: { repository: 'r', branch: 'b', diff: null },
  models: { input: [{ name: 'm1', model: '1' }, { name: 'm2' }, 'odd'] },
};

const cases: readonly (readonly [string, Projection, object])[] = [
  ['some fields', { include: ['name', 'created'] }, { id: 'a', name: 'n', created: new Date(5) }],
  ['the id alone', { include: [] }, { id: 'a' }],
  ['the id by name', { include: ['id'] }, { id: 'a' }],
  ['a field inside another', { include: ['script.branch'] }, { id: 'a', script: { branch: 'b' } }],
  ['a null is kept', { include: ['script.diff'] }, { id: 'a', script: { diff: null } }],
  ['a field the document lacks', { include: ['comment', 'script.tag'] }, { id: 'a', script: {} }],
  ['inside a text there is nothing', { include: ['name.first'] }, { id: 'a' }],
  [
    'fields of the objects in a list',
    { include: ['models.input.name'] },
    { id: 'a', models: { input: [{ name: 'm1' }, { name: 'm2' }] } },
  ],
  [
    'a whole and a part of it',
    { include: ['script', 'script.branch'] },
    { id: 'a', script: { repository: 'r', branch: 'b', diff: null } },
  ],
  ['all but some', { exclude: ['models', 'script', 'tags'] }, { id: 'a', name: 'n', created: new Date(5) }],
  [
    'all but a field inside another',
    { exclude: ['script.diff', 'models.input.name', 'created', 'tags'] },
    { id: 'a', name: 'n', script: { repository: 'r', branch: 'b' }, models: { input: [{ model: '1' }, {}, 'odd'] } },
  ],
  ['the id cannot be left out', { exclude: ['id', 'models', 'script', 'tags', 'created'] }, { id: 'a', name: 'n' }],
  [
    'some, but for a part of them',
    { include: ['script'], exclude: ['script.repository'] },
    { id: 'a', script: { branch: 'b', diff: null } },
  ],
];

conformance('projection', ({ test, given }) => {
  for (const [name, projection, expected] of cases) {
    test(name, async () => {
      const things = await given(document);
      assert.equal(await things.get('a', { projection }), expected);
      assert.equal(await things.find({}, { projection }), [expected]);
      assert.equal(await things.find({ name: 'n' }, { projection, sort: [{ path: 'n' }], limit: 1 }), [expected]);
      assert.equal(await things.findAndUpdate({ id: 'a' }, { $set: { name: 'n' } }, { projection }), expected);
    });
  }

  test('a projection has no say in what is found or how it is sorted', async () => {
    const things = await given({ id: 'a', n: 2, free: 'x' }, { id: 'b', n: 1, free: 'x' });
    const found = await things.find({ free: 'x' }, { projection: { include: ['free'] }, sort: [{ path: 'n' }] });
    assert.equal(found, [
      { id: 'b', free: 'x' },
      { id: 'a', free: 'x' },
    ]);
  });

  test('__proto__ in a projection is a name like any other', async () => {
    const things = await given({ id: 'a', map: { x: 1 } });
    assert.equal(await things.get('a', { projection: { include: ['__proto__', 'map.__proto__.x'] } }), { id: 'a', map: {} });
    assert.equal(await things.get('a', { projection: { exclude: ['__proto__.toString'] } }), { id: 'a', map: { x: 1 } });
  });
});

const test = suite('store: paths of a projection');
test('paths inside another are dropped, each is kept once', () => {
  assert.equal(widestPaths(['a.b', 'a', 'ab', 'c.d.e', 'c.d', 'a']), ['a', 'ab', 'c.d']);
});
test.run();
