import type { SdkError } from './model.js';

/**
 * What every API built on the framework may answer with, whether its catalogue says so or not: a caller meets these before any action
 * runs. The framework has the same rows (`baseErrors`); a test compares them.
 */
export const frameworkErrors: readonly SdkError[] = [
  row(400, 0, 'bad_request', 'bad request'),
  row(400, 2, 'request_path_has_invalid_version', 'request path has invalid version'),
  row(400, 5, 'invalid_headers', 'invalid headers'),
  row(400, 6, 'impersonation_error', 'impersonation error'),
  row(400, 11, 'missing_required_fields', 'missing required fields'),
  row(400, 12, 'validation_error', 'validation error'),
  row(401, 1, 'unauthorized', 'unauthorized'),
  row(401, 10, 'bad_auth_type', 'unauthorized (bad authentication header type)'),
  row(401, 20, 'no_credentials', 'unauthorized (missing credentials)'),
  row(401, 21, 'bad_credentials', 'unauthorized (malformed credentials)'),
  row(401, 22, 'invalid_credentials', 'unauthorized (invalid credentials)'),
  row(401, 30, 'invalid_token', 'invalid token'),
  row(403, 20, 'role_not_allowed', 'forbidden (not allowed for role)'),
  row(404, 0, 'endpoint_not_found', 'unable to find endpoint'),
  row(405, 0, 'method_not_allowed', 'method not allowed'),
  row(413, 0, 'request_too_large', 'request body is too large'),
  row(415, 0, 'unsupported_encoding', 'content encoding is not supported'),
  row(500, 0, 'general_error', 'general server error'),
  row(501, 0, 'not_implemented', 'action is not implemented yet'),
  row(504, 0, 'deadline_exceeded', 'the call took longer than its deadline'),
];

function row(code: number, subcode: number, name: string, message: string): SdkError {
  return { name, code, subcode, message };
}
