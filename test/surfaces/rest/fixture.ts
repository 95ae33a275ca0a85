import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { emitApi } from '../../../codegen/emit/index.js';
import {
  ApiError,
  baseErrors,
  type CompiledSurface,
  type RouteCall,
  type RouteTypes,
  type SurfaceHandlers,
} from '../../../src/rpc/index.js';
import { httpServer } from '../../../src/surfaces/http/server.js';
import { type RestOptions, restSurface } from '../../../src/surfaces/rest/index.js';
import { refusalEnvelope } from '../../../src/surfaces/rpc/envelope.js';
import { writeFiles } from '../../codegen/emit/emitted.js';
import { surfaceApi } from '../../codegen/fixtures/surfaces.js';
import { type Answer, type Asked, ask } from '../support/http-client.js';

/** A route of a surface that was compiled while the test ran: nobody knows more of it. */
export interface AnyRoute extends RouteTypes {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly answer: { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
}

export type AnyRoutes = Readonly<Record<string, AnyRoute>>;
export type AnyCall = RouteCall<AnyRoute, string>;

let compiled: Promise<CompiledSurface<AnyRoutes>> | undefined;

/** The surface of the compiler's fixture, as the framework runs it. */
export function parcelsSurface(): Promise<CompiledSurface<AnyRoutes>> {
  compiled ??= load();
  return compiled;
}

async function load(): Promise<CompiledSurface<AnyRoutes>> {
  const folder = writeFiles(emitApi(await surfaceApi(), { runtime: 'taskwright/rpc' }));
  try {
    const module: unknown = await import(pathToFileURL(join(folder, 'surfaces/parcels.ts')).href);
    return (module as { readonly parcelsSurface: CompiledSurface<AnyRoutes> }).parcelsSurface;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A surface on a port of its own. */
export interface RestServer extends AsyncDisposable {
  /** One request; with the header `x-key: ann` unless it says otherwise. */
  ask(path: string, asked?: Asked): Promise<Answer>;
}

export async function restServer<Routes, Who>(
  surface: CompiledSurface<Routes>,
  handlers: SurfaceHandlers<Routes, Who>,
  options: RestOptions<Who>,
): Promise<RestServer> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const { paths, handler } = restSurface(surface, handlers, { strictAnswers: true, ...options });
  for (const path of paths) app.all(path, handler);
  app.onError((error, context) => context.text(`outside: ${error.message}`, 500));
  app.all('*', (context) => context.text('another surface', 418));
  const server = httpServer({ fetch: (request, env) => app.fetch(request, env), refusal: refusalEnvelope });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ask: (path, { headers, ...asked } = {}) =>
      ask(port, path, { method: 'GET', ...asked, headers: { authorization: undefined, 'x-key': 'ann', ...headers } }),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export const options: RestOptions<string> = {
  authenticate: (request) => {
    const key = request.header('x-key');
    if (key === undefined) throw new ApiError(baseErrors.no_credentials);
    return key;
  },
  rolesOf: () => ['depot'],
  error: ({ code, message }) => ({ status: code, body: `${message}\n` }),
};

/** Handlers that keep the calls they got and answer the least their routes allow. */
export class Parcels {
  readonly calls: AnyCall[] = [];

  handlers(others: Partial<SurfaceHandlers<AnyRoutes, string>> = {}): SurfaceHandlers<AnyRoutes, string> {
    const answering = (answer: AnyRoute['answer']) => (call: AnyCall) => {
      this.calls.push(call);
      return answer;
    };
    const parcel = { id: 'p1', size: 'small' };
    return {
      list_parcels: answering({ status: 200, body: [parcel] }),
      get_parcel: answering({ status: 200, body: parcel }),
      newest: answering({ status: 200, body: 'p1' }),
      add_parcel: answering({ status: 201, body: parcel }),
      seal_parcel: answering({ status: 204 }),
      move_parcel: answering({ status: 202 }),
      find_parcel: answering({ status: 200, body: 'a parcel' }),
      knock: answering({ status: 204 }),
      label_parcel: answering({ status: 204 }),
      ...(others as SurfaceHandlers<AnyRoutes, string>),
    };
  }

  /** The only call so far. */
  get call(): AnyCall {
    const [call] = this.calls;
    if (call === undefined || this.calls.length > 1) throw new Error(`${this.calls.length} calls`);
    return call;
  }
}

/** Runs a test against the surface of the fixture. */
export async function withParcels(
  use: (server: RestServer, parcels: Parcels) => Promise<void>,
  others: Partial<SurfaceHandlers<AnyRoutes, string>> = {},
  more: Partial<RestOptions<string>> = {},
): Promise<void> {
  const parcels = new Parcels();
  const server = await restServer(await parcelsSurface(), parcels.handlers(others), { ...options, ...more });
  try {
    await use(server, parcels);
  } finally {
    await server[Symbol.asyncDispose]();
  }
}
