import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { type DiffCommandOptions, diffCommand } from '../../../codegen/commands/diff.js';
import { lockCommand } from '../../../codegen/commands/lock.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder, writeFiles } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES, withAction } from '../fixtures/services.js';

const test = suite('diff as a command');

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function diff(schemas: string, from: string, to?: string, more: Partial<DiffCommandOptions> = {}): Promise<Result> {
  const io = memoryIo();
  const options: DiffCommandOptions = { schemas, from, to, format: 'text', failOn: 'error', ignore: [], judgement: {}, ...more };
  const code = await diffCommand(options, io);
  return { code, out: io.out().replaceAll(`${schemas}/`, ''), err: io.err().replaceAll(`${schemas}/`, '') };
}

/** The notes of the fixtures before and after a change, in folders beside each other. */
function withChange(change: (text: string) => string, use: (was: string, is: string) => Promise<void>): Promise<void> {
  return withFolder({}, async (dir) => {
    const [was, is] = [join(dir, 'was'), join(dir, 'is')];
    writeFiles(was, NOTES_FILES);
    const path = 'services/notes.conf';
    const changed = change(NOTES_FILES[path] as string);
    assert.is.not(changed, NOTES_FILES[path]);
    writeFiles(is, { ...(NOTES_FILES as Files), [path]: changed });
    await use(was, is);
  });
}

const stricter = (text: string) => text.replace('Text to look for"', 'Text to look for", minLength: 2');

test('two versions: what is new, with its place', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    assert.equal(await diff(schemas, '1.0', '1.2'), {
      code: 0,
      err: '',
      out: `services/notes.conf:62:5 - info action-added: notes.delete_many (1.1): new action
services/notes.conf:44:9 - info request-field-added: notes.get_all request.search (1.0 -> 1.2): new field
services/notes.conf:45:9 - info response-field-added: notes.get_all response.total (1.0 -> 1.2): new field
1.0 -> 1.2: 0 errors, 0 warnings, 3 other changes
`,
    });
  }));

test('one version is compared with the newest', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    assert.match((await diff(schemas, '1.2')).out, '1.2 -> 1.10: 0 errors');
  }));

test('a version with itself has no changes', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    assert.equal(await diff(schemas, '1.2', '1.2', { failOn: 'info' }), { code: 0, out: '1.2 -> 1.2: no changes\n', err: '' });
  }));

test('back is what breaks, and breaking fails', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    const { code, out } = await diff(schemas, '1.2', '1.0');
    assert.is(code, 1);
    assert.match(out, 'error response-field-removed: notes.get_all response.total');
  }));

test('fails at the level that is asked for', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    const codes = await Promise.all(
      (['error', 'warning', 'info'] as const).map((failOn) => diff(schemas, '1.0', '1.2', { failOn })),
    );
    assert.equal(
      codes.map(({ code }) => code),
      [0, 0, 1],
    );
  }));

test('two folders: published versions must stay as they are', () =>
  withChange(stricter, async (was, is) => {
    const { code, out } = await diff('schemas', was, is);
    assert.is(code, 1);
    assert.match(
      out,
      /is\/services\/notes\.conf:\d+:\d+ - error request-length-narrowed: notes\.get_all request\.search \(1\.2 -> 1\.2\): minLength 2 is new/,
    );
    assert.match(out, 'notes.get_all request.search (1.10 -> 1.10)');
  }));

test('one folder is compared with the folder of the definitions', () =>
  withChange(stricter, async (was, is) => {
    assert.match((await diff(is, was)).out, 'error request-length-narrowed');
    assert.match((await diff(was, was)).out, 'no changes');
  }));

test('the lock: nothing right after locking, and what changed since', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    await lockCommand({ schemas, format: 'text', accept: [] }, memoryIo());
    assert.equal(await diff(schemas, 'lock'), { code: 0, out: `lock.json -> ${schemas}: no changes\n`, err: '' });
    const file = join(schemas, 'services/notes.conf');
    writeFileSync(file, stricter(readFileSync(file, 'utf8')));
    const { code, out } = await diff(schemas, 'lock');
    assert.is(code, 1);
    assert.match(out, 'error request-length-narrowed: notes.get_all request.search (1.2 -> 1.2)');
  }));

test('rules can be left out, everywhere or for one action', () =>
  withChange(stricter, async (was, is) => {
    const code = async (...ignore: string[]) => (await diff('schemas', was, is, { ignore })).code;
    assert.is(await code('request-length-narrowed'), 0);
    assert.is(await code('request-length-narrowed:notes.get_all'), 0);
    assert.is(await code('request-length-narrowed:notes.delete'), 1);
    assert.is(await code('request-length-widened'), 1);
  }));

test('dates are judged by the day that is given', () =>
  withChange(
    (text) => text.replace('get_all {\n', 'get_all {\n deprecated: "2026-01-01", sunset: "2026-12-31"\n'),
    async (was, is) => {
      const code = async (today: string, sunsetDays?: number) =>
        (await diff('schemas', was, is, { judgement: { today, sunsetDays } })).code;
      assert.equal([await code('2026-02-01'), await code('2026-12-01'), await code('2026-12-01', 30)], [0, 1, 0]);
    },
  ));

test('every format says the same', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    const formats = ['text', 'json', 'markdown', 'junit'] as const;
    const results = await Promise.all(formats.map((format) => diff(schemas, '1.0', '1.2', { format })));
    for (const { code, out, err } of results) {
      assert.equal([code, err], [0, '']);
      for (const word of ['notes.get_all', 'request-field-added', 'request.search', 'new field']) assert.match(out, word);
    }
  }));

for (const [what, from, to, more, said] of [
  ['a version that there is not', '1.0', '1.3', {}, 'SCHEMAS has no version 1.3; it has 1.0, 1.1, 1.2, 1.10\n'],
  ['a first version that there is not', '0.9', '1.0', {}, 'SCHEMAS has no version 0.9; it has 1.0, 1.1, 1.2, 1.10\n'],
  ['a version and a word', '1.0', 'newest', {}, 'newest: a version is MAJOR.MINOR\n'],
  ['a folder that there is not', 'nowhere', undefined, {}, 'no such folder: nowhere\n'],
  ['what was meant for a version', 'v1', '1.2', {}, 'v1 and 1.2: give two versions, or two folders\n'],
  ['a version without its minor part', '1', undefined, {}, 'no such folder: 1; a version is MAJOR.MINOR\n'],
  ['a lock that was never written', 'lock', undefined, {}, 'no such file: SCHEMAS/lock.json; taskwright lock writes it\n'],
  ['the lock last', '1.0', 'lock', {}, 'lock can only come first: taskwright diff lock\n'],
  [
    'a rule that there is not',
    '1.0',
    '1.2',
    { ignore: ['request-field-remove'] },
    '--ignore request-field-remove: no such rule; did you mean "request-field-removed"?\n',
  ],
] as const) {
  test(`${what} is a wrong call`, () =>
    withFolder(NOTES_FILES, async (schemas) => {
      const io = memoryIo();
      const options = { schemas, from, to, format: 'text', failOn: 'error', ignore: [], judgement: {}, ...more } as const;
      assert.is(await diffCommand(options, io), 2);
      assert.is(io.err().replaceAll(schemas, 'SCHEMAS'), said);
      assert.is(io.out(), '');
    }));
}

test('definitions with errors are told', () =>
  withFolder({ 'notes.conf': withAction('colour: red') }, async (schemas) => {
    const { code, out, err } = await diff(schemas, '1.0', '1.1', { format: 'json' });
    assert.equal([code, out], [1, '']);
    assert.match(err, 'TW201');
  }));

test('a broken lock is told', () =>
  withFolder({ ...NOTES_FILES, 'lock.json': '{' }, async (schemas) => {
    const { code, err } = await diff(schemas, 'lock');
    assert.is(code, 1);
    assert.match(err, 'TW704');
  }));

test('the example can be compared too', async () => {
  const notes = fileURLToPath(new URL('../../../examples/notes/schemas', import.meta.url));
  assert.match((await diff(notes, '1.0', '1.1')).out, '1.0 -> 1.1: 0 errors, 0 warnings, 3 other changes');
});

test.run();
