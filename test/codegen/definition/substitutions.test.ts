import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction, withDefinitions } from '../fixtures/services.js';

const test = suite('substitutions');

test('of something defined nowhere is an error at its place', async () => {
  const { api, diagnostics } = await readService(`${withAction('')}
get_one {
  "1.0": \${get_al."1.0"} { description: "Gives one" }
}`);
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    {
      code: 'TW104',
      line: 8,
      column: 10,
      message: 'substitution of "get_al.\\"1.0\\"", which is defined nowhere'.replaceAll('\\', ''),
    },
  ]);
});

test('every unresolved one is reported, each once', async () => {
  const { diagnostics } = await readService(`${withAction('')}
a1: \${x.y}
b1: \${x.z}
`);
  expectDiagnostics(diagnostics, [
    { code: 'TW104', line: 7, message: '"x.y"' },
    { code: 'TW104', line: 8, message: '"x.z"' },
  ]);
});

test('a version key that is not quoted names two keys', async () => {
  const { diagnostics } = await readService(`${withAction('')}
get_one { "1.0": \${get_all.1.0} { description: "Gives one" } }`);
  expectDiagnostics(diagnostics, [{ code: 'TW104', line: 7, message: '"get_all.1.0"' }]);
});

test('the environment is not looked up', async () => {
  process.env.TASKWRIGHT_TEST_LEAK = 'leaked';
  try {
    for (const text of [`_description: \${TASKWRIGHT_TEST_LEAK}`, `_description: \${HOME}`]) {
      const { diagnostics } = await readService(text);
      expectDiagnostics(diagnostics, [{ code: 'TW104', line: 1 }]);
    }
  } finally {
    delete process.env.TASKWRIGHT_TEST_LEAK;
  }
});

test('the environment is not looked up in included files either', async () => {
  const { diagnostics } = await readService(withDefinitions('include "_a.conf"'), { 'services/_a.conf': `a: \${PATH}` });
  expectDiagnostics(diagnostics, [{ code: 'TW104', file: 'services/_a.conf', line: 1, message: '"PATH"' }]);
});

test('an optional one of something defined nowhere is nothing, whatever the environment says', async () => {
  const api = await apiOf(withDefinitions(`kind: \${?PATH} { type: string }`));
  assert.equal(api.services[0]?.definitions.kind, { type: 'string' });
});

test('two values that need each other are a circular reference', async () => {
  const { api, diagnostics } = await readService(`_description: "Notes"
get_all { "1.0": \${get_one."1.0"} }
get_one { "1.0": \${get_all."1.0"} }
`);
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [{ code: 'TW105', line: 2, message: 'circular reference' }]);
});

test('a value that needs itself is a circular reference', async () => {
  const { diagnostics } = await readService(`_description: "Notes"\nget_all { "1.0": \${get_all."1.0"} }`);
  expectDiagnostics(diagnostics, [{ code: 'TW105', line: 2 }]);
});

test('a value that needs its own part is a circular reference', async () => {
  const { diagnostics } = await readService(`_description: "Notes"\n_references { a { b: \${_references.a} } }`);
  assert.equal(
    diagnostics.map(({ code }) => code),
    ['TW105'],
  );
});

test('layers may build on each other in any order, however long the chain', async () => {
  const layers = Array.from(
    { length: 12 },
    (_, i) => `"1.${i + 1}": \${get_all."1.${i}"} { request.properties.p${i} { type: string, description: "P" } }`,
  );
  const api = await apiOf(`_description: "Notes"
get_all {
${layers.reverse().join('\n')}
"1.0" { description: "Lists", request { type: object }, response { type: object } }
}`);
  const counts = api.services[0]?.actions[0]?.layers.map(
    ({ request }) => Object.keys((request?.properties ?? {}) as object).length,
  );
  assert.equal(counts, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('objects are concatenated from left to right, the last one winning', async () => {
  const api = await apiOf(`_description: "Notes"
_references { a { x { type: string, description: "from a" } }, b { x { description: "from b" }, y { type: integer, description: "Y" } } }
get_all { "1.0" {
  description: "Lists", response { type: object }
  request { type: object, properties: \${_references.a} \${_references.b} { y.minimum: 1 } }
} }`);
  assert.equal(api.services[0]?.actions[0]?.layers[0]?.request?.properties, {
    x: { type: 'string', description: 'from b' },
    y: { type: 'integer', description: 'Y', minimum: 1 },
  });
});

test('refining a substituted fragment leaves the fragment and its other uses alone', async () => {
  const api = await apiOf(`_description: "Notes"
_references { flag { type: boolean, default: false, description: "Flag" } }
get_all { "1.0" {
  description: "Lists", response { type: object }
  request { type: object, properties { a = \${_references.flag} { description: "A", default: true }, b = \${_references.flag} } }
} }`);
  assert.equal(api.services[0]?.actions[0]?.layers[0]?.request?.properties, {
    a: { type: 'boolean', default: true, description: 'A' },
    b: { type: 'boolean', default: false, description: 'Flag' },
  });
});

test('paths in an included file may be meant from the place of the include', async () => {
  const api = await apiOf(withDefinitions('include "_a.conf"'), {
    'services/_a.conf': `base { type: object, properties { a { type: string, description: "A" } } }\nmore: \${base} { required: [a] }`,
  });
  assert.equal(api.services[0]?.definitions.more?.required, ['a']);
});

test.run();
