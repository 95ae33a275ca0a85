import { type Description, packed } from './documents/description.js';
import { withHeader } from './header.js';
import { pageChanges } from './page/changes.js';
import { pageModel } from './page/page-model.js';
import { stringLiteral } from './print/typescript.js';

/**
 * The TypeScript of what describes an API, to be loaded when somebody asks for it: `description.ts`, of which OpenAPI and OpenRPC documents
 * are made, and `page.ts`, what the page about the API shows. Each is JSON in a string, which costs little until it is parsed.
 *
 * @returns content by path, relative to the folder for generated code
 */
export function emitDescription(description: Description): ReadonlyMap<string, string> {
  const { title, api, examples } = description;
  const page = JSON.stringify({ ...pageModel(api, title, examples), changes: pageChanges(api) });
  return new Map([
    ['description.ts', textModule('What the documents of the API are made of.', 'description', packed(description))],
    ['page.ts', textModule('What the page about the API shows.', 'page', page)],
  ]);
}

function textModule(what: string, name: string, text: string): string {
  return withHeader(what, `export const ${name} =\n  ${stringLiteral(text)};`);
}
