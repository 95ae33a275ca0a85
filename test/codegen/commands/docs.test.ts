import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { docsCommand } from '../../../codegen/commands/docs.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder, writeFiles } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES, withAction } from '../fixtures/services.js';

const test = suite('docs as a command');

const EXAMPLES: Files = {
  'notes.json': '{"examples": {"get_all": {"request": {"page": 1, "id": "x"}, "answer": {"notes": []}}}}',
};

interface Workplace {
  readonly out: string;
  readonly changelog: string;
  readonly run: () => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  readonly page: (file: string) => string;
}

function withWorkplace(use: (place: Workplace, dir: string) => Promise<void>, schemas: Files = NOTES_FILES): Promise<void> {
  return withFolder({}, async (dir) => {
    writeFiles(join(dir, 'schemas'), schemas);
    writeFiles(join(dir, 'examples'), EXAMPLES);
    const [out, changelog] = [join(dir, 'reference'), join(dir, 'changelog')] as const;
    const run = async () => {
      const io = memoryIo();
      const code = await docsCommand({ schemas: join(dir, 'schemas'), examples: join(dir, 'examples'), out, changelog }, io);
      return { code, out: io.out(), err: io.err() };
    };
    await use({ out, changelog, run, page: (file) => readFileSync(join(out, file), 'utf8') }, dir);
  });
}

test('writes the pages, with their examples, and nothing the second time', () =>
  withWorkplace(async ({ out, changelog, run, page }) => {
    const told = `${out}: 4 pages, 4 written, 0 removed\n${changelog}: 5 pages, 5 written, 0 removed\n`;
    assert.equal(await run(), { code: 0, out: told, err: '' });
    assert.match(page('notes.md'), '## notes.get_all');
    assert.match(page('notes.md'), 'curl "$API/v1.10/notes.get_all"');
    assert.match(page('errors.md'), 'note is locked');
    assert.match((await run()).out, /4 pages, 0 written, 0 removed\n.*5 pages, 0 written, 0 removed/);
  }));

test('needs no examples', () =>
  withWorkplace(async ({ out, changelog, page }, dir) => {
    assert.is(await docsCommand({ schemas: join(dir, 'schemas'), examples: join(dir, 'none'), out, changelog }, memoryIo()), 0);
    assert.not.match(page('notes.md'), 'curl');
  }));

test('writes the reference as it was at a version, and no changelog', () =>
  withWorkplace(async ({ out, changelog, page }, dir) => {
    const options = { schemas: join(dir, 'schemas'), examples: join(dir, 'examples'), out, changelog };
    const io = memoryIo();
    assert.is(await docsCommand({ ...options, apiVersion: '1.9' }, io), 0);
    assert.match(io.out(), /^\S+: 4 pages, 4 written, 0 removed\n$/);
    assert.match(page('notes.md'), 'curl "$API/v1.2/notes.get_all"');
    assert.not.match(page('notes.md'), '1.10');
    assert.not.ok(existsSync(changelog));
    assert.is(await docsCommand({ ...options, apiVersion: '0.1' }, io), 1);
    assert.match(io.err(), 'there was no version 0.1');
    assert.match(page('notes.md'), '1.2', 'the pages are left as they are');
  }));

test('takes away pages of services that are gone, and leaves what people wrote', () =>
  withWorkplace(async ({ out, run }) => {
    await run();
    writeFileSync(join(out, 'http.md'), '# HTTP\n');
    writeFileSync(join(out, 'books.md'), readFileSync(join(out, 'notes.md')));
    assert.match((await run()).out, '0 written, 1 removed');
    assert.not.ok(existsSync(join(out, 'books.md')));
    assert.ok(existsSync(join(out, 'http.md')));
  }));

test('writes a changelog beside them, with links that lead there', () =>
  withWorkplace(async ({ changelog, run }) => {
    await run();
    const page = readFileSync(join(changelog, '1.2.md'), 'utf8');
    assert.match(page, '### [notes.get_all](../reference/notes.md#get_all)');
    assert.match(page, '- takes `search` (string): Text to look for');
    assert.match(readFileSync(join(changelog, 'README.md'), 'utf8'), '| [1.10](1.10.md) |');
  }));

test('takes away pages of versions that are gone', () =>
  withWorkplace(async ({ changelog, run }) => {
    await run();
    writeFileSync(join(changelog, '0.9.md'), readFileSync(join(changelog, '1.0.md')));
    assert.match((await run()).out, /changelog: 5 pages, 0 written, 1 removed/);
  }));

test('does not overwrite what people wrote in the changelog, and then writes nothing at all', () =>
  withWorkplace(async ({ out, changelog, run }) => {
    writeFiles(changelog, { 'README.md': '# Mine\n' });
    assert.match((await run()).err, 'TW801');
    assert.not.ok(existsSync(out));
  }));

test('does not overwrite what people wrote', () =>
  withWorkplace(async ({ out, run, page }) => {
    writeFiles(out, { 'notes.md': '# Mine\n' });
    const { code, err } = await run();
    assert.is(code, 1);
    assert.match(err, 'TW801');
    assert.is(page('notes.md'), '# Mine\n');
    assert.not.ok(existsSync(join(out, 'errors.md')), 'nothing is written');
  }));

test('examples that do not fit the definitions are told, and nothing is written', () =>
  withWorkplace(async ({ out, run }, dir) => {
    writeFiles(join(dir, 'examples'), { 'notes.json': '{"examples": {"sing": {"answer": {}}}}' });
    const { code, err } = await run();
    assert.is(code, 1);
    assert.match(err, 'notes.json: there is no action notes.sing');
    assert.not.ok(existsSync(out));
  }));

test('definitions with errors are told', () =>
  withWorkplace(
    async ({ run }) => {
      const { code, err } = await run();
      assert.is(code, 1);
      assert.match(err, 'TW201');
    },
    { 'notes.conf': withAction('colour: red') },
  ));

test('the reference and the changelog do not share a folder', () =>
  withWorkplace(async ({ out }, dir) => {
    const io = memoryIo();
    const options = { schemas: join(dir, 'schemas'), examples: join(dir, 'none'), out, changelog: `${out}/` };
    assert.is(await docsCommand(options, io), 2);
    assert.match(io.err(), 'the changelog needs a folder of its own');
    assert.not.ok(existsSync(out));
  }));

test('a folder that does not exist is a wrong call', async () => {
  const io = memoryIo();
  assert.is(
    await docsCommand({ schemas: '/nonexistent', examples: '/nonexistent', out: '/nonexistent', changelog: '/none' }, io),
    2,
  );
  assert.is(io.err(), 'no such folder: /nonexistent\n');
});

test.run();
