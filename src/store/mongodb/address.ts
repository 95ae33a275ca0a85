import type { MongoClient } from 'mongodb';
import { StoreOpenError } from '../errors.js';

/** The database when the URL names none. */
const DEFAULT_DATABASE = 'taskwright';

/** The parts of `mongodb://user:password@hosts/database?options` that matter here. */
const URL_PARTS = /^mongodb(?:\+srv)?:\/\/(?<authority>[^/?]*)(?:\/(?<database>[^?]*))?/;

/**
 * Refuses a URL whose password was not percent-encoded: what it is cut into would otherwise be looked up as a host and end in the log.
 *
 * @throws StoreOpenError
 */
export function checkUrl(url: string): void {
  const { authority = '', database = '' } = URL_PARTS.exec(url)?.groups ?? {};
  if (authority.split('@').length > 2 || database.includes('@')) {
    throw new StoreOpenError('the MongoDB URL has an @ too many: percent-encode the user name and the password in it');
  }
}

/** The name of the database the URL means. */
export function databaseName(url: string, client: MongoClient): string {
  return URL_PARTS.exec(url)?.groups?.database ? client.options.dbName : DEFAULT_DATABASE;
}

/** Where the servers are, without credentials: `db1:27017,db2:27017`. */
export function hostsOf({ options }: MongoClient): string {
  return options.srvHost ?? options.hosts.map(String).join(',');
}

/** True when the URL itself sets an option of the driver. */
export function setsOption(url: string, option: string): boolean {
  const [, query = ''] = url.split('?', 2);
  return query.split('&').some((pair) => pair.split('=', 1)[0]?.toLowerCase() === option.toLowerCase());
}

/** A message without the credentials of the URL, in case the driver quoted them. */
export function withoutSecrets(message: string, url: string): string {
  const authority = URL_PARTS.exec(url)?.groups?.authority ?? '';
  const credentials = authority.slice(0, authority.lastIndexOf('@') + 1);
  const [, password = ''] = /:(.*)@$/.exec(credentials) ?? [];
  // Without an @ before the path, what looks like the host may be the start of a password that was not percent-encoded.
  const secrets = credentials ? [credentials, password] : [url, ...(url.includes('@') ? [authority] : [])];
  return secrets.filter(Boolean).reduce((text, secret) => text.replaceAll(secret, '***'), message);
}
