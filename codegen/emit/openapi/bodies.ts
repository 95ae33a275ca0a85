import type { AnswerDefinition, BodyDefinition, RequestBodyDefinition } from '../../definition/ir.js';
import { published } from '../json-schemas.js';

/** Where references of the document lead. */
export const SCHEMAS = '#/components/schemas/';

/** A request body of OpenAPI. What travels encoded is a text whose content is described (JSON Schema 2020-12, 8). */
export function requestBody(request: RequestBodyDefinition): object {
  const { description, content, wire } = request;
  const media = mediaType(request);
  const body =
    wire === undefined
      ? { [content]: media }
      : { [wire]: { schema: { type: 'string', contentMediaType: content, contentSchema: media.schema } } };
  return { ...(description === '' ? {} : { description }), required: true, content: body };
}

/** A response of OpenAPI. */
export function answerOf({ description, body }: AnswerDefinition): object {
  return { description, ...(body ? { content: { [body.content]: mediaType(body) } } : {}) };
}

function mediaType({ schema, examples }: BodyDefinition): { readonly schema: object; readonly examples?: object } {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }] as const);
  return { schema: published(schema, SCHEMAS), ...(named.length > 0 ? { examples: Object.fromEntries(named) } : {}) };
}
