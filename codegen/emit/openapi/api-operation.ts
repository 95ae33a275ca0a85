import { type ActionView, grouped } from '../documents/index.js';
import { strings } from '../schema/keywords.js';
import { answerHeaders } from './api-headers.js';
import { errorResponse, successExample, successSchema } from './envelope.js';

/** The operation that calls an action by POST, at a version. */
export function operationOf(action: ActionView, version: string): object {
  const { name, service, definition, layer, since, summary, description, errors } = action;
  return {
    operationId: name,
    tags: [service],
    ...(summary === '' ? {} : { summary }),
    ...(description === summary || description === '' ? {} : { description }),
    ...(layer.deprecated ? { deprecated: true } : {}),
    'x-since': since,
    'x-version': layer.version,
    ...(layer.sunset === undefined ? {} : { 'x-sunset': layer.sunset }),
    ...(definition.allowRoles.includes('*') ? {} : { 'x-roles': definition.allowRoles }),
    // Said by the document for all, and taken back where no credentials are needed.
    ...(definition.authorize ? {} : { security: [] }),
    requestBody: requestBody(action),
    responses: {
      200: success(action, version),
      ...Object.fromEntries(grouped(errors, ({ code }) => code).map(([status, rows]) => [status, errorResponse(rows)])),
      default: { $ref: '#/components/responses/Failure' },
    },
  };
}

function requestBody({ request, batch, example }: ActionView): object {
  const shown = example ? { examples: { example: { value: example.request } } } : {};
  // No body counts as an empty object.
  const required = batch || strings(request.required).length > 0;
  if (!batch) return { required, content: { 'application/json': { schema: request, ...shown } } };
  const lines = { description: 'One JSON object a line.', type: 'array', items: request };
  return { required, content: { 'application/json-lines': { schema: lines, ...shown } } };
}

function success({ response, definition, layer, example, name }: ActionView, version: string): object {
  const endpoint = { name, requested_version: version, actual_version: layer.version };
  const shown = example ? { examples: { example: { value: successExample(endpoint, example.answer) } } } : {};
  return {
    description: definition.stream ? 'Events without end: the data of each is as the schema says.' : 'The answer.',
    headers: answerHeaders(layer),
    content: definition.stream
      ? { 'text/event-stream': { schema: response } }
      : { 'application/json': { schema: successSchema(response), ...shown } },
  };
}
