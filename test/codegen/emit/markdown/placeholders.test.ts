import * as assert from 'uvu/assert';
import { asShown, filledIn, placeholdersIn, shownFor } from '../../../../codegen/emit/markdown/placeholders.js';
import { suite } from '../../../support/harness.js';

const test = suite('placeholders of examples');

test('are found wherever they stand, each once', () => {
  assert.equal(placeholdersIn({ a: '{{task}}', '{{queue}}': ['x {{task}} y', 5] }), ['task', 'queue']);
  assert.equal(placeholdersIn(undefined), []);
});

test('are replaced in texts and keys; what has no replacement stays', () => {
  const ids = new Map([['task', 'a"b']]);
  assert.equal(
    filledIn({ '{{task}}': ['{{task}}/x', '{{other}}'] }, (name) => ids.get(name)),
    { 'a"b': ['a"b/x', '{{other}}'] },
  );
});

test('are shown as ids that are always the same', () => {
  assert.match(shownFor('task', new Map()), /^[0-9a-f]{32}$/);
  assert.is(shownFor('task', new Map()), shownFor('task', new Map()));
  assert.is.not(shownFor('task', new Map()), shownFor('queue', new Map()));
});

test('are shown as the examples say, where they do', () => {
  assert.is(shownFor('token', new Map([['token', 'eyJ...']])), 'eyJ...');
});

test('times and seconds have a look of their own', () => {
  assert.equal(asShown({ at: '{{time}}', duration: '{{seconds}}' }, new Map()), {
    at: '2026-03-01T09:30:00.000000+00:00',
    duration: 42,
  });
});

test.run();
