import { MongoClient, type MongoClientOptions, MongoServerSelectionError } from 'mongodb';
import { StoreOpenError } from '../errors.js';
import { checkUrl, hostsOf, setsOption, withoutSecrets } from './address.js';

/** How long a server may take to be found, unless the URL says otherwise. */
const SELECTION_MS = 5_000;
/** What may come on top, such as looking up the hosts of a `mongodb+srv` URL. */
const EXTRA_MS = 2_000;

/**
 * A connected client.
 *
 * @throws StoreOpenError naming the hosts and the reason, never the password, within a bounded time.
 */
export async function connect(url: string): Promise<MongoClient> {
  checkUrl(url);
  const client = newClient(url);
  try {
    await bounded(client.connect(), client.options.serverSelectionTimeoutMS + EXTRA_MS);
    return client;
  } catch (error) {
    await client.close();
    throw new StoreOpenError(`cannot open the database at ${hostsOf(client)}: ${withoutSecrets(reasonOf(error), url)}`, {
      cause: error,
    });
  }
}

function newClient(url: string): MongoClient {
  const options: MongoClientOptions = {
    appName: 'taskwright',
    ignoreUndefined: true,
    ...(setsOption(url, 'serverSelectionTimeoutMS') ? {} : { serverSelectionTimeoutMS: SELECTION_MS }),
    ...(setsOption(url, 'connectTimeoutMS') ? {} : { connectTimeoutMS: SELECTION_MS }),
  };
  try {
    return new MongoClient(url, options);
  } catch (error) {
    // The cause is not kept: a parser's error may quote the URL.
    throw new StoreOpenError(`the MongoDB URL cannot be used: ${withoutSecrets(reasonOf(error), url)}`);
  }
}

async function bounded<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** When no server was found in time, the error of the last try at one says why. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof MongoServerSelectionError)) return message;
  const tries = [...(error.reason?.servers.values() ?? [])].flatMap((server) => server.error?.message ?? []);
  return [...new Set([message, ...tries])].join(': ');
}
