import type { ActionDefinition, ApiDefinition, LayerDefinition, ServiceDefinition } from '../../definition/ir.js';
import { accessText } from './access.js';
import { ageing, versionsText } from './changes.js';
import { exampleBlocks } from './curl.js';
import { errorTable } from './errors-page.js';
import type { ServiceExamples } from './examples.js';
import { answerTable, requestTable } from './field-table.js';
import { anchor, code, prose } from './text.js';

/** The section of one action in its service's reference. */
export function actionSection(
  action: ActionDefinition,
  { definitions }: ServiceDefinition,
  { errors }: Pick<ApiDefinition, 'errors'>,
  examples: ServiceExamples | undefined,
): string {
  const newest = newestOf(action);
  const example = examples?.examples.get(action.fullName);
  const answers = action.layers.map(({ version, response }) => ({ version, schema: response }));
  const state = ageing(newest);
  return [
    `${anchor(action.name)}\n## ${action.fullName}`,
    prose(newest.description),
    ...(state === '' ? [] : [`**At ${newest.version}: ${state}.**`]),
    accessText(action),
    versionsText(action.layers, definitions),
    '### Request',
    request(action, definitions),
    '### Answer',
    ...(action.expand ? ['Ids of other objects come back as objects, with the fields of them that `only_fields` names.'] : []),
    answerTable(answers, definitions),
    '### Errors',
    ...(action.errors.length > 0 ? [errorTable(action.errors, errors)] : ['None of its own.']),
    ...(examples && example ? ['### Example', exampleBlocks(example, newest.version, examples.shown)] : []),
  ].join('\n\n');
}

/** The layer that callers of the newest version get. */
export function newestOf({ fullName, layers }: ActionDefinition): LayerDefinition {
  const newest = layers.at(-1);
  if (newest === undefined) throw new Error(`${fullName} has no layers`);
  return newest;
}

function request({ layers }: ActionDefinition, definitions: ServiceDefinition['definitions']): string {
  const batch = layers.at(-1)?.batch;
  if (batch) {
    return `A list: one request of [${code(batch.action)}](#${batch.action}) a line, as \`application/json-lines\`.`;
  }
  return requestTable(
    layers.flatMap(({ version, request: schema }) => (schema ? [{ version, schema }] : [])),
    definitions,
  );
}
