import * as assert from 'uvu/assert';
import { emitApi } from '../../../codegen/emit/index.js';
import { suite } from '../../support/harness.js';
import { surfaceApi } from '../fixtures/surfaces.js';
import { type Compilation, compiled } from './compiler.js';
import { notesApi } from './notes-api.js';

const test = suite('emit: surfaces');

const GOOD = `
  list_parcels: ({ query, headers }) => ({ status: 200, body: [{ id: String(query.limit + headers['x-depot']), size: 'small', note: null }] }),
  get_parcel: ({ path }) => path.id === '' ? { status: 404, body: 'gone' } : { status: 200, body: { id: path.id, size: 'large' } },
  newest: () => ({ status: 200, body: 'p1' }),
  add_parcel: async ({ body, who }) => ({ status: 201, body: { id: who.name, size: body.fragile ? body.size : 'small' } }),
  find_parcel: ({ path }) => ({ status: 200, body: path.place }),
  knock: () => ({ status: 204 }),
  label_parcel: ({ body }) => ({ status: 204, headers: { 'X-To': body.toName ?? '' } }),
  seal_parcel: ({ body }) => ({ status: 204, headers: { 'X-Secret-Length': String(body.secret.length) } }),`;

const MOVE = 'move_parcel: () => ({ status: 202 }),';

function handlers(members: string): string {
  return `import type { ParcelsHandlers } from './generated/surfaces/index.js';
export const handlers: ParcelsHandlers<{ readonly name: string }> = {${GOOD}\n${members}\n};\n`;
}

/** What handlers of one's own make of the types, by the codes of the errors. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['all-there', handlers(MOVE), []],
  ['one-missing', handlers(''), ['TS2741']],
  ['one-too-many', handlers(`${MOVE} sing: () => ({ status: 200 }),`), ['TS2353']],
  ['undeclared-status', handlers('move_parcel: () => ({ status: 200 }),'), ['TS2322']],
  ['body-where-none-is', handlers("move_parcel: () => ({ status: 202, body: 'x' }),"), ['TS2322']],
  ['wrong-body', handlers(MOVE).replace("body: 'p1'", 'body: 5'), ['TS2322']],
  ['undeclared-parameter', handlers('move_parcel: ({ query }) => { query.page; return { status: 202 }; },'), ['TS2339']],
];

let compilation: Compilation;
let files: ReadonlyMap<string, string>;

test.before(async () => {
  files = emitApi(await surfaceApi(), { runtime: 'taskwright/rpc' });
  const generated = [...files].map(([path, text]) => [`generated/${path}`, text] as const);
  compilation = compiled(new Map([...generated, ...CASES.map(([name, source]) => [`${name}.ts`, source] as const)]));
});
test.after(() => compilation.remove());

for (const [name, , errors] of CASES) {
  test(`handlers, ${name.replaceAll('-', ' ')}: ${errors.join(', ') || 'no error'}`, () => {
    assert.equal(compilation.errors.get(`${name}.ts`) ?? [], errors, compilation.messages);
  });
}

test('have no error in themselves under the strictest settings', () => {
  assert.equal(
    [...compilation.errors.keys()].filter((file) => file.startsWith('generated/')),
    [],
    compilation.messages,
  );
});

test('are three files beside the API, which does not load them', () => {
  assert.equal(
    [...files.keys()].filter((path) => path.startsWith('surfaces/')),
    ['surfaces/parcels.ts', 'surfaces/validators/parcels.ts', 'surfaces/paths.ts', 'surfaces/index.ts'],
  );
  assert.not.match(files.get('index.ts') ?? '', 'surfaces');
});

test('are nothing where there are none', () => {
  const paths = [...emitApi(notesApi, { runtime: 'taskwright/rpc' }).keys()];
  assert.equal(
    paths.filter((path) => path.startsWith('surfaces/')),
    [],
  );
});

test('describe types as their definition does', () => {
  const text = files.get('surfaces/parcels.ts') ?? '';
  assert.match(text, /How many\n +\* @default 10/);
  assert.match(text, "export type ParcelsSize = 'small' | 'large';");
  assert.match(text, '/** `GET /parcels/{id}`: Tells one parcel */');
  assert.match(text, "request: { content: 'application/json', validate: validators.sealParcelRequest, wire: 'text/plain' }");
});

test('say which names a body has that takes them in any case, and where its secrets are', () => {
  const text = (files.get('surfaces/parcels.ts') ?? '').replaceAll(/\s+/g, ' ').replaceAll(/,? ([}\]])/g, ' $1');
  assert.match(text, 'fields: { toName: null, free: null, locks: null, main: { code: null } }');
  assert.match(text, "secrets: [['locks', '*', 'code'], ['main', 'code']]");
  assert.is(text.split('fields:').length, 2, 'no other body has any');
  assert.is(text.split('secrets:').length, 2);
});

test('give the same bytes each time', async () => {
  assert.equal([...emitApi(await surfaceApi(), { runtime: 'taskwright/rpc' })], [...files]);
});

test.run();
