/* @ts-self-types="./index.d.ts" */
export { errors, version } from './api.js';
export { connect } from './connection.js';
export { ApiError, ConnectionError, SdkError, TimeoutError, UnexpectedAnswerError } from './errors.js';
