import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { expectDiagnostics, read } from '../fixtures/folder.js';
import { withAction } from '../fixtures/services.js';
import { COMPLETE, file, readSurface, withRoute } from '../fixtures/surfaces.js';

const test = suite('routes');

const ANSWERS = 'description: "A", answers { 200 { description: "Fine" } }';
const ID = 'parameters { path { id { description: "I", type: string } } }';

test('with a text that is none are errors where they stand', async () => {
  const { api, diagnostics } = await readSurface(withRoute(`${ANSWERS}\nroute: "get /parcels"`));
  assert.is(api, undefined);
  expectDiagnostics(diagnostics, [
    { code: 'TW212', file, line: 6, message: '"get /parcels" is no route', expected: 'and a path', found: '"get /parcels"' },
  ]);
});

test('declare the parameters they name', async () => {
  const { diagnostics } = await readSurface(withRoute(`${ANSWERS}\nroute: "GET /parcels/{id}"`));
  expectDiagnostics(diagnostics, [
    {
      code: 'TW508',
      file,
      line: 6,
      message: 'route parcels.get_parcel names the parameter "id"',
      expected: 'parameters { path { id { ... } } }',
      found: '/parcels/{id}',
    },
  ]);
});

test('name the parameters they declare', async () => {
  const { diagnostics } = await readSurface(withRoute(`${COMPLETE}\n${ID}`));
  expectDiagnostics(diagnostics, [
    { code: 'TW509', file, line: 6, message: 'path parameter "id" of parcels.get_parcel', expected: '{id} in the route' },
  ]);
});

test('whose parameter is misspelt are told the name that is near', async () => {
  const { diagnostics } = await readSurface(withRoute(`${ANSWERS}, route: "GET /parcels/{idd}"\n${ID}`));
  expectDiagnostics(diagnostics, [
    { code: 'TW508', file, line: 5, expected: 'did you mean "id"?' },
    { code: 'TW509', file, line: 6, expected: 'did you mean "idd"?' },
  ]);
});

test('that answer the same calls are errors, whatever their parameters are called', async () => {
  const route = (name: string) =>
    `${ANSWERS}, route: "GET /parcels/{${name}}", parameters { path { ${name} { description: "I", type: string } } }`;
  const { diagnostics } = await readSurface(`${withRoute(route('id'))}other {\n${route('number')}\n}\n`);
  expectDiagnostics(diagnostics, [
    {
      code: 'TW510',
      file,
      line: 8,
      message: 'parcels.other answers the same calls as parcels.get_parcel',
      found: 'GET /parcels/{}',
    },
  ]);
});

test('with all that follows as a parameter are others than those with a segment', async () => {
  const route = (name: string, path: string) =>
    `${name} { ${ANSWERS}, route: "GET ${path}", parameters { path { id { description: "I", type: string } } } }\n`;
  const surface = `_description: "S"\nerrors { schema { type: object } }\n`;
  const different = route('one', '/parcels/{id}') + route('all', '/parcels/{id...}');
  assert.equal((await readSurface(surface + different)).diagnostics, []);
  const same = route('one', '/parcels/{id...}') + route('all', '/parcels/{id...}');
  expectDiagnostics((await readSurface(surface + same)).diagnostics, [
    { code: 'TW510', file, line: 4, message: 'parcels.all answers the same calls as parcels.one', found: 'GET /parcels/{...}' },
  ]);
});

test('of two surfaces do not answer the same calls either', async () => {
  const surface = (base: string, route: string) =>
    `_description: "S"\nerrors { schema { type: object } }\nbase: "${base}"\nget { ${ANSWERS}, route: "${route}" }\n`;
  const files = (base: string) => ({
    'services/notes.conf': withAction(''),
    'surfaces/a.conf': surface('/v1', 'GET /things/all'),
    'surfaces/b.conf': surface(base, 'GET /all'),
  });
  expectDiagnostics((await read(files('/v1/things'))).diagnostics, [
    { code: 'TW510', file: 'surfaces/b.conf', line: 4, message: 'b.get answers the same calls as a.get' },
  ]);
  assert.equal((await read(files('/v2/things'))).diagnostics, []);
});

test('with the same path and another method are two routes', async () => {
  const other = COMPLETE.replace('GET', 'POST');
  assert.equal((await readSurface(`${withRoute(COMPLETE)}other { ${other} }`)).diagnostics, []);
});

test('that are there twice are errors: HOCON would merge them', async () => {
  const { diagnostics } = await readSurface(`${withRoute(COMPLETE)}get_parcel { description: "Again" }\n`);
  expectDiagnostics(diagnostics, [{ code: 'TW503', file, line: 7, message: 'route "get_parcel" is defined twice', found: ':4' }]);
});

test('have names that can be identifiers and stay apart', async () => {
  const { diagnostics } = await readSurface(
    `${withRoute(COMPLETE)}get-it { ${COMPLETE.replace('parcels', 'a')} }\ngetParcel { ${COMPLETE.replace('parcels', 'b')} }\n`,
  );
  expectDiagnostics(diagnostics, [
    { code: 'TW406', file, line: 4, message: '"getParcel" and "get_parcel"' },
    { code: 'TW404', file, line: 7, message: 'route name "get-it"' },
  ]);
});

test('name headers in lower case', async () => {
  const { diagnostics } = await readSurface(
    withRoute(`${COMPLETE}\nparameters { header { X-Depot { description: "D", type: string } } }`),
  );
  expectDiagnostics(diagnostics, [
    { code: 'TW404', file, line: 6, message: 'header name "X-Depot"', expected: 'x-depot', found: 'X-Depot' },
  ]);
});

test('stand below a base that begins with a slash and ends without one', async () => {
  const { diagnostics } = await readSurface(withRoute(COMPLETE, 'base: "/api/"'));
  expectDiagnostics(diagnostics, [{ code: 'TW213', file, line: 3, message: '"/api/" cannot be the base', found: '/api/' }]);
});

test.run();
