/** The compiler: `taskwright/codegen`. */
export { codes, type DiagnosticName, type Severity } from './check/codes.js';
export { type Diagnostic, hasErrors } from './check/diagnostic.js';
export { formatDiagnostics, formatDiagnosticsJson } from './check/format.js';
export { type CompileOptions, type CompileResult, compile } from './compile.js';
export { type HoconFile, readHocon } from './definition/hocon.js';
export type {
  ActionDefinition,
  ApiDefinition,
  ErrorRow,
  LayerDefinition,
  Location,
  SchemaNode,
  ServiceDefinition,
  StatusDefinition,
  StatusMachine,
} from './definition/ir.js';
export { type Reading, readDefinitions } from './definition/read.js';
export { snapshot } from './definition/snapshot.js';
export { emitApi, emitJsonSchemas } from './emit/index.js';
export { checkLock } from './lock/check-lock.js';
export { formatLock, type Lock, readLock } from './lock/lock-file.js';
export { updateLock } from './lock/update-lock.js';
