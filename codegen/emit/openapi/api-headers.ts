import type { LayerDefinition } from '../../definition/ir.js';

function header(description: string, example: string): object {
  return { description, schema: { type: 'string' }, example };
}

/** The headers that answers of an API may have (docs/reference/http.md). */
export const headers = {
  'API-Version': header('Version of the layer that answered.', '2.13'),
  Deprecation: header('Since when that layer is deprecated: `@` and Unix seconds (RFC 9745).', '@1767225600'),
  Sunset: header('When it will go (RFC 8594).', 'Thu, 31 Dec 2026 00:00:00 GMT'),
  Link: header(
    '`rel="successor-version"`: the newest layer that is not deprecated.',
    '</v2.13/tasks.get_all>; rel="successor-version"',
  ),
  'X-Request-Id': header('From the request, else the id of the call.', 'd5492248fbfe0a5affe5d9c11117da18'),
};

/** Those that answers of a layer have. A layer that is to go names the one that follows, if there is one. */
export function answerHeaders({ deprecated, sunset }: Pick<LayerDefinition, 'deprecated' | 'sunset'>): object {
  const names: readonly (keyof typeof headers)[] = [
    'API-Version',
    ...(deprecated ? (['Deprecation'] as const) : []),
    ...(sunset === undefined ? [] : (['Sunset'] as const)),
    ...(deprecated || sunset !== undefined ? (['Link'] as const) : []),
    'X-Request-Id',
  ];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
