import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./runtime/', import.meta.url);

/**
 * The part of every SDK that does not depend on the API: connection, retries, tokens, lists, streams. It is written as the JavaScript and
 * the declarations that users get, in `runtime/`, and copied.
 *
 * @returns text by path below the package's folder
 */
export function runtimeFiles(): [path: string, text: string][] {
  const files = readdirSync(folder).sort();
  return files.map((file) => [`core/${file}`, readFileSync(new URL(file, folder), 'utf8')]);
}
