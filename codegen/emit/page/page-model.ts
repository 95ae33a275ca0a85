import type { ApiDefinition } from '../../definition/ir.js';
import { errorsOf } from '../documents/errors.js';
import { exampleAt, shownExample } from '../documents/index.js';
import type { Examples, ServiceExamples } from '../markdown/examples.js';
import { fieldsOf } from '../markdown/fields.js';
import { hasFields } from '../markdown/type-text.js';
import { type ActionModel, modelOf, type ServiceModel, versionsOf } from '../model.js';
import { reachable } from '../schema/refs.js';
import type { PageAction, PageField, PageLayer, PageModel, PageService } from './page-types.js';
import { requestSides, responseSides, type Side } from './sides.js';

/**
 * What the page at `/docs` shows: every version of every action that is not internal, as rows of tables.
 *
 * @returns JSON; the same for the same definitions and examples
 */
export function pageModel(api: ApiDefinition, title: string, examples: Examples = new Map()): PageModel {
  const versions = versionsOf(api);
  const services = modelOf(api).flatMap((service) => pageService(service, api, examples.get(service.name)));
  const actions = services.flatMap((service) => service.actions);
  const errors = api.errors.map(({ code, subcode, name, message }) => ({
    code,
    subcode,
    name,
    message,
    actions: actions.filter(({ ownErrors }) => ownErrors.includes(name)).map((action) => action.name),
  }));
  return { title, versions, services, errors };
}

function pageService(service: ServiceModel, api: ApiDefinition, examples: ServiceExamples | undefined): PageService[] {
  const actions = service.actions.filter(({ definition }) => !definition.internal);
  if (actions.length === 0) return [];
  const { name, description, definitions } = service;
  const schemas = actions.flatMap(({ requestLayers, layers }) => [
    ...requestLayers.map(({ request }) => request),
    ...layers.map(({ response }) => response),
  ]);
  const objects = reachable(schemas, definitions).filter((each) => hasFields(definitions[each] ?? {}));
  return [
    {
      name,
      description,
      actions: actions.map((action) => pageAction(action, service, api, examples)),
      objects: Object.fromEntries(
        objects.map((each) => [each, fieldsOf({ $ref: `#/definitions/${each}` }, definitions).map((field) => pageField(field))]),
      ),
    },
  ];
}

function pageAction(
  action: ActionModel,
  { definitions }: ServiceModel,
  { errors: rows }: ApiDefinition,
  examples: ServiceExamples | undefined,
): PageAction {
  const { fullName: name, authorize, allowRoles, stream, errors } = action.definition;
  const requests = requestSides(action, definitions);
  const responses = responseSides(action, definitions);
  const said = examples?.examples.get(name);
  return {
    name,
    authorize,
    ...(allowRoles.includes('*') ? {} : { roles: allowRoles }),
    ...(action.batch ? { batch: action.requestOf.fullName } : {}),
    ...(stream ? { stream } : {}),
    ownErrors: errors,
    errors: errorsOf(action.definition, rows).map((row) => row.name),
    layers: action.layers.map((layer, at): PageLayer => {
      const { description, deprecated, sunset } = layer.definition;
      const then = { ...action, layers: action.layers.slice(0, at + 1) };
      const example = said && exampleAt(said, then, definitions);
      return {
        version: layer.version,
        description,
        ...(deprecated ? { deprecated } : {}),
        ...(sunset === undefined ? {} : { sunset }),
        request: tableOf(requests[at]),
        response: tableOf(responses[at]),
        ...(example ? { example: shownExample(example, examples?.shown ?? new Map()) } : {}),
      };
    }),
  };
}

function tableOf(side: Side | undefined) {
  const { fields = [], text, since } = side ?? {};
  return { fields: fields.map((field) => pageField(field, since?.get(field.path))), ...(text === undefined ? {} : { text }) };
}

/** Without what there is nothing to say of: the page is one of thousands of fields. */
function pageField(
  { path, type, required, fallback, description }: ReturnType<typeof fieldsOf>[number],
  since?: string,
): PageField {
  return {
    path,
    type,
    ...(required ? { required } : {}),
    ...(fallback === '' ? {} : { fallback }),
    ...(since === undefined ? {} : { since }),
    ...(description === '' ? {} : { description: description.trim().replaceAll(/\s+/g, ' ') }),
  };
}
