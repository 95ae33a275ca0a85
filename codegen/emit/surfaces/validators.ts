import type { BodyDefinition, SchemaNode } from '../../definition/ir.js';
import { importPath, withHeader } from '../header.js';
import { defaultOf } from '../schema/facts.js';
import { schemaMap } from '../schema/keywords.js';
import type { Definitions } from '../schema/refs.js';
import { moduleSource } from '../validators/module-source.js';
import { SchemaPool } from '../validators/schema-pool.js';
import { compileStandalone } from '../validators/standalone.js';
import { bodySchema, PARAMETER_GROUPS, type RouteModel, type SurfaceModel } from './model.js';

/** What of a route is checked. */
export type RoutePart = 'Parameters' | 'Request' | `Answer${number}`;

/** Name of the validator of the error shape. */
export const ERROR_VALIDATOR = 'error';

/** Name under which a validator of a route is exported: `getTaskAnswer200`. */
export function routeValidator({ key }: RouteModel, part: RoutePart): string {
  return `${key}${part}`;
}

/** `surfaces/validators/<name>.ts`: validators of what each route takes and answers. */
export function surfaceValidators({ definition, routes }: SurfaceModel, runtime: string): string {
  const { definitions } = definition;
  const pool = new SchemaPool(definitions);
  const exports = [
    { name: ERROR_VALIDATOR, id: addBody(definition.errors, definitions, pool) },
    ...routes.flatMap((route) => {
      const { request, answers } = route.definition;
      return [
        { name: routeValidator(route, 'Parameters'), id: addParameters(route, definitions, pool) },
        ...(request ? [{ name: routeValidator(route, 'Request'), id: addFilled(request.schema, definitions, pool) }] : []),
        ...answers.flatMap(({ status, body }) =>
          body ? [{ name: routeValidator(route, `Answer${status}`), id: addBody(body, definitions, pool) }] : [],
        ),
      ];
    }),
  ];
  const source = moduleSource(
    compileStandalone(pool.schemas),
    exports.map(({ name, id }) => ({ name, id, unbounded: pool.isUnbounded(id) })),
  );
  return withHeader(
    `Validators of the surface \`${definition.name}\`, compiled ahead of time by Ajv.`,
    `// @ts-nocheck\nimport type { Validator } from '${importPath(runtime, 2)}';\n\n${source}`,
  );
}

/** Answers keep every limit: they are a contract with clients of somebody else. */
function addBody({ schema }: BodyDefinition, definitions: Definitions, pool: SchemaPool): string {
  return pool.add(pool.checked(bodySchema(schema, definitions), 'request'));
}

function addParameters({ parameters }: RouteModel, definitions: Definitions, pool: SchemaPool): string {
  const groups = PARAMETER_GROUPS.map((group) => [group, filled(parameters[group], definitions, pool)] as const);
  return pool.add({ type: 'object', properties: Object.fromEntries(groups) });
}

function addFilled(schema: SchemaNode, definitions: Definitions, pool: SchemaPool): string {
  return pool.add(filled(bodySchema(schema, definitions), definitions, pool));
}

/** What is checked of a schema, with the defaults of its top-level properties to be filled in. */
function filled(node: SchemaNode, definitions: Definitions, pool: SchemaPool): SchemaNode {
  const checked = pool.checked(node, 'request');
  const properties = schemaMap(node.properties).map(([name, schema]) => {
    const found = defaultOf(schema, definitions);
    const inner = (checked.properties as Readonly<Record<string, SchemaNode>>)[name] ?? {};
    return [name, found === undefined ? inner : { ...inner, default: found.value }] as const;
  });
  return properties.length > 0 ? { ...checked, properties: Object.fromEntries(properties) } : checked;
}
