import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Examples } from '../../codegen/emit/markdown/examples.js';
import { readExamples } from '../../codegen/emit/markdown/read-examples.js';
import { ours } from '../schemas/definitions.js';

/** Folder of this product's reference. */
export const REFERENCE = fileURLToPath(new URL('../../docs/reference/', import.meta.url));

/** This product's examples. */
export async function ourExamples(): Promise<Examples> {
  return readExamples(fileURLToPath(new URL('../../docs/examples/', import.meta.url)), await ours());
}

/** The committed text of a page of the reference. */
export function referencePage(file: string): string {
  return readFileSync(`${REFERENCE}${file}`, 'utf8');
}

/** The commands of a page by the action they call. */
export function commandsIn(page: string): ReadonlyMap<string, string> {
  const blocks = [...page.matchAll(/^```sh\n(curl .*?)\n```$/gms)].map(([, command = '']) => command);
  return new Map(blocks.map((command) => [/\/v[\d.]+\/([\w.]+)/.exec(command)?.[1] ?? '', command]));
}
