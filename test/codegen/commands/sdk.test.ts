import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { type SdkCommandOptions, sdkCommand } from '../../../codegen/commands/sdk.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder, writeFiles } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES, withAction } from '../fixtures/services.js';

const test = suite('sdk as a command');

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Workplace {
  readonly dir: string;
  /** Where the package goes unless the options say otherwise. */
  readonly out: string;
  readonly run: (options?: Partial<SdkCommandOptions>) => Promise<Outcome>;
}

function withWorkplace(use: (place: Workplace) => Promise<void>, schemas: Files = NOTES_FILES): Promise<void> {
  return withFolder({}, async (dir) => {
    writeFiles(join(dir, 'schemas'), schemas);
    const out = join(dir, 'my-sdk');
    const run = async (options: Partial<SdkCommandOptions> = {}) => {
      const io = memoryIo();
      const code = await sdkCommand({ schemas: join(dir, 'schemas'), lang: 'typescript', out, format: 'text', ...options }, io);
      return { code, out: io.out(), err: io.err() };
    };
    await use({ dir, out, run });
  });
}

interface Description {
  readonly name: string;
  readonly version: string;
}

function described(out: string): Description {
  return JSON.parse(readFileSync(join(out, 'package.json'), 'utf8')) as Description;
}

test('writes the package for the newest version, named after its folder, and says so', () =>
  withWorkplace(async ({ out, run }) => {
    const { code, out: said, err } = await run();
    assert.equal([code, err], [0, '']);
    assert.match(
      said,
      new RegExp(`^${out}: my-sdk for version 1\\.10 in typescript, (\\d+) files \\(\\1 written, 0 removed\\)\n$`),
    );
    assert.match(readFileSync(join(out, 'README.md'), 'utf8'), 'version 1.10 of the API');
    assert.equal([described(out).name, described(out).version], ['my-sdk', '1.10.0']);
  }));

test('writes the same bytes again, which changes nothing', () =>
  withWorkplace(async ({ dir, out, run }) => {
    await run();
    assert.match((await run()).out, '(0 written, 0 removed)');
    const other = join(dir, 'other');
    await run({ out: other, name: 'my-sdk' });
    for (const file of readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      assert.is(readFileSync(path.replace(out, other), 'utf8'), readFileSync(path, 'utf8'), path);
    }
  }));

test('takes a version, a name and a version of the package', () =>
  withWorkplace(async ({ out, run }) => {
    const { out: said } = await run({ apiVersion: '1.0', name: '@me/notes', packageVersion: '0.1.2' });
    assert.match(said, '@me/notes for version 1.0 in typescript');
    assert.equal([described(out).name, described(out).version], ['@me/notes', '0.1.2']);
  }));

test('says what it did as JSON when asked to', () =>
  withWorkplace(async ({ out, run }) => {
    const { out: said } = await run({ format: 'json', apiVersion: '1.2' });
    const { written, ...others } = JSON.parse(said) as { readonly written: readonly string[] };
    assert.equal(others, { out, name: 'my-sdk', language: 'typescript', apiVersion: '1.2', removed: [] });
    assert.ok(written.includes('package.json') && written.includes('services/notes.js'));
  }));

test('removes what it wrote before and no longer does, and nothing else', () =>
  withWorkplace(async ({ dir, out, run }) => {
    writeFiles(join(dir, 'schemas'), { 'services/books.conf': NOTES_FILES['services/notes.conf'] ?? '' });
    await run();
    assert.ok(existsSync(join(out, 'services/books.js')));
    writeFileSync(join(out, 'LICENSE'), 'mine');
    writeFiles(join(dir, 'schemas'), { 'services/books.conf': withLateActions() });
    assert.match((await run({ apiVersion: '1.0' })).out, '2 removed');
    assert.not.ok(existsSync(join(out, 'services/books.js')));
    assert.is(readFileSync(join(out, 'LICENSE'), 'utf8'), 'mine');
  }));

/** A service that is not there yet at 1.0. */
function withLateActions(): string {
  return '_description: "Books"\nread { "1.5" { description: "Reads", request { type: object }, response { type: object } } }';
}

test('does not write among files of others, unless told to', () =>
  withWorkplace(async ({ out, run }) => {
    writeFiles(out, { 'README.md': '# Mine\n', 'notes.txt': 'mine' });
    const { code, err } = await run();
    assert.is(code, 1);
    assert.is(err, `${out} is not empty and was not written by taskwright sdk: choose another folder, or say --force\n`);
    assert.equal(readdirSync(out).sort(), ['README.md', 'notes.txt']);
    assert.is((await run({ force: true })).code, 0);
    assert.is(readFileSync(join(out, 'notes.txt'), 'utf8'), 'mine');
    assert.is((await run()).code, 0, 'it is its own now');
  }));

for (const manifest of ['no JSON', '{}', '{"generator": "taskwright sdk", "files": 5}', 'null']) {
  test(`a folder that says ${manifest} of itself is not its own`, () =>
    withWorkplace(async ({ out, run }) => {
      writeFiles(out, { '.taskwright-sdk.json': manifest });
      assert.is((await run()).code, 1);
    }));
}

test('a manifest that names files elsewhere removes none of them', () =>
  withWorkplace(async ({ dir, out, run }) => {
    writeFileSync(join(dir, 'precious.txt'), 'mine');
    const files = ['../precious.txt', join(dir, 'precious.txt')];
    writeFiles(out, { '.taskwright-sdk.json': JSON.stringify({ generator: 'taskwright sdk', files }) });
    assert.is((await run()).code, 0);
    assert.is(readFileSync(join(dir, 'precious.txt'), 'utf8'), 'mine');
  }));

for (const [what, options, said] of [
  ['no language', { lang: undefined }, /^--lang is typescript( or python)?\n$/],
  ['an unknown language', { lang: 'cobol' }, /^--lang is typescript( or python)?, not cobol\n$/],
  ['no folder', { out: undefined }, /^--out: name the folder of the package\n$/],
  ['a version of another form', { apiVersion: '1' }, /^--api-version 1: there are 1\.0, (?:\d\.\d+, )*1\.10\n$/],
  ['a version above the newest', { apiVersion: '9.0' }, /^--api-version 9\.0: there are 1\.0, (?:\d\.\d+, )*1\.10\n$/],
  ['a name that is none', { name: 'My SDK' }, /^--name My SDK: expected the name of an npm package/],
  ['a package of no version', { packageVersion: '1.x' }, /^--package-version 1\.x: expected three numbers/],
  ['no definitions', { schemas: '/nonexistent' }, /^no such folder: \/nonexistent\n$/],
] as const) {
  test(`${what} is a wrong call, and nothing is written`, () =>
    withWorkplace(async ({ out, run }) => {
      const { code, err } = await run(options as Partial<SdkCommandOptions>);
      assert.is(code, 2);
      assert.match(err, said);
      assert.not.ok(existsSync(out));
    }));
}

test('a version with nothing but internal actions is a wrong call', () =>
  withWorkplace(
    async ({ run }) => {
      const { code, err } = await run();
      assert.equal([code, err], [2, '--api-version 1.0: all of its actions are internal\n']);
    },
    { 'services/notes.conf': withAction('internal: true') },
  ));

test('definitions with errors are told', () =>
  withWorkplace(
    async ({ out, run }) => {
      const { code, err } = await run();
      assert.is(code, 1);
      assert.match(err, 'TW201');
      assert.not.ok(existsSync(out));
    },
    { 'services/notes.conf': withAction('colour: red') },
  ));

test.run();
