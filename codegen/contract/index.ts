/** Contract tests of any server of an API: what it does is held against the API's definitions. */
export { contractTests } from './contract-tests.js';
export type { ContractOptions, Progress } from './options.js';
export { formatReport, type ReportFormat, reportFormats } from './report/format.js';
export { ProgressLine, type Screen } from './report/progress.js';
export type { ContractReport } from './report/report.js';
export { scriptOf } from './report/script.js';
export type { Credentials, Target } from './run/client.js';
export type { Failure } from './run/findings.js';
export { TargetError } from './run/probe.js';
