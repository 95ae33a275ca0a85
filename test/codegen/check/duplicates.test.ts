import { suite } from '../../support/harness.js';
import { apiOf, expectDiagnostics, readService } from '../fixtures/folder.js';
import { withAction, withDefinitions, withRequest } from '../fixtures/services.js';

const test = suite('what is defined twice');

const LAYER = '{ description: "X", request { type: object }, response { type: object } }';

test('an action', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
get_all { "1.0" ${LAYER} }
get_one { "1.0" ${LAYER} }
get_all { "1.1" ${LAYER} }
`);
  expectDiagnostics(diagnostics, [
    {
      code: 'TW501',
      line: 4,
      column: 1,
      message: 'action notes.get_all is defined twice',
      found: 'first defined at services/notes.conf:2:1',
    },
  ]);
});

test('an action, three times, is two errors', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
get_all { "1.0" ${LAYER} }
get_all { "1.1" ${LAYER} }
get_all { "1.2" ${LAYER} }
`);
  expectDiagnostics(diagnostics, [
    { code: 'TW501', line: 3 },
    { code: 'TW501', line: 4 },
  ]);
});

test('an action, once in an included file', async () => {
  const { diagnostics } = await readService(`${withAction('')}include "_more.conf"`, {
    'services/_more.conf': `get_all { "1.1" ${LAYER} }`,
  });
  expectDiagnostics(diagnostics, [{ code: 'TW501', file: 'services/_more.conf', line: 1 }]);
});

test('a layer', async () => {
  const { diagnostics } = await readService(`_description: "Notes"
get_all {
  "1.0" ${LAYER}
  "1.0" ${LAYER}
}`);
  expectDiagnostics(diagnostics, [
    { code: 'TW502', line: 4, message: 'layer notes.get_all@1.0 is defined twice', found: ':3:3' },
  ]);
});

test('a layer, written with a dot', async () => {
  const { diagnostics } = await readService(`${withAction('')}get_all."1.0" ${LAYER}`);
  expectDiagnostics(diagnostics, [{ code: 'TW502', line: 6 }]);
});

test('a definition', async () => {
  const { diagnostics } = await readService(withDefinitions('kind { type: string }\nkind { enum: [a] }'));
  expectDiagnostics(diagnostics, [{ code: 'TW503', line: 4, message: 'definition "kind" is defined twice' }]);
});

test('a definition of an included file may be refined', async () => {
  await apiOf(withDefinitions('include "_common.conf"\nkind { enum: [a] }'), {
    'services/_common.conf': 'kind { type: string }',
  });
});

test('an action may be added to with dotted keys', async () => {
  await apiOf(`${withAction('')}get_all."1.1" ${LAYER}
get_all."1.1".request.properties.a { type: string, description: "A" }
get_all.internal: true`);
});

test('a property may be said in two places, as HOCON means it', async () => {
  await apiOf(withRequest('properties { a { type: string } }\nproperties { a { description: "A" } }\nproperties.a.minLength: 1'));
});

test('an error and a status', async () => {
  const { diagnostics } = await readService(withAction(''), {
    'errors.conf': 'errors {\n a1 { code: 400, subcode: 1, message: "x" }\n a1 { code: 400, subcode: 2, message: "y" } }',
    'note-status.conf': '_description: "L", statuses {\n a1 { description: "x" }\n a1 { description: "y" } }',
  });
  expectDiagnostics(diagnostics, [
    { code: 'TW503', file: 'errors.conf', line: 3, message: 'error "a1"' },
    { code: 'TW503', file: 'note-status.conf', line: 3, message: 'status "a1"' },
  ]);
});

test.run();
