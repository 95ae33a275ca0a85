import type { AdministratorKey } from '../auth/index.js';
import { packageVersion } from './package.js';

export interface BannerParts {
  readonly url: string;
  readonly dataDir: string;
  readonly storage: string;
  /** Whether the page about the API is served. */
  readonly docs: boolean;
  readonly key: AdministratorKey;
}

/** What a start says: where the server listens, where the data lies and, the one time it is known, the key with calls to try. */
export function banner({ url, dataDir, storage, docs, key }: BannerParts): string {
  const lines = [`taskwright ${packageVersion()}`, `  listening  ${url}`, `  data       ${dataDir}`, `  storage    ${storage}`];
  if (docs) lines.push(`  docs       ${url}/docs`);
  return `${[...lines, ...keyLines(key, url)].join('\n')}\n`;
}

function keyLines(key: AdministratorKey, url: string): readonly string[] {
  if (key.state === 'generated') return firstKey(key.accessKey, key.secretKey, url);
  if (key.state !== 'given') return [];
  const replaced = key.replaced === undefined ? '' : `; it replaces ${key.replaced}`;
  if (key.change === 'revoked')
    return [`  key        ${key.accessKey} of the settings was revoked and stays so: set another one`];
  return [`  key        ${key.accessKey}, from the settings${replaced}`];
}

function firstKey(accessKey: string, secretKey: string, url: string): readonly string[] {
  const curl = `curl -u '${accessKey}:${secretKey}'`;
  const json = "-H 'Content-Type: application/json'";
  return [
    '',
    "First start: this is the administrator's key. The secret is shown this once.",
    `  access key  ${accessKey}`,
    `  secret key  ${secretKey}`,
    '',
    'Create a task, then list it:',
    `  ${curl} ${json} -d '{"name": "my first task", "type": "training"}' ${url}/v2.22/tasks.create`,
    `  ${curl} ${json} -d '{"only_fields": ["id", "name", "status"]}' ${url}/v2.22/tasks.get_all`,
    '',
  ];
}
