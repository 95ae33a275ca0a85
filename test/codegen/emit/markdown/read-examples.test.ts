import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { ExamplesError, readExamples, serviceExamples } from '../../../../codegen/emit/markdown/read-examples.js';
import { suite } from '../../../support/harness.js';
import { withFolder } from '../../fixtures/folder.js';
import { apiOf, service } from '../definitions.js';

const test = suite('reading examples');

const api = apiOf([service('notes', { add: { layers: { '1.0': {} } }, ping: { authorize: false, layers: { '1.0': {} } } })]);

const good = {
  steps: { note: { action: 'notes.add', request: { text: 'a' } }, key: { action: 'notes.add', gives: 'key.id', as: 'admin' } },
  shown: { token: 'abc' },
  examples: {
    add: { given: ['note', 'key'], request: { after: '{{note}}', key: '{{key}}', by: '{{user}}' }, version: '1.0', answer: {} },
    ping: { answer: { msg: 'x' } },
  },
};

test('steps and examples, with what goes without saying', () => {
  const { steps, shown, examples } = serviceExamples('notes', good, api);
  assert.equal(steps.get('note'), { action: 'notes.add', request: { text: 'a' }, as: 'user', gives: 'id' });
  assert.equal(steps.get('key'), { action: 'notes.add', request: {}, as: 'admin', gives: 'key.id' });
  assert.equal([...shown], [['token', 'abc']]);
  assert.equal([...examples.keys()], ['notes.add', 'notes.ping']);
  assert.is(examples.get('notes.add')?.version, '1.0');
  assert.equal(examples.get('notes.ping'), {
    action: 'notes.ping',
    request: {},
    as: 'nobody',
    gives: 'id',
    given: [],
    answer: { msg: 'x' },
  });
});

const example = { answer: {} };

const bad: readonly (readonly [what: string, file: unknown, message: string])[] = [
  ['no object', [], 'the file must be an object'],
  ['no examples', {}, 'the file has no examples'],
  ['an unknown key', { examples: {}, extra: 1 }, 'the file: unknown key extra'],
  ['an unknown action', { examples: { remove: example } }, 'there is no action notes.remove'],
  ['an unknown key of an example', { examples: { add: { ...example, body: {} } } }, 'example add: unknown key body'],
  ['no answer', { examples: { add: {} } }, 'example add has no answer'],
  ['somebody unknown', { examples: { add: { ...example, as: 'root' } } }, 'notes.add: "as" is one of user, admin'],
  ['a step that is not there', { examples: { add: { ...example, given: ['note'] } } }, 'notes.add: there is no step note'],
  ['steps that are no list', { examples: { add: { ...example, given: 'note' } } }, 'example add: given must be a list'],
  [
    'a placeholder without a step',
    { examples: { add: { ...example, request: '{{note}}' } } },
    '{{note}} in its request is not given',
  ],
  [
    'a step that needs a later one',
    {
      steps: { a: { action: 'notes.add', request: '{{b}}' }, b: { action: 'notes.add' } },
      examples: { add: { ...example, given: ['a', 'b'] } },
    },
    '{{b}} in step a is not given before',
  ],
  ['a step of an unknown action', { steps: { a: { action: 'x.y' } }, examples: {} }, 'there is no action x.y'],
];

for (const [what, file, message] of bad) {
  test(`${what} is refused`, () => {
    assert.throws(
      () => serviceExamples('notes', file, api),
      (error: Error) => error.message.includes(message),
    );
  });
}

test('names that objects inherit are no steps', () => {
  assert.throws(() => serviceExamples('notes', { examples: { add: { ...example, given: ['constructor'] } } }, api), /no step/);
});

test('a folder is read file by file, and a bad file is named', () =>
  withFolder({ 'notes.json': JSON.stringify(good), 'README.md': 'not one' }, (dir) => {
    assert.equal([...readExamples(dir, api).keys()], ['notes']);
    return withFolder({ 'notes.json': '{' }, (broken) => {
      const file = join(broken, 'notes.json');
      assert.throws(
        () => readExamples(broken, api),
        (error: Error) => error instanceof ExamplesError && error.message.startsWith(`${file}: `),
      );
    });
  }));

test.run();
