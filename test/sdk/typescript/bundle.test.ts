import { build } from 'esbuild';
import * as assert from 'uvu/assert';
import { suite } from '../../support/harness.js';
import { definitionsOf, withPackages } from './generated.js';

const test = suite('the TypeScript SDK in a bundle for browsers');

/** The code of a program with all that it needs. */
async function bundled(program: string): Promise<string> {
  let text = '';
  await withPackages(async (packages) => {
    packages.install(await definitionsOf('schemas'), '2.22', 'sdk');
    const entryPoints = [packages.write('program.mjs', program)];
    const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'esm', platform: 'browser' });
    text = outputFiles[0]?.text ?? '';
  });
  return text;
}

for (const [from, imports] of Object.entries({
  'the services that a program names': "import { connect } from 'sdk/core'; import { debug } from 'sdk/debug';",
  'the same when it names them all at once': "import { connect, debug } from 'sdk';",
})) {
  test(`holds ${from}, and no others`, async () => {
    const code = await bundled(`${imports} console.log(await debug(connect({ url: 'http://host' })).ping());`);
    assert.match(code, 'debug.ping');
    assert.not.match(code, /tasks\.get_all|models\.create|server\.info/);
  });
}

test('holds every service for a program that wants them all', async () => {
  const code = await bundled("import { createClient } from 'sdk'; console.log(createClient({ url: 'http://host' }));");
  assert.match(code, 'tasks.get_all');
  assert.match(code, 'models.create');
});

test.run();
