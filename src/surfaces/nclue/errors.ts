import { ApiError, type ErrorDefinition } from '../../rpc/index.js';

function row(code: number, subcode: number, name: string, message: string): ErrorDefinition {
  return { code, subcode, name, message };
}

/**
 * NCLUE's own errors: HTTP status, code and name (rest-surfaces 4.4). The vendor's table was read up to 10109; the later codes are ours
 * (A-NCL-2). Raised by nobody here: 10103, which is about other objects than tasks, 10106 to 10109, which need a look into the files.
 */
export const nclueErrors = {
  access_denied: row(401, 10100, 'ACCESS_DENIED', 'the user may not do this'),
  name_too_long: row(422, 10101, 'NAME_TOO_LONG', 'the name has too few or too many characters'),
  duplicate_name: row(409, 10102, 'DUPLICATE_NAME', 'another task has the name'),
  invalid_train_path: row(422, 10104, 'INVALID_CHARACTER_IN_TRAIN_PATH', 'the train path has a character it must not have'),
  invalid_test_path: row(422, 10105, 'INVALID_CHARACTER_IN_TEST_PATH', 'the test path has a character it must not have'),
  task_not_found: row(404, 10110, 'TASK_NOT_FOUND', 'there is no such task'),
  task_not_deletable: row(409, 10111, 'TASK_NOT_DELETABLE', 'the task cannot be deleted now'),
  invalid_parameter: row(422, 10112, 'INVALID_PARAMETER', 'a query parameter is not as it should be'),
} as const satisfies Readonly<Record<string, ErrorDefinition>>;

const own: ReadonlySet<ErrorDefinition> = new Set(Object.values(nclueErrors));

/** An error of NCLUE's own. @param details what exactly was wrong, for the client */
export function nclueError(definition: ErrorDefinition, details: string, cause?: unknown): ApiError {
  return new ApiError(definition, { hints: { details }, cause });
}

/** Whether an error was raised by `nclueError`. */
export function isNclueError({ definition }: ApiError): boolean {
  return own.has(definition);
}
