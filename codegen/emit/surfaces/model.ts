import type {
  AnswerDefinition,
  ApiDefinition,
  ParameterDefinition,
  RouteDefinition,
  SchemaNode,
  SurfaceDefinition,
} from '../../definition/ir.js';
import { camelCase, kebabCase, Names, pascalCase } from '../print/names.js';
import { defaultOf } from '../schema/facts.js';
import { strings } from '../schema/keywords.js';
import { type Definitions, resolve } from '../schema/refs.js';

/** What the emitters of surfaces share: names, and the schemas of what a route takes in one place. */
export interface SurfaceModel {
  readonly definition: SurfaceDefinition;
  /** Stem of the surface's files. */
  readonly file: string;
  /** `Nclue`, what the names of its types begin with. */
  readonly typeStem: string;
  /** `nclueSurface`, the constant that holds it. */
  readonly constant: string;
  readonly definitionTypes: ReadonlyMap<string, string>;
  readonly errorType: string;
  readonly routes: readonly RouteModel[];
}

export interface RouteModel {
  readonly definition: RouteDefinition;
  /** `getTask`, unique in the surface. */
  readonly key: string;
  /** `NclueGetTask`, what the names of its types begin with. */
  readonly typeStem: string;
  readonly parameters: Readonly<Record<ParameterGroup, SchemaNode>>;
}

/** Where the parameters of a route stand, as a handler is given them. */
export type ParameterGroup = 'path' | 'query' | 'headers';

export const PARAMETER_GROUPS: readonly ParameterGroup[] = ['path', 'query', 'headers'];

/** Type names that the emitted modules use themselves. */
const RESERVED = ['CompiledSurface', 'Readonly', 'Record', 'SurfaceHandlers'];

/** Names are unique over all surfaces, so that one module can export everything. */
export function surfaceModels(api: ApiDefinition): SurfaceModel[] {
  const types = new Names(RESERVED);
  const constants = new Names();
  const files = new Names(['index', 'paths']);
  return api.surfaces.map((definition) => {
    const stem = pascalCase(definition.name);
    const typeStem = types.claimAll(stem, ['Routes', 'Handlers']);
    const names = Object.keys(definition.definitions);
    const keys = new Names(['error']);
    return {
      definition,
      file: files.claim(kebabCase(definition.name)),
      typeStem,
      constant: constants.claim(`${camelCase(definition.name)}Surface`),
      definitionTypes: new Map(names.map((name) => [name, types.claim(`${typeStem}${pascalCase(name)}`)])),
      errorType: types.claim(`${typeStem}ErrorBody`),
      routes: definition.routes.map((route) => ({
        definition: route,
        key: keys.claim(camelCase(route.name)),
        typeStem: types.claimAll(`${typeStem}${pascalCase(route.name)}`, suffixesOf(route)),
        parameters: parametersOf(route),
      })),
    };
  });
}

/** What the name of an answer's type ends in. */
export function answerSuffix({ status }: AnswerDefinition): string {
  return `Answer${status}`;
}

/** The names of what is certain to be there once defaults are filled in. */
export function requiredWithDefaults(node: SchemaNode, definitions: Definitions): string[] {
  const properties = Object.entries((node.properties ?? {}) as Readonly<Record<string, SchemaNode>>);
  const filled = properties.filter(([, schema]) => defaultOf(schema, definitions) !== undefined).map(([name]) => name);
  return [...new Set([...strings(node.required), ...filled])];
}

/** The schema of a body as a validator or a type begins with it: a reference at its top is followed. */
export function bodySchema(schema: SchemaNode, definitions: Definitions): SchemaNode {
  return resolve(schema, definitions);
}

function suffixesOf({ answers }: RouteDefinition): string[] {
  return ['Route', 'Body', ...answers.map(answerSuffix)];
}

function parametersOf({ pathParameters, queryParameters, headers }: RouteDefinition): RouteModel['parameters'] {
  return { path: groupOf(pathParameters), query: groupOf(queryParameters), headers: groupOf(headers) };
}

function groupOf(parameters: readonly ParameterDefinition[]): SchemaNode {
  const required = parameters.filter((each) => each.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}
