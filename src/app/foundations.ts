import { mkdirSync } from 'node:fs';
import { Auth, type GivenKey, tokenSecret } from '../auth/index.js';
import { newest } from '../generated/index.js';
import { collections } from '../services/collections.js';
import { type ChangeFeedMode, openStore, type Store } from '../store/index.js';
import { type Configuration, ConfigurationError } from './configuration.js';
import type { Logger } from './log.js';
import { packageVersion } from './package.js';

/** The database of the settings, opened with everything this server keeps in it. @throws StoreOpenError */
export function openConfiguredStore(configuration: Configuration): Promise<Store> {
  const url = configuration.optional('storage.database_url');
  return openStore({
    ...(url === undefined ? {} : { url }),
    dataDir: configuration.dataDir,
    collections,
    regexDeadlineMs: configuration.integer('storage.regex_deadline_ms'),
    changeFeed: {
      mode: configuration.string('storage.change_feed') as ChangeFeedMode,
      pollMs: configuration.integer('storage.change_feed_poll_ms'),
    },
  });
}

/** Identity on an open store. @throws AuthSetupError */
export async function openAuth(configuration: Configuration, store: Store, log: Logger): Promise<Auth> {
  const given = configuration.optional('auth.token_secret');
  return new Auth({
    store,
    secret: await tokenSecret({ dataDir: dataFolder(configuration), ...(given === undefined ? {} : { given }) }),
    apiVersion: newest,
    serverVersion: packageVersion(),
    onError: (error) => log.warn({ err: error }, 'could not note the use of a key'),
  });
}

/** The administrator's key of the settings. @throws ConfigurationError when only one half is set */
export function givenKey(configuration: Configuration): GivenKey | undefined {
  const accessKey = configuration.optional('auth.access_key');
  const secretKey = configuration.optional('auth.secret_key');
  if (accessKey === undefined && secretKey === undefined) return undefined;
  if (accessKey !== undefined && secretKey !== undefined) return { accessKey, secretKey };
  throw new ConfigurationError(
    `auth.access_key and auth.secret_key belong together: ${accessKey === undefined ? 'the access key' : 'the secret key'} is not set`,
  );
}

/** The data folder, made for its owner alone when it is not there. @throws ConfigurationError */
export function dataFolder(configuration: Configuration): string {
  try {
    mkdirSync(configuration.dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigurationError(`cannot make the data folder ${configuration.dataDir}: ${(cause as Error).message}`, { cause });
  }
  return configuration.dataDir;
}
