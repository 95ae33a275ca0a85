import { ApiError, type ErrorDefinition } from '../../rpc/index.js';

function row(code: number, name: string, message: string): ErrorDefinition {
  return { code, subcode: 0, name, message };
}

/** MLW's own errors: status and `exception` (rest-surfaces 2.2). Those that are assumed name the assumption. */
export const mlwErrors = {
  missing_parameter: row(400, 'Missing parameters', 'a parameter is missing'),
  invalid_value: row(400, 'Variable issue', 'a parameter is not as it should be'),
  /** A-MLW-5 */
  invalid_task: row(400, 'Invalid task', 'the task cannot do that now'),
  /** A-MLW-3 */
  task_not_found: row(404, 'Not Found', 'there is no such task'),
  project_not_found: row(404, 'Project not found', 'there is no such project'),
  duplicate_name: row(409, 'Duplicate name', 'another task has the name'),
  /** rest-surfaces 6.2: what is published stays. The vendor knows nothing of the kind. */
  conflict: row(409, 'Conflict', 'the task must stay'),
} as const satisfies Readonly<Record<string, ErrorDefinition>>;

const own: ReadonlySet<ErrorDefinition> = new Set(Object.values(mlwErrors));

/** An error of MLW's own. @param said the message, for the client */
export function mlwError(definition: ErrorDefinition, said: string, cause?: unknown): ApiError {
  return new ApiError(definition, { hints: { said }, cause });
}

/** A parameter that its definition allows and MLW does not. @param field its name */
export function invalidValue(field: string, problem: string): ApiError {
  return new ApiError(mlwErrors.invalid_value, { hints: { field, said: problem } });
}

/** 400 for a parameter that must come. */
export function missingParameter(name: string): ApiError {
  return mlwError(mlwErrors.missing_parameter, `Missing parameter ${name}`);
}

/** Whether an error was raised here. */
export function isMlwError({ definition }: ApiError): boolean {
  return own.has(definition);
}
