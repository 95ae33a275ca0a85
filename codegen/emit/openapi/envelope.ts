import type { ErrorRow, SchemaNode } from '../../definition/ir.js';

/** An id that looks like one and is always the same. */
const CALL_ID = 'd5492248fbfe0a5affe5d9c11117da18';

/** What an envelope says of the action that was called. */
export interface Endpoint {
  readonly name: string;
  readonly requested_version: string;
  readonly actual_version: string | null;
}

function text(description: string): SchemaNode {
  return { description, type: 'string' };
}

const version = { description: 'A text; to callers below 2.1 a number.', type: ['string', 'number'] };

/** The envelope that every answer comes in (docs/reference/http.md). */
export const envelopeSchemas = {
  Meta: {
    type: 'object',
    required: ['id', 'trx', 'endpoint', 'result_code', 'result_subcode', 'result_msg', 'error_stack', 'error_data'],
    properties: {
      id: text('Id of the call.'),
      trx: text('From the request, else the id.'),
      endpoint: {
        type: 'object',
        required: ['name', 'requested_version', 'actual_version'],
        properties: {
          name: text('Name of the action.'),
          requested_version: version,
          actual_version: {
            ...version,
            type: [...version.type, 'null'],
            description: 'Version of the layer that answered; null: none.',
          },
        },
      },
      result_code: { description: 'The HTTP status.', type: 'integer' },
      result_subcode: { description: 'Which error of that status; 0 on success.', type: 'integer' },
      result_msg: text('`OK`, or what went wrong.'),
      error_stack: { type: ['string', 'null'] },
      error_data: { description: 'What is known of an error: the field, what was expected, what came.', type: 'object' },
    },
  },
  Failure: {
    type: 'object',
    required: ['meta', 'data'],
    properties: { meta: { $ref: '#/components/schemas/Meta' }, data: { description: 'Always empty.', type: 'object' } },
  },
} as const;

/** The envelope around an answer. */
export function successSchema(data: SchemaNode): SchemaNode {
  return { type: 'object', required: ['meta', 'data'], properties: { meta: { $ref: '#/components/schemas/Meta' }, data } };
}

/** The envelope of an answer, as an example shows it. */
export function successExample(endpoint: Endpoint, data: unknown): object {
  return {
    meta: { ...metaOf(endpoint), result_code: 200, result_subcode: 0, result_msg: 'OK', error_stack: '', error_data: {} },
    data,
  };
}

/** An error of the catalogue, as an example shows it. */
export function errorExample({ code, subcode, message }: ErrorRow, version: string): object {
  const endpoint = { name: 'service.action', requested_version: version, actual_version: null };
  const result = {
    result_code: code,
    result_subcode: subcode,
    result_msg: capitalised(message),
    error_stack: null,
    error_data: {},
  };
  return { summary: `${code}/${subcode}: ${message}`, value: { meta: { ...metaOf(endpoint), ...result }, data: {} } };
}

/** The response with which the errors of one status come; each is an example of it. */
export function errorResponse(rows: readonly ErrorRow[]): object {
  const said = rows.map(({ code, subcode, name, message }) => `- ${code}/${subcode} \`${name}\`: ${message}`);
  return failure(said.join('\n'), Object.fromEntries(rows.map(({ name }) => [name, { $ref: `#/components/examples/${name}` }])));
}

/** An error response. */
export function failure(description: string, examples?: object): object {
  const content = { schema: { $ref: '#/components/schemas/Failure' }, ...(examples ? { examples } : {}) };
  return { description, content: { 'application/json': content } };
}

function metaOf(endpoint: Endpoint): object {
  return { id: CALL_ID, trx: CALL_ID, endpoint };
}

function capitalised(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1).toLowerCase();
}
