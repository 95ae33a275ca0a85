import { surfacePaths } from '../../generated/surfaces/paths.js';
import { once } from '../../services/once.js';
import { surfaceTag } from '../../surfaces/core/shown-tasks.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { lazySurface } from './lazy-surface.js';
import { queueName, restOptions, type VendorSurfacesParts } from './parts.js';

/** SymetryML as the settings want it, and maybe its list at a second path. @throws ConfigurationError */
export function symetryOf(parts: VendorSurfacesParts): readonly RestSurface[] {
  const { configuration, auth, dispatcher, aliases, services } = parts;
  const queue = queueName(configuration, 'surfaces.symetry.queue');
  const shortList = configuration.boolean('surfaces.symetry.short_list');
  const load = once(async () => {
    const { RunSlots, symetry } = await import('./code.js');
    return symetry({
      dispatcher,
      authenticator: auth.surfaceAuthenticator,
      aliases,
      slots: new RunSlots(services.store, { tag: surfaceTag('symetry') }),
      sealed: auth.sealedParameters,
      queue,
      taskMax: configuration.integer('surfaces.symetry.task_max'),
      workerTimeoutSeconds: configuration.integer('tasks.worker_timeout_s'),
      shared: configuration.boolean('surfaces.symetry.shared'),
      acceptPlain: configuration.boolean('surfaces.symetry.accept_plain'),
      lenientPath: configuration.boolean('surfaces.symetry.lenient_path'),
      createdAs201: configuration.boolean('surfaces.symetry.created_as_201'),
      shortList,
      options: restOptions(parts),
    });
  });
  const { routes } = surfacePaths.symetry;
  const list = { base: '', routes: routes.filter(({ name }) => name === 'get_tasks') };
  const places = [surfacePaths.symetry, ...(shortList ? [list] : [])];
  return places.map((place, i) => lazySurface(place, async () => (await load())[i] as RestSurface));
}
