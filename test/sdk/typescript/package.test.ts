import { readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import * as assert from 'uvu/assert';
import { snapshotModel } from '../../../codegen/emit/sdk/snapshot-model.js';
import { typescript } from '../../../codegen/emit/sdk/typescript/index.js';
import { apiOf, service } from '../../codegen/emit/definitions.js';
import { notesApi } from '../../codegen/emit/notes-api.js';
import { suite } from '../../support/harness.js';
import { definitionsOf, sdkFiles } from './generated.js';

const test = suite('the TypeScript SDK as a package');

const api = await definitionsOf('schemas');
const files = sdkFiles(api, '2.13', 'my-sdk');
const modules = [...files].filter(([path]) => path.endsWith('.js'));
const declarations = [...files].filter(([path]) => path.endsWith('.d.ts'));

interface Description {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly files: readonly string[];
  readonly [member: string]: unknown;
}

const description = JSON.parse(files.get('package.json') ?? '') as Description;

/** A file without its comments. */
function codeOf(path: string): string {
  return (files.get(path) ?? '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

/** What a module imports, its types' imports of itself apart. */
function importsOf(path: string): string[] {
  return [...codeOf(path).matchAll(/^(?:import|export) .*? from '([^']+)';$/gm)].map(([, specifier = '']) =>
    posix.join(dirname(path), specifier),
  );
}

test('the same definitions give the same bytes', async () => {
  const again = sdkFiles(await definitionsOf('schemas'), '2.13', 'my-sdk');
  assert.equal([...again], [...files]);
});

test('needs nothing but itself', () => {
  for (const member of ['dependencies', 'peerDependencies', 'optionalDependencies', 'scripts'])
    assert.is(description[member], undefined);
  for (const [path] of modules)
    for (const specifier of importsOf(path)) assert.ok(files.has(specifier), `${path} imports ${specifier}`);
});

test('is for every place that has fetch', () => {
  for (const [path, code] of modules) assert.not.match(code, /node:|require\(|process\.|Buffer/, path);
});

test('a bundler may leave out what is not used: a service imports the core alone', () => {
  assert.is(description.sideEffects, false);
  for (const [path] of modules.filter(([each]) => each.startsWith('services/'))) {
    for (const specifier of importsOf(path)) assert.match(specifier, /^core\//, path);
  }
});

test('exports lead to files that are published, each with its types', () => {
  const entries = Object.entries(description.exports).filter(([subpath]) => subpath !== './package.json');
  assert.ok(entries.some(([subpath]) => subpath === './tasks') && entries.some(([subpath]) => subpath === './core'));
  for (const [subpath, entry] of entries) {
    const paths = typeof entry === 'string' ? [entry] : [entry.types, entry.default];
    for (const path of paths.map((each) => posix.normalize(each))) {
      assert.ok(files.has(path), `${subpath}: ${path}`);
      assert.ok(
        description.files.some((published) => path === published || path.startsWith(`${published}/`)),
        path,
      );
    }
  }
});

test('every file is text that ends in one line break, and no line in blanks', () => {
  for (const [path, text] of files) {
    assert.match(text, /[^\n]\n$/, path);
    assert.not.match(text, /[ \t]$/m, path);
  }
});

test('says nowhere that anything goes', () => {
  for (const [path] of declarations) assert.not.match(codeOf(path), /\bany\b/, path);
});

test('modules say where their types are, for Deno, which does not look beside them', () => {
  for (const [types] of declarations) {
    const [, found] = /^\/\* @ts-self-types="(.+)" \*\/\n/.exec(files.get(types.replace('.d.ts', '.js')) ?? '') ?? [];
    assert.is(found && posix.join(dirname(types), found), types);
  }
});

test('a method is documented with what it does, its version, and its errors', () => {
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+getAll\(/.exec(files.get('services/tasks.d.ts') ?? '') ?? [];
  assert.match(comment, 'Finds tasks of the company');
  assert.match(comment, 'Sent again by itself');
  assert.match(comment, '@since 2.1');
  assert.match(comment, /@throws \{ApiError\} `invalid_fields` \(400\/14\)/);
});

test('what ages says so', () => {
  const text = sdkFiles(notesApi, '1.0', 'notes').get('services/notes.d.ts') ?? '';
  assert.match(text, '@deprecated since 2026-01-31, gone on 2027-01-31');
  assert.not.match(sdkFiles(notesApi, '1.5', 'notes').get('services/notes.d.ts') ?? '', '@deprecated');
});

test('a scope is part of what a package calls itself to servers', () => {
  const text = sdkFiles(api, '2.13', '@me/sdk').get('core/api.js') ?? '';
  assert.match(text, "product = 'me-sdk/2.13.0'");
});

test('services with the names of what a package exports itself stand beside it', () => {
  const names = ['connection', 'core', 'errors', 'version'];
  const many = sdkFiles(apiOf(names.map((name) => service(name, { act: { layers: { '1.0': {} } } }))), '1.0', 'odd');
  for (const name of names) assert.ok(many.has(`services/${name}Service.js`), name);
});

test('methods keep apart what would be one name, and are no members of every object', () => {
  const layer = { layers: { '1.0': { request: listed, response: list } } };
  const names = ['get', 'get_items', 'then', 'constructor'];
  const odd = apiOf([service('notes', Object.fromEntries(names.map((name) => [name, layer])))]);
  const text = sdkFiles(odd, '1.0', 'odd').get('services/notes.d.ts') ?? '';
  const methods = [...text.matchAll(/^ {2}(\w+)\(request/gm)].map(([, name]) => name);
  assert.is(new Set(methods).size, methods.length);
  assert.ok(methods.includes('get') && methods.includes('getItems') && methods.includes('getItems2'));
  assert.not.ok(methods.includes('then') || methods.includes('constructor'));
});

const listed = { type: 'object', properties: { page: { type: 'integer' }, page_size: { type: 'integer' } } };
const list = { type: 'object', properties: { items: { type: 'array' } } };

for (const [name, isRight] of [
  ['my-sdk', true],
  ['@me/sdk', true],
  ['sdk2.1', true],
  ['My-Sdk', false],
  ['my sdk', false],
  ['.sdk', false],
  ['', false],
  ['@me', false],
] as const) {
  test(`${name || 'nothing'} is ${isRight ? 'a' : 'no'} name for a package`, () => {
    assert.is(typescript.nameProblem(name) === undefined, isRight);
  });
}

test('the part that all packages share is copied whole', () => {
  const folder = new URL('../../../codegen/emit/sdk/typescript/runtime/', import.meta.url);
  const shared = readdirSync(folder).map((file) => join('core', file));
  assert.equal(
    [...files.keys()].filter((path) => path.startsWith('core/')).sort(),
    [...shared, 'core/api.d.ts', 'core/api.js'].sort(),
  );
  const model = snapshotModel(api, '2.13');
  assert.match(files.get('core/api.js') ?? '', `version = '${model.version}'`);
});

test.run();
