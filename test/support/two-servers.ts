import { MongoClient } from 'mongodb';
import { withFolder } from './running-server.js';
import { type ServerProcess, serverProcess } from './server-process.js';

/**
 * Two servers on a new database, which is dropped afterwards.
 *
 * @param base address of a MongoDB server
 * @param use gets the environment that commands on the database need, too
 */
export function withServers(
  base: string,
  environment: Readonly<Record<string, string>>,
  use: (one: ServerProcess, other: ServerProcess, settings: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const url = new URL(base);
  url.pathname = `/taskwright_two_${process.pid}_${Date.now()}`;
  return withFolder(async (folder) => {
    const settings = {
      ...environment,
      TASKWRIGHT_DATABASE_URL: url.href,
      TASKWRIGHT_TOKEN_SECRET: 'a secret that both of the servers share',
      TASKWRIGHT_DATA_DIR: folder,
    };
    try {
      await using one = await serverProcess(folder, settings);
      await using other = await serverProcess(folder, settings);
      await use(one, other, settings);
    } finally {
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    }
  });
}
