import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { compileCommand } from '../../../codegen/commands/compile.js';
import { newCommand } from '../../../codegen/commands/new.js';
import { readDefinitions } from '../../../codegen/definition/read.js';
import { suite } from '../../support/harness.js';
import { withFolder } from '../fixtures/folder.js';
import { memoryIo } from '../fixtures/io.js';

const test = suite('new');

test('writes a definition that compiles without a word of complaint', () =>
  withFolder({}, async (dir) => {
    const schemas = join(dir, 'schemas');
    const io = memoryIo();
    assert.is(await newCommand({ schemas, service: 'robots' }, io), 0);
    assert.match(io.out(), 'services/robots.conf written');
    const { api, diagnostics } = await readDefinitions(schemas);
    assert.equal(diagnostics, []);
    assert.equal(
      api?.services.flatMap(({ actions }) =>
        actions.map(({ fullName, layers }) => [fullName, layers.map(({ version }) => version)]),
      ),
      [
        ['robots.get_all', ['1.0', '1.1']],
        ['robots.get_by_id', ['1.0']],
      ],
    );
    assert.is(await compileCommand({ schemas, out: join(dir, 'out'), runtime: 'r', format: 'text' }, memoryIo()), 0);
  }));

test('two new services stand beside each other', () =>
  withFolder({}, async (schemas) => {
    for (const service of ['robots', 'arms']) assert.is(await newCommand({ schemas, service }, memoryIo()), 0);
    assert.equal((await readDefinitions(schemas)).diagnostics, []);
  }));

test('explains itself in comments', () =>
  withFolder({}, async (schemas) => {
    await newCommand({ schemas, service: 'robots' }, memoryIo());
    const comments = readFileSync(join(schemas, 'services/robots.conf'), 'utf8')
      .split('\n')
      .filter((line) => line.trim().startsWith('#'));
    assert.ok(comments.length >= 3);
  }));

test('never overwrites', () =>
  withFolder({ 'services/robots.conf': 'mine' }, async (schemas) => {
    const io = memoryIo();
    assert.is(await newCommand({ schemas, service: 'robots' }, io), 1);
    assert.match(io.err(), 'robots.conf exists and is left as it is');
    assert.is(readFileSync(join(schemas, 'services/robots.conf'), 'utf8'), 'mine');
  }));

for (const service of ['my-robots', 'x', '_robots', '../robots', 'a/b', '', 'import', '9lives']) {
  test(`refuses ${JSON.stringify(service)} as a name`, () =>
    withFolder({}, async (dir) => {
      const schemas = join(dir, 'schemas');
      mkdirSync(schemas);
      const io = memoryIo();
      assert.is(await newCommand({ schemas, service }, io), 2);
      assert.ok(io.err().length > 10);
      assert.not.ok(existsSync(join(schemas, 'services')));
    }));
}

test('stands beside services that are already there', () =>
  withFolder({}, async (schemas) => {
    mkdirSync(join(schemas, 'services'));
    writeFileSync(join(schemas, 'services/_shared.conf'), 'a: 1');
    assert.is(await newCommand({ schemas, service: 'robots' }, memoryIo()), 0);
  }));

test.run();
