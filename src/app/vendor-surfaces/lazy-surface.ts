import { once } from '../../services/once.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { mountPaths, type SurfacePlace } from '../../surfaces/rest/mount-paths.js';

/**
 * A surface whose code is loaded with the first request for it: a start needs none, and their validators are a third of what it would
 * have to read.
 */
export function lazySurface(place: SurfacePlace, load: () => Promise<RestSurface>): RestSurface {
  const surface = once(load);
  return { paths: mountPaths(place), handler: async (context) => (await surface()).handler(context) };
}
