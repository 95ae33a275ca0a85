import type { AnswerDefinition, SchemaNode } from '../../definition/ir.js';
import { type Type, union } from '../print/types.js';
import { block, docComment, propertyKey } from '../print/typescript.js';
import { definitionOf, reachable } from '../schema/refs.js';
import { declareType } from '../types/declaration.js';
import { objectBody, type Spelling, typeOf } from '../types/type-of.js';
import { answerSuffix, bodySchema, PARAMETER_GROUPS, type RouteModel, requiredWithDefaults, type SurfaceModel } from './model.js';

/** The types of a surface: its definitions, its errors, each route's bodies, and what ties handlers to routes. */
export function surfaceTypes(surface: SurfaceModel): string[] {
  const spelling = spellingOf(surface);
  return [
    ...declareDefinitions(surface, spelling),
    declareErrors(surface, spelling),
    ...surface.routes.flatMap((route) => declareRoute(route, surface, spelling)),
    declareRoutes(surface),
  ];
}

function spellingOf({ definitionTypes }: SurfaceModel): Spelling {
  return { definition: (name) => definitionTypes.get(name) ?? 'unknown', expanded: false };
}

function declareDefinitions({ definition, definitionTypes }: SurfaceModel, spelling: Spelling): string[] {
  const { definitions, routes, errors } = definition;
  const bodies = routes.flatMap(({ request, answers }) => [request, ...answers.map(({ body }) => body)]);
  const parameters = routes.flatMap((route) => [...route.pathParameters, ...route.queryParameters, ...route.headers]);
  const schemas = [errors, ...bodies, ...parameters].flatMap((each) => (each ? [each.schema] : []));
  return reachable(schemas, definitions).map((name) => {
    const node = definitionOf(name, definitions);
    return declareType(definitionTypes.get(name) ?? name, typeOf(node, spelling), [textOf(node.description)]);
  });
}

function declareErrors({ definition, errorType }: SurfaceModel, spelling: Spelling): string {
  const { description, schema } = definition.errors;
  return declareType(errorType, typeOf(schema, spelling), [description]);
}

function declareRoute(route: RouteModel, surface: SurfaceModel, spelling: Spelling): string[] {
  const { definition, typeStem } = route;
  const { definitions } = surface.definition;
  const { method, path, description, request, answers } = definition;
  const body = request && bodyType(request.schema, definitions, spelling);
  const groups = PARAMETER_GROUPS.map((group) => {
    const node = route.parameters[group];
    return `readonly ${group}: ${objectBody({ ...node, required: requiredWithDefaults(node, definitions) }, spelling, 1)};`;
  });
  const alternatives = union(answers.map((answer) => answerType(answer, route, surface))).text;
  const members = [...groups, `readonly body: ${body ? `${typeStem}Body` : 'undefined'};`, `readonly answer: ${alternatives};`];
  return [
    ...(body ? [declareType(`${typeStem}Body`, body, [request?.description || `Body of \`${method} ${path}\`.`])] : []),
    ...answers.flatMap((answer) => declareAnswer(answer, route, spelling)),
    `${docComment([`\`${method} ${path}\`: ${description}`])}export interface ${typeStem}Route ${block('{', '}', 0, members)}\n`,
  ];
}

/** The body as a handler is given it: what has a default is there. */
function bodyType(schema: SchemaNode, definitions: SurfaceModel['definition']['definitions'], spelling: Spelling): Type {
  const node = bodySchema(schema, definitions);
  const required = requiredWithDefaults(node, definitions);
  const declared = Array.isArray(node.required) ? node.required.length : 0;
  return typeOf(required.length > declared ? { ...node, required } : schema, spelling);
}

function declareAnswer(answer: AnswerDefinition, { typeStem }: RouteModel, spelling: Spelling): string[] {
  if (!answer.body || answer.isError) return [];
  return [declareType(`${typeStem}${answerSuffix(answer)}`, typeOf(answer.body.schema, spelling), [answer.description])];
}

function answerType(answer: AnswerDefinition, { typeStem }: RouteModel, { errorType }: SurfaceModel): Type {
  const body = answer.isError ? errorType : answer.body ? `${typeStem}${answerSuffix(answer)}` : undefined;
  return { text: `RouteAnswer<${[String(answer.status), ...(body ? [body] : [])].join(', ')}>`, binding: 'atom' };
}

function declareRoutes({ definition, typeStem, routes }: SurfaceModel): string {
  const members = routes.map(({ definition: { name }, typeStem: stem }) => `readonly ${propertyKey(name)}: ${stem}Route;`);
  return `${docComment([`What each route of \`${definition.name}\` takes and answers.`])}export interface ${typeStem}Routes ${block('{', '}', 0, members)}

${docComment([
  'A handler for every route. Where one is missing, or takes or answers something else than its route, this is a compile error. `Who` is what authentication gives.',
])}export type ${typeStem}Handlers<Who = unknown> = SurfaceHandlers<${typeStem}Routes, Who>;
`;
}

function textOf(description: unknown): string {
  return typeof description === 'string' ? description : '';
}
