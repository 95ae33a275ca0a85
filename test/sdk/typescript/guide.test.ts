import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { sdkCommand } from '../../../codegen/commands/sdk.js';
import { memoryIo } from '../../codegen/fixtures/io.js';
import { suite } from '../../support/harness.js';
import { startServer, withFolder } from '../../support/running-server.js';
import { definitionsOf, printed, root, withPackages } from './generated.js';
import { guide, guideExample } from './guide-example.js';

const test = suite('the guide to client libraries');

test('shows what the command prints', () =>
  withFolder(async (folder) => {
    const io = memoryIo();
    const out = join(folder, 'my-sdk');
    await sdkCommand({ schemas: join(root, 'schemas'), lang: 'typescript', apiVersion: '2.13', out, format: 'text' }, io);
    assert.match(guide, `\`\`\`\n${io.out().replace(out, 'my-sdk')}\`\`\``);
  }));

test('has an example that runs', () =>
  withPackages((packages) =>
    withFolder(async (dataDir) => {
      packages.install(await definitionsOf('schemas'), '2.13', 'my-sdk');
      const server = await startServer(dataDir);
      try {
        const lines = (await printed(packages.write('example.mjs', guideExample(server)))).split('\n');
        assert.match(lines[0] ?? '', /^[0-9a-f]{32} my first task$/);
        assert.match(lines.slice(1).join('\n'), "current: 'created'");
      } finally {
        await server.stop();
      }
    }),
  ));

test.run();
