import type { ApiDefinition } from '../../definition/ir.js';
import { componentsOf, type DocumentOptions, type ServiceView, viewOf } from '../documents/index.js';
import type { Examples } from '../markdown/examples.js';
import { headers } from './api-headers.js';
import { operationOf } from './api-operation.js';
import { envelopeSchemas, errorExample, failure } from './envelope.js';
import { securitySchemes } from './security.js';

/**
 * The OpenAPI 3.1 document of the services of an API as callers of one version see them: `POST /v2.13/tasks.get_all` for each action
 * that is not internal, with the envelope around its answer.
 *
 * @param version one that a layer names; see `servedVersion`
 * @returns JSON; the same for the same definitions and examples
 */
export function apiOpenApi(
  api: ApiDefinition,
  version: string,
  options: DocumentOptions,
  examples: Examples = new Map(),
): object {
  const services = viewOf(api, version, examples);
  const schemes = securitySchemes(options);
  return {
    openapi: '3.1.0',
    info: { title: options.title, version, description: describe(version) },
    servers: [{ url: options.server ?? '/' }],
    security: Object.keys(schemes).map((name) => ({ [name]: [] })),
    tags: services.map(({ model: { name, description } }) => ({ name, description })),
    paths: Object.fromEntries(
      services.flatMap(({ actions }) =>
        actions.map((action) => [`/v${version}/${action.name}`, { post: operationOf(action, version) }]),
      ),
    ),
    components: {
      schemas: { ...envelopeSchemas, ...Object.fromEntries(services.flatMap(({ model }) => componentsOf(model))) },
      responses: { Failure: failure('Any other error.') },
      headers,
      examples: errorExamples(services, version),
      securitySchemes: schemes,
    },
  };
}

function describe(version: string): string {
  return (
    `The API as callers of version ${version} see it. Every action is called the same way: its name and version in the path, a JSON object in, ` +
    'an envelope out, whose `data` is the answer. `x-since` is the version at which an action or a field came.'
  );
}

/** An example of each error that some action names, so that operations need only refer to it. */
function errorExamples(services: readonly ServiceView[], version: string): object {
  const rows = services.flatMap(({ actions }) => actions.flatMap(({ errors }) => errors));
  return Object.fromEntries(rows.map((row) => [row.name, errorExample(row, version)]));
}
