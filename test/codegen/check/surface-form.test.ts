import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { expectDiagnostics } from '../fixtures/folder.js';
import { COMPLETE, file, PARCELS, readSurface, withRoute } from '../fixtures/surfaces.js';

const test = suite('the form of a surface');

async function only(text: string, code: string, rest: object): Promise<void> {
  const { api, diagnostics } = await readSurface(text);
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code, file, ...rest }]);
}

test('is fine with everything the language knows', async () => {
  assert.equal((await readSurface(PARCELS)).diagnostics, []);
});

test('has no unknown key at the top', () =>
  only(withRoute(COMPLETE, '_descripton: "x"'), 'TW201', {
    line: 3,
    message: 'unknown key "_descripton" in surface parcels',
    expected: 'did you mean "_description"?',
  }));

test('has no unknown key in a route', () =>
  only(withRoute(`${COMPLETE}\nanswer { }`), 'TW201', {
    line: 6,
    message: 'unknown key "answer" in route parcels.get_parcel',
    expected: 'did you mean "answers"?',
  }));

test('has roles only where it has credentials', () =>
  only(withRoute(`${COMPLETE}\nallow_roles: [READ]\nauthorize: false`), 'TW204', {
    message: 'invalid value of "authorize" in route parcels.get_parcel',
    expected: 'true',
    found: 'false',
  }));

test('has at least one role where it names any', () =>
  only(withRoute(`${COMPLETE}\nallow_roles: []`), 'TW204', {
    line: 6,
    message: 'invalid value of "allow_roles" in route parcels.get_parcel',
  }));

test('has no unknown kind of parameter', () =>
  only(withRoute(`${COMPLETE}\nparameters { cookie { } }`), 'TW201', {
    line: 6,
    message: 'unknown key "cookie" in parcels.get_parcel parameters',
    expected: 'one of path, query, header',
  }));

test('has no unknown keyword in a schema', () =>
  only(withRoute(`${COMPLETE}\nrequest { schema { typ: string } }`), 'TW201', { line: 6, expected: 'did you mean "type"?' }));

test('has no object for a parameter', () =>
  only(withRoute(`${COMPLETE}\nparameters { query { a { description: "A", type: object } } }`), 'TW204', {
    line: 6,
    message: 'invalid value of "type" in parcels.get_parcel parameters.query.a',
    expected: 'array, boolean, integer, number, string',
    found: '"object"',
  }));

test('has parameters with descriptions', () =>
  only(withRoute(`${COMPLETE}\nparameters { query { a { type: string } } }`), 'TW203', {
    line: 6,
    message: 'parcels.get_parcel parameters.query.a has no "description"',
  }));

test('has answers with descriptions', () =>
  only(withRoute('route: "GET /a", description: "A"\nanswers { 200 { schema { type: string } } }'), 'TW203', {
    line: 6,
    message: 'parcels.get_parcel answers.200 has no "description"',
  }));

test('has routes with a route, a description and answers', async () => {
  for (const [text, key] of [
    ['description: "A", answers { 200 { description: "A" } }', 'route'],
    ['route: "GET /a", answers { 200 { description: "A" } }', 'description'],
    ['route: "GET /a", description: "A"', 'answers'],
  ] as const) {
    await only(withRoute(text), 'TW203', { line: 4, message: `route parcels.get_parcel has no "${key}"` });
  }
});

test('has a shape for errors', () =>
  only(`_description: "Parcels"\nget_parcel { ${COMPLETE} }\n`, 'TW203', { message: 'surface parcels has no "errors"' }));

test('has HTTP statuses for answers', async () => {
  for (const key of ['ok', '20', '100', '600', 'default']) {
    await only(
      withRoute(`route: "GET /a", description: "A"\nanswers { 200 { description: "A" }, ${key} { description: "B" } }`),
      'TW211',
      {
        line: 6,
        message: `"${key}" is not a status`,
        expected: 'a status from 200 to 599',
      },
    );
  }
});

test('has a content type only where there is a schema', () =>
  only(withRoute('route: "GET /a", description: "A"\nanswers { 200 { description: "A", content: "text/plain" } }'), 'TW203', {
    message: 'parcels.get_parcel answers.200 has no "schema"',
  }));

test('knows truth values from words', () =>
  only(withRoute(`${COMPLETE}\nauthorize: False`), 'TW208', { line: 6, message: '"False" is text' }));

test('has schemas that are JSON Schema', () =>
  only(withRoute('route: "GET /a", description: "A"\nanswers { 200 { description: "A", schema { type: txt } } }'), 'TW301', {
    line: 6,
    message: '"type" in parcels.get_parcel answers.200.schema',
  }));

test('has properties with descriptions', () =>
  only(
    withRoute(
      'route: "GET /a", description: "A"\nanswers { 200 { description: "A", schema { properties { b { type: string } } } } }',
    ),
    'TW302',
    { line: 6, message: 'property "b" has no description' },
  ));

test('has defaults that fit', () =>
  only(
    withRoute(`${COMPLETE}\nparameters { query { a { description: "A", type: integer, minimum: 1, default: 0 } } }`),
    'TW306',
    {
      line: 6,
      found: '0',
    },
  ));

test.run();
