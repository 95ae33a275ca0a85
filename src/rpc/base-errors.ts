import type { ErrorDefinition } from './compiled.js';

function row<Name extends string>(code: number, subcode: number, name: Name, message: string) {
  return { code, subcode, name, message } as const satisfies ErrorDefinition;
}

/**
 * The errors that the framework itself raises, whatever the API (task-core 4.2). An API's own catalogue may list them too
 * for its documentation; it may not give one of these names another code.
 */
export const baseErrors = {
  bad_request: row(400, 0, 'bad_request', 'bad request'),
  request_path_has_invalid_version: row(400, 2, 'request_path_has_invalid_version', 'request path has invalid version'),
  invalid_headers: row(400, 5, 'invalid_headers', 'invalid headers'),
  impersonation_error: row(400, 6, 'impersonation_error', 'impersonation error'),
  missing_required_fields: row(400, 11, 'missing_required_fields', 'missing required fields'),
  validation_error: row(400, 12, 'validation_error', 'validation error'),
  unauthorized: row(401, 1, 'unauthorized', 'unauthorized'),
  bad_auth_type: row(401, 10, 'bad_auth_type', 'unauthorized (bad authentication header type)'),
  no_credentials: row(401, 20, 'no_credentials', 'unauthorized (missing credentials)'),
  bad_credentials: row(401, 21, 'bad_credentials', 'unauthorized (malformed credentials)'),
  invalid_credentials: row(401, 22, 'invalid_credentials', 'unauthorized (invalid credentials)'),
  invalid_token: row(401, 30, 'invalid_token', 'invalid token'),
  role_not_allowed: row(403, 20, 'role_not_allowed', 'forbidden (not allowed for role)'),
  endpoint_not_found: row(404, 0, 'endpoint_not_found', 'unable to find endpoint'),
  method_not_allowed: row(405, 0, 'method_not_allowed', 'method not allowed'),
  request_too_large: row(413, 0, 'request_too_large', 'request body is too large'),
  unsupported_encoding: row(415, 0, 'unsupported_encoding', 'content encoding is not supported'),
  general_error: row(500, 0, 'general_error', 'general server error'),
  not_implemented: row(501, 0, 'not_implemented', 'action is not implemented yet'),
  deadline_exceeded: row(504, 0, 'deadline_exceeded', 'the call took longer than its deadline'),
} as const;
