import type { ApiDefinition, ServiceDefinition } from '../../definition/ir.js';
import { reachable } from '../schema/refs.js';
import { actionSection, newestOf } from './action.js';
import type { ServiceExamples } from './examples.js';
import { objectTable } from './field-table.js';
import { page } from './page.js';
import { code, firstSentence, prose, table } from './text.js';
import { hasFields, objectHeading } from './type-text.js';

/**
 * The reference of one service: what each action does, who may call it, its versions, fields, errors and an example.
 *
 * @param api for its errors
 * @param examples those of the service; actions without one have none in the page
 * @returns Markdown; the same definitions and examples give the same bytes
 */
export function emitReference(
  api: Pick<ApiDefinition, 'errors'>,
  service: ServiceDefinition,
  examples: ServiceExamples | undefined,
): string {
  const { name, description, actions } = service;
  const sections = actions.map((action) => actionSection(action, service, api, examples));
  return page(
    [`schemas/services/${name}.conf`, ...(examples ? [`docs/examples/${name}.json`] : [])],
    [`# ${name}`, prose(description), reading(examples !== undefined), contents(service), ...sections, ...objects(service)],
  );
}

/** How to read the page, in the place where somebody starts to. */
function reading(withExamples: boolean): string {
  const how =
    'Fields are those of the newest version; *since*, where there are several, is the first that has them. How calls are made, and the errors that can meet any of ' +
    'them, is in [HTTP](http.md).';
  if (!withExamples) return how;
  return `${how} The examples run as they are in a shell that knows the server and a key, with ids of your own:\n\n${[
    '```sh',
    'API=http://127.0.0.1:8008 KEY=... SECRET=...',
    '```',
  ].join('\n')}`;
}

function contents({ actions }: ServiceDefinition): string {
  return table(
    [
      { title: 'action', of: (action) => `[${code(action.name)}](#${action.name})` },
      { title: 'versions', of: (action) => action.layers.map(({ version }) => version).join(', ') },
      { title: 'what it does', of: (action) => prose(firstSentence(newestOf(action).description)) },
    ],
    actions,
  );
}

/** A section for each object that several places share. */
function objects({ actions, definitions }: ServiceDefinition): string[] {
  const schemas = actions.flatMap(({ layers }) =>
    layers.flatMap(({ request, response }) => [...(request ? [request] : []), response]),
  );
  const names = reachable(schemas, definitions).filter((name) => hasFields(definitions[name] ?? {}));
  if (names.length === 0) return [];
  return ['## Objects', ...names.flatMap((name) => [objectHeading(name), objectTable(name, definitions)])];
}
