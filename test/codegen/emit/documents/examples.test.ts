import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { everyVersion, type Json, notesOpenApi, notesOpenRpc, openApi, openRpc } from './fixture.js';

const test = suite('examples in documents of a version');

/** Why a value is not what a schema of the document says. */
function checker(document: Json): (schema: Json, value: unknown) => string | undefined {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  return (schema, value) => {
    const validate = ajv.compile({ ...schema, components: { schemas: document.components.schemas } });
    return validate(value) ? undefined : JSON.stringify(validate.errors);
  };
}

for (const sample of await everyVersion()) {
  test(`those of ${sample.name} ${sample.version} are what their schemas say`, () => {
    const document = openApi(sample);
    const problem = checker(document);
    for (const [path, { post }] of Object.entries<Json>(document.paths)) {
      for (const { schema, examples = {} } of contents(post)) {
        for (const { value } of Object.values<Json>(examples)) if (value) assert.is(problem(schema, value), undefined, path);
      }
    }
  });
}

function contents({ requestBody, responses }: Json): Json[] {
  return [requestBody, responses[200]].flatMap(({ content }) => Object.values(content));
}

test('nearly every action of ours has one in the newest version', async () => {
  const sample = (await everyVersion()).findLast(({ name }) => name === 'ours');
  const operations = Object.values<Json>(sample ? openApi(sample).paths : {});
  const without = operations
    .filter(({ post }) => contents(post).some(({ examples }) => !examples))
    .map(({ post }) => post.operationId);
  // One streams, the other's example is of the version before it was deprecated.
  assert.equal(without, ['models.update_for_task', 'updates.watch']);
});

test('an older version gets the example without what it does not know', () => {
  const example = (version: string) => {
    const { requestBody, responses } = notesOpenApi(version).paths[`/v${version}/notes.create`].post;
    return [
      requestBody.content['application/json'].examples.example.value,
      responses[200].content['application/json'].examples.example.value.data,
    ];
  };
  const [request, answer] = example('2.0');
  assert.equal(Object.keys(request), ['text', 'shade', 'priority']);
  assert.equal(Object.keys(answer), ['id', 'created']);
  assert.equal(example('1.0').map(Object.keys), [['text', 'shade'], ['id']]);
});

test('an example of an older layer is not shown for a newer', () => {
  const has = (version: string) =>
    'examples' in notesOpenApi(version).paths[`/v${version}/notes.get_all`].post.requestBody.content['application/json'];
  assert.equal([has('1.0'), has('1.5')], [true, false]);
});

test('placeholders are filled in, and lists that go on end', () => {
  const [{ params, result }] = notesOpenRpc('1.0').methods.find(({ name }: Json) => name === 'notes.get_all').examples;
  assert.equal(params, [{ name: 'tags', value: ['food'] }]);
  assert.is(result.value.notes.length, 1);
  assert.match(result.value.notes[0].id, /^[0-9a-f]{32}$/);
});

test('none has a placeholder left', async () => {
  for (const sample of await everyVersion()) assert.not.match(JSON.stringify([openApi(sample), openRpc(sample)]), '{{');
});

test.run();
