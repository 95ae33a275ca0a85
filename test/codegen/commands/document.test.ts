import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { type DocumentCommandOptions, documentCommand } from '../../../codegen/commands/document.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder, writeFiles } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES, withAction } from '../fixtures/services.js';

const test = suite('openapi and openrpc as commands');

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Kind = 'openapi' | 'openrpc';

/** Runs the command on a folder of these definitions. */
function run(kind: Kind, options: Partial<DocumentCommandOptions> = {}, files: Files = NOTES_FILES): Promise<Outcome> {
  return withFolder(files, async (schemas) => {
    writeFiles(join(schemas, 'examples'), {
      'notes.json': '{"examples": {"get_all": {"request": {"page": 1}, "answer": {"notes": []}}}}',
    });
    const io = memoryIo();
    const code = await documentCommand(kind, { schemas, examples: join(schemas, 'examples'), title: 'Notes', ...options }, io);
    return { code, out: io.out(), err: io.err() };
  });
}

async function document(kind: Kind, options: Partial<DocumentCommandOptions> = {}): Promise<Record<string, unknown>> {
  const { code, out, err } = await run(kind, options);
  assert.equal([code, err], [0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

test('the newest version goes to standard output', async () => {
  const { openapi, info } = await document('openapi');
  assert.equal([openapi, (info as { title: string }).title, (info as { version: string }).version], ['3.1.0', 'Notes', '1.10']);
  assert.is((await document('openrpc')).openrpc, '1.4.1');
});

test('a version is found as for a call', async () => {
  const versionAt = async (apiVersion: string) =>
    ((await document('openapi', { apiVersion })).info as { version: string }).version;
  assert.equal(await Promise.all(['1.10', '1.9', '1.2', '99.0'].map(versionAt)), ['1.10', '1.2', '1.2', '1.10']);
});

test('a version before the first is told with the first', async () => {
  const { code, out, err } = await run('openapi', { apiVersion: '0.9' });
  assert.equal([code, out], [1, '']);
  assert.match(err, /^there was no version 0\.9: the oldest is 1\.\d+\n$/);
});

test('what is no version is a wrong call', async () => {
  for (const apiVersion of ['2', 'v2.13', '02.1', '2.x', '']) {
    assert.equal(await run('openrpc', { apiVersion }), {
      code: 2,
      out: '',
      err: `--api-version is MAJOR.MINOR, not ${apiVersion}\n`,
    });
  }
});

test('a file is written whole, and the version told', () =>
  withFolder({}, async (dir) => {
    const out = join(dir, 'deep', 'openapi.json');
    assert.equal(await run('openapi', { out }), { code: 0, out: `${out}: version 1.10\n`, err: '' });
    assert.is(JSON.parse(readFileSync(out, 'utf8')).openapi, '3.1.0');
  }));

test('the server and the cookie go into it', async () => {
  const { servers, components } = await document('openapi', { server: 'https://notes.example', cookie: 'session' });
  assert.equal(servers, [{ url: 'https://notes.example' }]);
  assert.is((components as { securitySchemes: { cookie: { name: string } } }).securitySchemes.cookie.name, 'session');
  const rpc = await document('openrpc', { server: 'https://notes.example/' });
  assert.equal((rpc.servers as { url: string }[])[0]?.url, 'https://notes.example/v1.10/rpc');
});

test('examples are shown, and there need not be any', async () => {
  assert.match((await run('openrpc')).out, '"page"');
  assert.match((await run('openrpc')).out, '"examples"');
  assert.not.match((await run('openrpc', { examples: '/nonexistent' })).out, '"examples"');
});

test('definitions with errors are told, and nothing is written', () =>
  withFolder({}, async (dir) => {
    const out = join(dir, 'openapi.json');
    const { code, err } = await run('openapi', { out }, { 'notes.conf': withAction('colour: red') });
    assert.is(code, 1);
    assert.match(err, 'TW201');
    assert.not.ok(existsSync(out));
  }));

test('a folder that does not exist is a wrong call', async () => {
  assert.equal(await run('openapi', { schemas: '/nonexistent' }), { code: 2, out: '', err: 'no such folder: /nonexistent\n' });
});

test.run();
