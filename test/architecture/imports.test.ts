import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';

const test = suite('imports point one way');

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which rooms each room may import from, beside itself (design 3). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  codegen: [],
  'src/rpc': [],
  'src/store': [],
  'src/auth': ['src/store', 'src/rpc'],
  'src/generated': ['src/rpc'],
  'src/services': ['src/auth', 'src/store', 'src/rpc', 'src/generated'],
  'src/surfaces': ['src/auth', 'src/rpc', 'src/generated'],
  'src/app': ['src/auth', 'src/store', 'src/rpc', 'src/generated', 'src/services', 'src/surfaces', 'codegen'],
};

/** Packages that only some rooms may know. */
const guarded: Readonly<Record<string, readonly string[]>> = {
  hono: ['src/surfaces', 'src/app'],
  '@hono/node-server': ['src/surfaces', 'src/app'],
  ws: ['src/surfaces'],
  mongodb: ['src/store'],
  '@photostructure/sqlite': ['src/store'],
  mingo: ['src/store'],
  tsyringe: ['src/app'],
  'reflect-metadata': ['src/app'],
  jose: ['src/auth'],
  'hocon-parser': ['codegen', 'src/app'],
  pino: ['src/app'],
  'prom-client': ['src/app'],
  cac: ['src/app', 'codegen'],
  'json-schema-faker': ['codegen'],
};

const files = ['src', 'codegen'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file)),
);

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;

function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function roomOf(file: string): string {
  const room = Object.keys(allowed).find((name) => file.startsWith(`${name}${sep}`));
  if (room === undefined) throw new Error(`no room for ${file}`);
  return room;
}

function resolved(from: string, specifier: string): string {
  return relative(root, join(root, dirname(from), specifier)).replace(/\.js$/, '.ts');
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));

test('every file lies in a room that the design names', () => {
  for (const file of files) roomOf(file);
  assert.ok(files.length > 50);
});

test('a room imports only the rooms below it', () => {
  const wrong: string[] = [];
  for (const [file, imports] of graph) {
    const room = roomOf(file);
    for (const specifier of imports.filter((name) => name.startsWith('.'))) {
      const target = roomOf(resolved(file, specifier));
      if (target !== room && !allowed[room]?.includes(target)) wrong.push(`${file} -> ${specifier}`);
    }
  }
  assert.equal(wrong, []);
});

test('packages stay in their rooms', () => {
  const wrong: string[] = [];
  for (const [file, imports] of graph) {
    for (const specifier of imports.filter((name) => !name.startsWith('.'))) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (guarded[name] && !guarded[name].includes(roomOf(file))) wrong.push(`${file} -> ${specifier}`);
    }
  }
  assert.equal(wrong, []);
});

test('only the composition root touches the container', () => {
  const users = [...graph].filter(([, imports]) => imports.includes('tsyringe')).map(([file]) => file);
  assert.equal(users, [join('src', 'app', 'container.ts')]);
});

test('no service imports the handlers of another', () => {
  const wrong: string[] = [];
  for (const [file, imports] of graph) {
    const [, , service] = file.split(sep);
    if (!file.startsWith(join('src', 'services')) || file.split(sep).length < 4) continue;
    for (const specifier of imports.filter((name) => name.startsWith('.'))) {
      const target = resolved(file, specifier);
      const other = target.split(sep)[2];
      if (!target.startsWith(join('src', 'services')) || other === service || target.split(sep).length < 4) continue;
      if (graph.get(target)?.some((name) => name.endsWith('/handler.js'))) wrong.push(`${file} -> ${target}`);
    }
  }
  assert.equal(wrong, []);
});

test('no file imports itself through others, types apart', () => {
  const valueImports = new Map(
    files.map((file) => {
      const code = readFileSync(join(root, file), 'utf8').replaceAll(/(?:import|export) type [^;]+;/g, '');
      const names = [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[3] ?? '').filter((name) => name.startsWith('.'));
      return [file, names.map((name) => resolved(file, name))];
    }),
  );
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') assert.unreachable(`circle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
    state.set(file, 'open');
    for (const next of valueImports.get(file) ?? []) if (valueImports.has(next)) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
});

test('only main.ts ends the process', () => {
  const wrong = files.filter((file) => /process\.exit\(/.test(readFileSync(join(root, file), 'utf8')));
  const mains = [join('src', 'app', 'main.ts'), join('codegen', 'main.ts')];
  assert.equal(
    wrong.filter((file) => !mains.includes(file)),
    [],
  );
});

test.run();
