/** The ways in over HTTP: `taskwright/http`. */
export { docsPath, docsSurface } from './docs/surface.js';
export { ApiDocuments, type DocumentKind, type DocumentMaker } from './http/documents.js';
export type { HttpHandler } from './http/exchange.js';
export type { Credentials, Impersonation, SurfaceAuth } from './http/identity.js';
export { defaultLimits, type HttpLimits } from './http/limits.js';
export { type HttpServerParts, httpServer } from './http/server.js';
export type { HttpOptions, SurfaceParts } from './http/surface.js';
export { jsonRpcPath, jsonRpcSurface } from './jsonrpc/surface.js';
export { WebSockets } from './live/web-sockets.js';
export { type ErrorAnswer, type RestOptions, type RestRequest, type RestSurface, restSurface } from './rest/index.js';
export { refusalEnvelope } from './rpc/envelope.js';
export { rpcSurface } from './rpc/surface.js';
