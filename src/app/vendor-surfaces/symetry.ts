import { RunSlots } from '../../services/run-slots/run-slots.js';
import { surfaceTag } from '../../surfaces/core/shown-tasks.js';
import type { RestSurface } from '../../surfaces/rest/index.js';
import { symetry } from '../../surfaces/symetry/surface.js';
import { queueName, restOptions, type VendorSurfacesParts } from './parts.js';

/** SymetryML as the settings want it. @throws ConfigurationError */
export function symetryOf(parts: VendorSurfacesParts): readonly RestSurface[] {
  const { configuration, auth, dispatcher, aliases, services } = parts;
  return symetry({
    dispatcher,
    authenticator: auth.surfaceAuthenticator,
    aliases,
    slots: new RunSlots(services.store, { tag: surfaceTag('symetry') }),
    sealed: auth.sealedParameters,
    queue: queueName(configuration, 'surfaces.symetry.queue'),
    taskMax: configuration.integer('surfaces.symetry.task_max'),
    workerTimeoutSeconds: configuration.integer('tasks.worker_timeout_s'),
    shared: configuration.boolean('surfaces.symetry.shared'),
    acceptPlain: configuration.boolean('surfaces.symetry.accept_plain'),
    lenientPath: configuration.boolean('surfaces.symetry.lenient_path'),
    createdAs201: configuration.boolean('surfaces.symetry.created_as_201'),
    shortList: configuration.boolean('surfaces.symetry.short_list'),
    options: restOptions(parts),
  });
}
