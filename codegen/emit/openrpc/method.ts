import type { SchemaNode } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type ActionView, grouped, type ShownExample } from '../documents/index.js';
import type { ServiceModel } from '../model.js';
import { onlyKeywords, type Schema, schemaMap, strings } from '../schema/keywords.js';
import { draft7 } from './draft-7.js';
import { jsonRpcCode } from './error-codes.js';

/** Keywords of a request that params by name say in their own way. */
const SAID_BY_PARAMS = new Set(['type', 'properties', 'required', 'description', 'title']);

/** The method that calls an action. */
export function methodOf(action: ActionView, { description }: Pick<ServiceModel, 'description'>): object {
  const { name, service, definition, layer, since, summary, batch, response } = action;
  return {
    name,
    tags: [{ name: service, ...(description === '' ? {} : { description }) }],
    ...(summary === '' ? {} : { summary }),
    ...(action.description === summary || action.description === '' ? {} : { description: action.description }),
    ...(layer.deprecated ? { deprecated: true } : {}),
    'x-since': since,
    'x-version': layer.version,
    ...(layer.sunset === undefined ? {} : { 'x-sunset': layer.sunset }),
    'x-authorize': definition.authorize,
    ...(definition.allowRoles.includes('*') ? {} : { 'x-roles': definition.allowRoles }),
    ...(batch ? batchParams(action) : namedParams(action)),
    result: descriptor('result', response, true),
    errors: errorsOf(action),
    ...(action.example ? { examples: [exampleOf(action, action.example)] } : {}),
  };
}

function namedParams({ request }: ActionView): object {
  const required = strings(request.required);
  const params = schemaMap(request.properties).map(([name, schema]) => descriptor(name, schema, required.includes(name)));
  // What ties several fields together has no place among params.
  const ties = onlyKeywords(draft7(request), (keyword) => !SAID_BY_PARAMS.has(keyword));
  return {
    paramStructure: 'by-name',
    // As OpenRPC wants it: those that must be there first.
    params: [...params.filter((each) => each.required), ...params.filter((each) => !each.required)],
    ...(Object.keys(ties).length > 0 ? { 'x-request': ties } : {}),
  };
}

function batchParams({ request }: ActionView): object {
  return { paramStructure: 'by-position', 'x-batch': true, params: [descriptor('request', request, true)] };
}

function descriptor(name: string, schema: Schema, required: boolean) {
  if (!isNode(schema)) return { name, required, schema };
  const { description, 'x-since': since, ...others } = schema;
  return {
    name,
    ...(typeof description === 'string' ? { description } : {}),
    required,
    ...(others.deprecated === true ? { deprecated: true } : {}),
    ...(since === undefined ? {} : { 'x-since': since }),
    schema: draft7(others as SchemaNode),
  };
}

/** OpenRPC wants every code once; several errors of ours share one and are told apart by their `data`. */
function errorsOf({ errors }: ActionView): object[] {
  return grouped(errors, jsonRpcCode).map(([code, rows]) => ({
    code,
    message: rows.map(({ message }) => message).join('; '),
    data: rows.map(({ code: status, subcode, name, message }) => ({ code: status, subcode, name, message })),
  }));
}

function exampleOf({ batch }: ActionView, { request, answer }: ShownExample): object {
  const params = batch
    ? (request as readonly unknown[]).map((value) => ({ name: 'request', value }))
    : Object.entries(isNode(request) ? request : {}).map(([name, value]) => ({ name, value }));
  return { name: 'example', params, result: { name: 'result', value: answer } };
}
