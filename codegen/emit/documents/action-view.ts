import type { ActionDefinition, ErrorRow, LayerDefinition, SchemaNode } from '../../definition/ir.js';
import type { Examples } from '../markdown/examples.js';
import { historyOf, type VersionedSchema } from '../markdown/since.js';
import { firstSentence } from '../markdown/text.js';
import type { ActionModel, ServiceModel } from '../model.js';
import type { Definitions } from '../schema/refs.js';
import { publishedIn } from './components.js';
import { errorsOf } from './errors.js';
import { type ShownExample, shownExample } from './shown-example.js';
import { withSince } from './with-since.js';

/** One action as a document of a version describes it: its newest layer, in schemas that other tools know. */
export interface ActionView {
  /** `"tasks.get_all"` */
  readonly name: string;
  readonly service: string;
  readonly definition: ActionDefinition;
  readonly layer: LayerDefinition;
  /** First version that has it. */
  readonly since: string;
  readonly summary: string;
  readonly description: string;
  /** Of one request; a batch takes a list of them. */
  readonly request: SchemaNode;
  readonly batch: boolean;
  readonly response: SchemaNode;
  /** Its own, and those that any call like this can meet. */
  readonly errors: readonly ErrorRow[];
  readonly example?: ShownExample;
}

/** @param service of an API as of the version that is described @param rows the error catalogue */
export function actionView(
  action: ActionModel,
  service: ServiceModel,
  rows: readonly ErrorRow[],
  examples: Examples,
): ActionView {
  const { definition } = action;
  const { fullName: name } = definition;
  const [first] = definition.layers;
  const layer = action.layers.at(-1);
  if (first === undefined || layer === undefined) throw new Error(`${name} has no layers`);
  const said = examples.get(service.name);
  const example = said?.examples.get(name);
  const requests = action.requestLayers
    .slice(0, layer.requestIndex + 1)
    .map(({ version, request }) => ({ version, schema: request }));
  const responses = action.layers.map(({ version, response }) => ({ version, schema: response }));
  return {
    name,
    service: service.name,
    definition,
    layer: layer.definition,
    since: first.version,
    summary: firstSentence(layer.definition.description).replaceAll(/\s+/g, ' '),
    description: layer.definition.description.trim(),
    request: side(requests, service, first.version),
    batch: action.batch,
    response: side(responses, service, first.version),
    errors: errorsOf(definition, rows),
    ...(example ? { example: shownExample(example, said?.shown ?? new Map()) } : {}),
  };
}

/** The newest of the schemas, with what came when. */
function side(
  layers: readonly VersionedSchema[],
  { name, definitions }: { name: string; definitions: Definitions },
  first: string,
): SchemaNode {
  const { since } = historyOf(layers, definitions);
  return withSince(publishedIn(layers.at(-1)?.schema ?? {}, name), since, first);
}
