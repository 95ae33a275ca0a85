/** A process of its own that opens a store and does what it is told: `child.ts <command> <database file> [argument]`. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { things } from '../fixture.js';

const [command, path = '', argument = ''] = process.argv.slice(2);

const commands: Record<string, () => Promise<void>> = {
  /** Opens it, keeps nothing of it, and says so, or why not; then waits to be ended. */
  async hold() {
    await openSqliteStore(path, { collections: [things] });
    await collectGarbage();
    console.log('open');
    setInterval(() => undefined, 1_000);
  },
  /** Opens and closes it. */
  async open() {
    const store = await openSqliteStore(path, { collections: [things] });
    await store[Symbol.asyncDispose]();
    console.log('closed');
  },
  /** Inserts documents until it is killed, several at a time, and prints each id once it is acknowledged. */
  async write() {
    const store = await openSqliteStore(path, { collections: [things] });
    const collection = store.collection('things');
    for (let i = 0; ; i += 5) {
      const some = Array.from({ length: 5 }, (_, k) => `${argument}-${i + k}`);
      await Promise.all(some.map((id) => collection.insert({ id }).then(() => console.log(id))));
    }
  },
  /** Inserts documents of 10 KB until one is refused; prints how many there are then and whether the store still answers. */
  async fill() {
    const store = await openSqliteStore(path, { collections: [things] });
    const collection = store.collection<{ readonly id: string; readonly text: string }>('things');
    const text = 'x'.repeat(10_000);
    let written = 0;
    let refused = '';
    while (refused === '' && written < 2_000) {
      await collection.insert({ id: `${written}`, text }).then(
        () => written++,
        (error: Error) => {
          refused = `${error.name}: ${error.message}`;
        },
      );
    }
    console.log(
      JSON.stringify({
        written,
        refused,
        count: await collection.count({}),
        last: (await collection.get(`${written - 1}`))?.text.length,
      }),
    );
    process.exit(0);
  },
};

/** Whatever nobody refers to any more is gone after this. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    // Finalizers run between two turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

try {
  await commands[command ?? '']?.();
} catch (error) {
  console.log(`${(error as Error).name}: ${(error as Error).message}`);
  process.exit(2);
}
