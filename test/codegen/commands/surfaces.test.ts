import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { checkCommand } from '../../../codegen/commands/check.js';
import { docsCommand } from '../../../codegen/commands/docs.js';
import { type CompileOptions, compile } from '../../../codegen/compile.js';
import { suite } from '../../support/harness.js';
import { withFolder, writeFiles } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';
import { NOTES_FILES } from '../fixtures/services.js';
import { PARCELS } from '../fixtures/surfaces.js';

const test = suite('surfaces under the commands');

interface Workplace {
  readonly dir: string;
  readonly schemas: string;
  readonly surface: string;
  readonly options: CompileOptions & { readonly out: string };
}

function withWorkplace(use: (place: Workplace) => Promise<void>): Promise<void> {
  return withFolder({}, async (dir) => {
    const [schemas, out] = [join(dir, 'schemas'), join(dir, 'generated')];
    writeFiles(schemas, { ...NOTES_FILES, 'surfaces/parcels.conf': PARCELS });
    await use({ dir, schemas, surface: join(schemas, 'surfaces/parcels.conf'), options: { schemas, out, runtime: 'r' } });
  });
}

test('compile writes them, and nothing the second time', () =>
  withWorkplace(async ({ options }) => {
    const { written } = await compile(options);
    const surfaces = written.filter((path) => path.includes('surfaces')).map((path) => path.slice(options.out.length + 1));
    assert.equal(
      surfaces.toSorted(),
      ['index.ts', 'parcels.ts', 'paths.ts', 'validators/parcels.ts'].map((file) => `surfaces/${file}`),
    );
    assert.ok((await compile(options)).upToDate);
  }));

test('compile writes again what a change in one concerns', () =>
  withWorkplace(async ({ options, surface }) => {
    await compile(options);
    writeFileSync(surface, PARCELS.replace('maximum: 50', 'maximum: 60'));
    const { upToDate, written } = await compile(options);
    assert.is(upToDate, false);
    assert.equal(written, [join(options.out, 'surfaces/validators/parcels.ts')]);
  }));

test('compile takes away what one that is gone left behind', () =>
  withWorkplace(async ({ options, surface }) => {
    await compile(options);
    rmSync(surface);
    const { removed } = await compile(options);
    assert.is(removed.length, 4);
    assert.not.ok(existsSync(join(options.out, 'surfaces')));
  }));

test('compile writes nothing when one is wrong, and check tells', () =>
  withWorkplace(async ({ options, schemas, surface }) => {
    writeFileSync(surface, PARCELS.replace('GET /parcels/newest', 'get it'));
    assert.is((await compile(options)).ok, false);
    assert.not.ok(existsSync(options.out));
    const io = memoryIo();
    assert.is(await checkCommand({ schemas, format: 'text' }, io), 1);
    assert.match(io.err(), /parcels\.conf:\d+:\d+ - error TW212: "get it" is no route/);
  }));

test('docs writes their OpenAPI documents, and takes them away with them', () =>
  withWorkplace(async ({ dir, schemas, surface }) => {
    const out = join(dir, 'reference');
    const run = async () => {
      const io = memoryIo();
      assert.is(
        await docsCommand({ schemas, examples: join(dir, 'none'), out, changelog: join(dir, 'changelog') }, io),
        0,
        io.err(),
      );
      return io.out();
    };
    await run();
    const document = join(out, 'parcels.openapi.json');
    assert.is((JSON.parse(readFileSync(document, 'utf8')) as { readonly openapi: string }).openapi, '3.1.0');
    assert.match(await run(), '0 written, 0 removed');
    writeFileSync(surface, PARCELS.replace('Tells one parcel', 'Tells all of one parcel'));
    assert.match(await run(), '1 written');
    rmSync(surface);
    assert.match(await run(), '1 removed');
    assert.not.ok(existsSync(document));
  }));

test('docs does not overwrite a document that somebody wrote', () =>
  withWorkplace(async ({ dir, schemas }) => {
    const out = join(dir, 'reference');
    writeFiles(out, { 'parcels.openapi.json': '{"mine": true}' });
    const io = memoryIo();
    assert.is(await docsCommand({ schemas, examples: join(dir, 'none'), out, changelog: join(dir, 'changelog') }, io), 1);
    assert.match(io.err(), 'TW801');
  }));

test.run();
