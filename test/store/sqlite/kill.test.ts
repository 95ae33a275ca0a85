import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { eventually, suite } from '../../support/harness.js';
import { things } from '../fixture.js';
import { inFolder, start } from './processes.js';

const test = suite('store on sqlite: kill -9');

test(
  'nothing that was acknowledged is lost, and the file opens again at once',
  () =>
    inFolder(async (folder) => {
      const path = join(folder, 'k.db');
      const acknowledged: string[] = [];
      for (const round of ['one', 'two', 'three']) {
        const writer = start('write', path, round);
        await eventually(() => writer.lines.length > 50, 'the writer has written', 20_000);
        writer.process.kill('SIGKILL');
        await writer.ended;
        acknowledged.push(...writer.lines);
      }
      const store = await openSqliteStore(path, { collections: [things] });
      const found = new Set((await store.collection('things').find({})).map(({ id }) => id));
      await store[Symbol.asyncDispose]();
      const lost = acknowledged.filter((id) => !found.has(id));
      assert.ok(acknowledged.length > 150);
      assert.equal(lost, []);
    }),
  { timeLimitMs: 60_000 },
);
test.run();
