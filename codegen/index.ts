/** The compiler: `taskwright/codegen`. */
export { codes, type DiagnosticName, type Severity } from './check/codes.js';
export { compareVersionsOf } from './check/compat/compare.js';
export type { Finding } from './check/compat/finding.js';
export type { Direction, Judgement, Level } from './check/compat/rule.js';
export { type Diagnostic, hasErrors } from './check/diagnostic.js';
export { formatDiagnostics, formatDiagnosticsJson } from './check/format.js';
export { type CompileOptions, type CompileResult, compile } from './compile.js';
export { type HoconFile, readHocon } from './definition/hocon.js';
export type {
  ActionDefinition,
  AnswerDefinition,
  ApiDefinition,
  BodyDefinition,
  ErrorRow,
  LayerDefinition,
  Location,
  ParameterDefinition,
  RequestBodyDefinition,
  RouteDefinition,
  SchemaNode,
  ServiceDefinition,
  StatusDefinition,
  StatusMachine,
  SurfaceDefinition,
} from './definition/ir.js';
export { type Reading, readDefinitions } from './definition/read.js';
export { snapshot } from './definition/snapshot.js';
export { documentMaker } from './document-maker.js';
export { type DocumentOptions, servedVersion } from './emit/documents/index.js';
export { emitApi, emitDescription, emitJsonSchemas } from './emit/index.js';
export { apiOpenApi } from './emit/openapi/api-document.js';
export { openApiDocument } from './emit/openapi/document.js';
export { apiOpenRpc } from './emit/openrpc/document.js';
export type { SdkEmitter, SdkLanguage, SdkOptions } from './emit/sdk/emitter.js';
export { languages } from './emit/sdk/languages.js';
export type * from './emit/sdk/model.js';
export type { Shape } from './emit/sdk/shape.js';
export { snapshotModel } from './emit/sdk/snapshot-model.js';
export { checkLock } from './lock/check-lock.js';
export { formatLock, type Lock, readLock } from './lock/lock-file.js';
export { updateLock } from './lock/update-lock.js';
