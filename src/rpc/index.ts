/** The framework at run time: `taskwright/rpc`. */
export { ApiError, type ErrorDetails } from './api-error.js';
export { baseErrors } from './base-errors.js';
export { type AnswerExtras, anonymous, type Call, type Caller, type Handler } from './call.js';
export type {
  CompiledAction,
  CompiledApi,
  CompiledLayer,
  ErrorDefinition,
  NullShape,
  TextType,
  ValidationIssue,
  Validator,
} from './compiled.js';
export { compareVersions, formatVersion, parseVersion, type Version } from './version.js';
