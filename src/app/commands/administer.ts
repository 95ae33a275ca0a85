import { loadConfiguration } from '../configuration.js';
import type { Foundations } from '../container.js';
import { givenKey, openAuth, openConfiguredStore } from '../foundations.js';
import type { Io } from '../io.js';
import { createLog } from '../log.js';
import { type Options, text } from './options.js';

/** What a command that works straight in the database is given. */
export type Administration = Foundations;

/**
 * Opens the database of the settings for one command, set up as a first start would, and closes it again. With SQLite the server must
 * not run meanwhile. A key that is generated on the way is told on stderr, the one time it can be.
 *
 * @throws ConfigurationError, StoreOpenError, AuthSetupError
 */
export async function administer(options: Options, io: Io, work: (parts: Administration) => Promise<void>): Promise<number> {
  const configuration = await loadConfiguration({ flags: options, environment: io.environment, file: text(options, 'config') });
  const given = givenKey(configuration);
  const log = createLog('warn', io.stderr);
  await using store = await openConfiguredStore(configuration);
  await using auth = await openAuth(configuration, store, log);
  const installation = await auth.ensureInstallation(given);
  const { key } = installation;
  if (key.state === 'generated') {
    io.stderr.write(`first use of this database: the administrator's key is ${key.accessKey}, its secret ${key.secretKey}\n`);
  }
  await work({ configuration, log, store, auth, installation });
  return 0;
}
