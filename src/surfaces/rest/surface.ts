import type { CompiledSurface, SurfaceHandlers } from '../../rpc/index.js';
import { Exchange, type HttpHandler } from '../http/exchange.js';
import type { SocketPath } from '../live/socket-path.js';
import { mountPaths } from './mount-paths.js';
import type { RestOptions } from './options.js';
import { type AnyHandler, RestRunner } from './runner.js';

/** A surface that runs, and the paths to mount it on. */
export interface RestSurface {
  /** As Hono writes them. All below the base; without a base those of the routes alone, so that the rest is left to others. */
  readonly paths: readonly string[];
  readonly handler: HttpHandler;
  /** Paths where it takes WebSocket connections. */
  readonly sockets?: readonly SocketPath[];
  /** To be run before it is served. @throws Error when it cannot work as it is set */
  readonly prepare?: () => Promise<void>;
}

/**
 * Runs a compiled surface. A request goes through: body as it came, route, authentication, role, parameters, body, handler, check of the
 * answer. What is wrong with it is answered in the surface's own error shape, unknown paths and methods too.
 *
 * @param handlers one for every route: the generated type makes a missing one a compile error
 * @example
 * const { paths, handler } = restSurface(nclueSurface, handlers, { authenticate, error });
 * for (const path of paths) app.all(path, handler);
 */
export function restSurface<Routes, Who>(
  surface: CompiledSurface<Routes>,
  handlers: SurfaceHandlers<Routes, Who>,
  options: RestOptions<Who>,
): RestSurface {
  const { routes } = surface;
  const byName = new Map(Object.entries(handlers) as [string, AnyHandler<Who>][]);
  const missing = routes.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`surface ${surface.name} has no handler for ${missing.join(', ')}`);
  if (!options.rolesOf && routes.some(({ allowRoles }) => allowRoles))
    throw new Error(`surface ${surface.name} names roles, and rolesOf is not given`);
  const runner = new RestRunner(surface, byName, options);
  return {
    paths: mountPaths(surface),
    handler: (context) => runner.answer(Exchange.of(context)),
  };
}
