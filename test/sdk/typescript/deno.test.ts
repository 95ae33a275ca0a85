import * as assert from 'uvu/assert';
import { deno, denoPath } from '../../support/deno.js';
import { suite } from '../../support/harness.js';
import { serveFolder } from '../../support/static-server.js';
import { ScriptedServer } from '../support/scripted-server.js';
import { Elsewhere, version } from './elsewhere.js';
import { guideExample } from './guide-example.js';

const test = suite('the TypeScript SDK in Deno');

const LIMIT = { timeLimitMs: 60_000 };

/** As a program of Deno finds the package by its name. */
const IMPORT_MAP = '--import-map=imports.json';
const IMPORTS = JSON.stringify({
  imports: { 'my-sdk': './node_modules/my-sdk/index.js', 'my-sdk/tasks': './node_modules/my-sdk/services/tasks.js' },
});

const TAKE = `
import * as sdk from 'my-sdk';
import { run } from './runner.js';
const [scenario, place] = JSON.parse(Deno.args[0]);
await run(scenario, sdk, '${version}', place);
`;

const RIGHT = `
const client = createClient({ url: 'http://127.0.0.1', token: 't' });
const created: { readonly id?: string } = await client.tasks.create({ name: 'x', type: 'training' });
for await (const { name } of client.tasks.getAllItems({ status: ['created'] })) console.log(name?.length, created.id);
`;

const WRONG =
  "const { id } = await createClient({ url: 'http://127.0.0.1', token: 't' }).tasks.create({ name: 5, type: 'training' });\n";

/** What Deno says of a program that is no good. */
async function complaint(checked: Promise<string>): Promise<string> {
  return checked.then(
    () => '',
    (error: unknown) => String((error as { readonly stderr?: string }).stderr ?? error),
  );
}

function define(): void {
  const elsewhere = new Elsewhere();
  const { folder } = elsewhere.packages;
  const write = (path: string, content: string) => elsewhere.packages.write(path, content);
  /** Runs a program that may connect to this machine, and nothing else. */
  const run = (...args: readonly string[]) =>
    deno(folder, 'run', '--no-prompt', '--no-remote', '--allow-net=127.0.0.1', IMPORT_MAP, ...args);

  test.before(async () => {
    await elsewhere.start();
    write('imports.json', IMPORTS);
    write('take.js', TAKE);
  });
  test.after(() => elsewhere.stop());

  elsewhere.testScenarios(test, 'with no right but to connect to the server', async (scenario, place) => {
    await run('take.js', JSON.stringify([scenario, place]));
  });

  test('the example of the guide runs as it stands', async () => {
    write('example.js', guideExample(elsewhere.server));
    const printed = await run('example.js');
    assert.match(printed, /^[0-9a-f]{32} my first task$/m);
    assert.match(printed, 'current: "created"');
  });

  test('servers are told which package calls', async () => {
    await using scripted = await ScriptedServer.start([{ expect: { headers: { 'user-agent': `my-sdk/${version}.0` } } }]);
    const program = `import { createClient } from 'my-sdk'; await createClient({ url: '${scripted.url}' }).debug.ping();`;
    await run(write('ping.js', program));
    assert.equal(scripted.problems, []);
  });

  test(
    'its types are found, by the name of the package',
    async () => {
      const head = "import { createClient } from 'my-sdk';\nimport type { Task } from 'my-sdk/tasks';\nexport type { Task };\n";
      await deno(folder, 'check', '--no-remote', IMPORT_MAP, write('right.ts', head + RIGHT));
      assert.match(await complaint(deno(folder, 'check', '--no-remote', IMPORT_MAP, write('wrong.ts', head + WRONG))), 'TS2322');
    },
    LIMIT,
  );

  test(
    'and by the address of its modules',
    async () => {
      await using files = await serveFolder(folder);
      const head = `import { createClient } from '${files.url}/node_modules/my-sdk/index.js';\n`;
      const allow = `--allow-import=${new URL(files.url).host}`;
      await deno(folder, 'check', allow, write('right-address.ts', head + RIGHT));
      assert.match(await complaint(deno(folder, 'check', allow, write('wrong-address.ts', head + WRONG))), 'TS2322');
    },
    LIMIT,
  );
}

if (denoPath === undefined) test.skip('runs', 'no Deno: install it with .ci/deno.sh, or name it in DENO');
else define();

test.run();
