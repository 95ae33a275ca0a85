/** The framework at run time: `taskwright/rpc`. */
export { ApiError, type ErrorDetails } from './api-error.js';
export { baseErrors } from './base-errors.js';
export { type AnswerExtras, anonymous, type Call, type Caller, type Handler, type Session } from './call.js';
export { type InProcessCaller, type InProcessOptions, inProcessCaller, newCallId } from './caller.js';
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
export type {
  CompiledBody,
  CompiledParameters,
  CompiledRequestBody,
  CompiledRoute,
  CompiledSurface,
  FieldNames,
  NoBody,
  RouteAnswer,
  RouteCall,
  RouteHandler,
  RouteTypes,
  SurfaceHandlers,
} from './compiled-surface.js';
export { type CallReport, Dispatcher, type DispatcherOptions } from './dispatch.js';
export type { EventStream, StreamEvent, TakeStream } from './event-stream.js';
export type { Invocation, Outcome, Payload, Target } from './invocation.js';
export { withRequest } from './prepared-call.js';
export { Registry, type RegistryOptions } from './registry.js';
export { layerFor } from './snapshot.js';
export { acceptValue, responseMismatch } from './validation.js';
export { compareVersions, formatVersion, parseVersion, type Version } from './version.js';
export { type Conversion, type VersionChange, versionChange } from './version-change.js';
export { VersionChanges } from './version-changes.js';
