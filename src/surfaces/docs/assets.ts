import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ServedDocument, tagged } from '../http/documents.js';

/** The files of the page, as they lie in `codegen/emit/page/web`, and their media types. */
const FILES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};
const SCRIPT = /^[a-z-]+\.js$/;

/** A file of the page with its media type. */
export interface Asset extends ServedDocument {
  readonly contentType: string;
}

const read = new Map<string, Asset>();

/** A file of the page, read the first time; undefined when there is none of that name. */
export async function asset(name: string): Promise<Asset | undefined> {
  const contentType = SCRIPT.test(name) ? 'text/javascript; charset=utf-8' : own(name);
  if (contentType === undefined) return undefined;
  const known = read.get(name);
  if (known) return known;
  const file = fileURLToPath(new URL(name, folder()));
  if (!existsSync(file)) return undefined;
  const found = { ...tagged(await readFile(file, 'utf8')), contentType };
  read.set(name, found);
  return found;
}

function own(name: string): string | undefined {
  return Object.hasOwn(FILES, name) ? FILES[name] : undefined;
}

/** Seen from here, and from the program that is built of all sources. */
const FOLDERS = ['../../../codegen/emit/page/web/', '../../codegen/emit/page/web/'];

function folder(): URL {
  const found = FOLDERS.map((each) => new URL(each, import.meta.url)).find((url) => existsSync(new URL('index.html', url)));
  if (!found) throw new Error('the folder of the page is missing beside the program');
  return found;
}
