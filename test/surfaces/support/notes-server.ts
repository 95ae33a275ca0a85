import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { Dispatcher, type DispatcherOptions } from '../../../src/rpc/index.js';
import type { ApiDocuments } from '../../../src/surfaces/http/documents.js';
import { httpServer } from '../../../src/surfaces/http/server.js';
import type { HttpOptions } from '../../../src/surfaces/http/surface.js';
import { jsonRpcPath, jsonRpcSurface } from '../../../src/surfaces/jsonrpc/surface.js';
import { refusalEnvelope } from '../../../src/surfaces/rpc/envelope.js';
import { rpcSurface } from '../../../src/surfaces/rpc/surface.js';
import { type Answer, type Asked, ask } from './http-client.js';
import { notesApi } from './notes-api.js';
import { NotesAuth } from './notes-auth.js';
import { notesHandlers, Trace } from './notes-handlers.js';

export interface NotesServerOptions extends HttpOptions {
  readonly dispatch?: DispatcherOptions;
  readonly checkEveryMs?: number;
  readonly documents?: ApiDocuments;
}

/** Both surfaces over the notes API on a port of their own. */
export interface NotesServer extends AsyncDisposable {
  readonly port: number;
  readonly trace: Trace;
  readonly auth: NotesAuth;
  /** What the surfaces reported as not to be written as JSON. */
  readonly unserialisable: { readonly callId: string; readonly cause: unknown }[];
  /** One request, as `Bearer user` unless `asked.headers` says otherwise. */
  ask(path: string, asked?: Asked): Promise<Answer>;
}

export async function notesServer({
  dispatch,
  checkEveryMs,
  documents,
  ...options
}: NotesServerOptions = {}): Promise<NotesServer> {
  const trace = new Trace();
  const auth = new NotesAuth();
  const unserialisable: NotesServer['unserialisable'][number][] = [];
  const dispatcher = new Dispatcher(notesApi, notesHandlers(trace), {}, { strictResponses: true, ...dispatch });
  const onUnserialisable = (callId: string, cause: unknown) => void unserialisable.push({ callId, cause });
  const parts = { dispatcher, auth, options, documents, onUnserialisable };
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all(jsonRpcPath, jsonRpcSurface(parts));
  app.all('*', rpcSurface(parts));
  const server = httpServer({
    fetch: (request, env) => app.fetch(request, env),
    refusal: refusalEnvelope,
    ...(options.limits && { limits: options.limits }),
    ...(checkEveryMs !== undefined && { checkEveryMs }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    trace,
    auth,
    unserialisable,
    ask: (path, asked) => ask(port, path, asked),
    async [Symbol.asyncDispose]() {
      trace.release();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
