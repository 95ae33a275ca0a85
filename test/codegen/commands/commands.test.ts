import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { checkCommand } from '../../../codegen/commands/check.js';
import { compileCommand } from '../../../codegen/commands/compile.js';
import { lockCommand } from '../../../codegen/commands/lock.js';
import { suite } from '../../support/harness.js';
import { withFolder } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES, withAction } from '../fixtures/services.js';

const test = suite('compile, check and lock as commands');

const NOTES = join('services', 'notes.conf');

function edit(dir: string, change: (text: string) => string): void {
  const file = join(dir, NOTES);
  const before = readFileSync(file, 'utf8');
  assert.is.not(change(before), before);
  writeFileSync(file, change(before));
}

test('compile says what it wrote, then that it is up to date', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    const options = { schemas, out: join(schemas, 'out'), runtime: 'r', format: 'text' } as const;
    const first = memoryIo();
    assert.is(await compileCommand(options, first), 0);
    assert.match(first.out(), /out: \d+ written, 0 removed \(\d+\.\d s\)\n$/);
    assert.is(first.err(), '');
    const second = memoryIo();
    assert.is(await compileCommand(options, second), 0);
    assert.match(second.out(), 'out is up to date\n');
  }));

test('compile fails with diagnostics on stderr', () =>
  withFolder({ 'notes.conf': withAction('colour: red') }, async (schemas) => {
    const io = memoryIo();
    assert.is(await compileCommand({ schemas, out: join(schemas, 'out'), runtime: 'r', format: 'text' }, io), 1);
    assert.match(io.err(), 'notes.conf:3:1 - error TW201: unknown key "colour"');
    assert.is(io.out(), 'nothing written\n');
  }));

test('compile says everything as JSON when asked to', () =>
  withFolder({ 'notes.conf': withAction('colour: red') }, async (schemas) => {
    const io = memoryIo();
    assert.is(await compileCommand({ schemas, out: join(schemas, 'out'), runtime: 'r', format: 'json' }, io), 1);
    const { errors, diagnostics } = JSON.parse(io.out()) as { errors: number; diagnostics: { code: string }[] };
    assert.equal([errors, diagnostics[0]?.code, io.err()], [1, 'TW201', '']);
  }));

test('a folder that does not exist is a wrong call', async () => {
  const io = memoryIo();
  const options = { schemas: '/nonexistent', out: '/nonexistent/out', runtime: 'r', format: 'text', accept: [] } as const;
  assert.equal([await compileCommand(options, io), await checkCommand(options, io), await lockCommand(options, io)], [2, 2, 2]);
  assert.is(io.err(), 'no such folder: /nonexistent\n'.repeat(3));
});

test('check, lock, check: first a warning, then nothing', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    const before = memoryIo();
    assert.is(await checkCommand({ schemas, format: 'text' }, before), 0);
    assert.match(before.err(), 'lock.json - warning TW705');
    const locking = memoryIo();
    assert.is(await lockCommand({ schemas, format: 'text', accept: [] }, locking), 0);
    assert.match(locking.out(), 'lock.json: 5 layers, 5 new, 0 accepted');
    const after = memoryIo();
    assert.is(await checkCommand({ schemas, format: 'text' }, after), 0);
    assert.equal([after.out(), after.err()], [`${schemas}: no problems\n`, '']);
  }));

test('lock a second time changes nothing', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    await lockCommand({ schemas, format: 'text', accept: [] }, memoryIo());
    const text = readFileSync(join(schemas, 'lock.json'), 'utf8');
    const io = memoryIo();
    assert.is(await lockCommand({ schemas, format: 'text', accept: [] }, io), 0);
    assert.match(io.out(), '5 layers, nothing new');
    assert.is(readFileSync(join(schemas, 'lock.json'), 'utf8'), text);
  }));

test('a changed layer fails check and lock, until it is accepted by name', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    await lockCommand({ schemas, format: 'text', accept: [] }, memoryIo());
    const text = readFileSync(join(schemas, 'lock.json'), 'utf8');
    edit(schemas, (notes) => notes.replace('Text to look for"', 'Text", minLength: 2'));
    const checking = memoryIo();
    assert.is(await checkCommand({ schemas, format: 'text' }, checking), 1);
    assert.match(
      checking.err(),
      'error TW701: published layer changed: notes.get_all@1.2 request.properties.search.minLength: was absent, is 2',
    );
    const refused = memoryIo();
    assert.is(await lockCommand({ schemas, format: 'text', accept: ['notes.get_all@1.2'] }, refused), 1);
    assert.match(refused.err(), 'notes.get_all@1.10');
    assert.not.match(refused.err(), 'notes.get_all@1.2 request');
    assert.is(readFileSync(join(schemas, 'lock.json'), 'utf8'), text, 'half an acceptance changes nothing');
    const accepted = memoryIo();
    assert.is(await lockCommand({ schemas, format: 'text', accept: ['notes.get_all@1.2', 'notes.get_all@1.10'] }, accepted), 0);
    assert.match(accepted.out(), '5 layers, 0 new, 2 accepted');
    assert.is(await checkCommand({ schemas, format: 'text' }, memoryIo()), 0);
  }));

test('lock refuses to accept what did not change', () =>
  withFolder(NOTES_FILES, async (schemas) => {
    const io = memoryIo();
    assert.is(await lockCommand({ schemas, format: 'text', accept: ['notes.get_all@1.2'] }, io), 2);
    assert.match(io.err(), '--accept notes.get_all@1.2: not a changed or removed layer');
    assert.not.ok(existsSync(join(schemas, 'lock.json')));
  }));

test('lock records nothing of definitions with errors', () =>
  withFolder({ 'notes.conf': withAction('colour: red') }, async (schemas) => {
    const io = memoryIo();
    assert.is(await lockCommand({ schemas, format: 'json', accept: [] }, io), 1);
    assert.match(io.out(), '"TW201"');
    assert.not.ok(existsSync(join(schemas, 'lock.json')));
  }));

test('a broken lock file fails check and is not overwritten', () =>
  withFolder({ ...NOTES_FILES, 'lock.json': '{' }, async (schemas) => {
    const io = memoryIo();
    assert.is(await checkCommand({ schemas, format: 'text' }, io), 1);
    assert.match(io.err(), 'error TW704');
    assert.is(await lockCommand({ schemas, format: 'text', accept: [] }, memoryIo()), 1);
    assert.is(readFileSync(join(schemas, 'lock.json'), 'utf8'), '{');
  }));

test('check fails on errors and reports all there are', () =>
  withFolder({ 'notes.conf': withAction('colour: red\nshape: round') }, async (schemas) => {
    const io = memoryIo();
    assert.is(await checkCommand({ schemas, format: 'json' }, io), 1);
    assert.is((JSON.parse(io.out()) as { errors: number }).errors, 2);
  }));

test.run();
