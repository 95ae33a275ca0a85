export { type Credentials, type ErrorReason, errors, version } from './api.js';
export { type ActionTraits, type CallOptions, type Connection, type ConnectOptions, connect } from './connection.js';
export { ApiError, ConnectionError, SdkError, TimeoutError, UnexpectedAnswerError } from './errors.js';
