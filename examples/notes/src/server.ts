import type { Server } from 'node:http';
import { Hono } from 'hono';
import {
  ApiDocuments,
  docsPath,
  docsSurface,
  httpServer,
  jsonRpcPath,
  jsonRpcSurface,
  refusalEnvelope,
  rpcSurface,
  type SurfaceAuth,
} from 'taskwright/http';
import { ApiError, baseErrors, Dispatcher } from 'taskwright/rpc';
import { api } from '../generated/index.js';
import { pinnedFirst } from './changes.js';
import { handlers } from './handlers.js';
import { Notes } from './notes.js';

/** Who may come in. A real API looks into its own user database; this one knows two. */
const users: Readonly<Record<string, string>> = { 'Bearer reader-token': 'reader', 'Bearer editor-token': 'editor' };

const auth: SurfaceAuth = {
  authenticate: ({ authorization = '' }) => {
    const role = Object.hasOwn(users, authorization) ? users[authorization] : undefined;
    if (role === undefined) throw new ApiError(baseErrors.no_credentials);
    return { user: role, company: 'example', role, userName: role, companyName: 'Example' };
  },
  impersonate: () => {
    throw new ApiError(baseErrors.impersonation_error, { extra: 'not offered here' });
  },
};

/** What describes the API, loaded when somebody asks for it. */
const documents = new ApiDocuments(async () => {
  const { documentMaker } = await import('taskwright/codegen');
  return documentMaker((await import('../generated/description.js')).description);
});

/** The whole API as an HTTP server that does not listen yet. */
export function notesServer(): Server {
  const dispatcher = new Dispatcher(api, handlers, { notes: new Notes() }, { changes: [pinnedFirst] });
  const app = new Hono();
  app.get(docsPath, docsSurface({ page: async () => (await import('../generated/page.js')).page }));
  app.all(jsonRpcPath, jsonRpcSurface({ dispatcher, auth, documents }));
  app.all('*', rpcSurface({ dispatcher, auth, documents }));
  return httpServer({ fetch: app.fetch, refusal: refusalEnvelope });
}
