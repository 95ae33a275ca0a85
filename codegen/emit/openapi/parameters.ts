import type { ParameterDefinition, RouteDefinition } from '../../definition/ir.js';
import { published } from '../json-schemas.js';
import { SCHEMAS } from './bodies.js';

/** The parameters of an operation of OpenAPI: those of the path first. */
export function parametersOf({ pathParameters, queryParameters, headers }: RouteDefinition): object[] {
  return [
    ...pathParameters.map((parameter) => parameterOf(parameter, 'path')),
    ...queryParameters.map((parameter) => parameterOf(parameter, 'query')),
    ...headers.map((parameter) => parameterOf(parameter, 'header')),
  ];
}

function parameterOf({ name, required, schema }: ParameterDefinition, place: string): object {
  const { description, deprecated, ...rest } = published(schema, SCHEMAS);
  return {
    name,
    in: place,
    description,
    ...(required ? { required } : {}),
    ...(deprecated === true ? { deprecated } : {}),
    schema: rest,
  };
}
