import { once } from 'node:events';
import { httpServer } from '../../surfaces/http/server.js';
import { refusalEnvelope } from '../../surfaces/rpc/envelope.js';
import { banner } from '../banner.js';
import { type Configuration, loadConfiguration } from '../configuration.js';
import { compose, token } from '../container.js';
import { givenKey, openAuth, openConfiguredStore } from '../foundations.js';
import { surfaceOptions } from '../http-app.js';
import type { Io } from '../io.js';
import { closeGently, listen } from '../listening.js';
import { createLog } from '../log.js';

/** `taskwright serve`: runs until it is told to stop; then finishes running calls and closes cleanly. */
export async function serve(options: Readonly<Record<string, unknown>>, io: Io): Promise<number> {
  const configuration = await loadConfiguration({
    flags: options,
    environment: io.environment,
    file: options.config as string | undefined,
  });
  await run(configuration, io);
  return 0;
}

async function run(configuration: Configuration, io: Io): Promise<void> {
  const given = givenKey(configuration);
  const log = createLog(configuration.string('log.level'), io.stderr);
  await using store = await openConfiguredStore(configuration);
  await using auth = await openAuth(configuration, store, log);
  const installation = await auth.ensureInstallation(given);
  const container = compose({ configuration, log, store, auth, installation });
  const services = container.resolve(token.services);
  await services.queues.ensureDefault(installation.company.id);
  for (const { prepare } of container.resolve(token.surfaces)) await prepare?.();
  const webSockets = container.resolve(token.webSockets);
  const server = httpServer({
    fetch: container.resolve(token.app).fetch,
    limits: surfaceOptions(configuration).limits,
    refusal: refusalEnvelope,
    upgrade: (incoming, socket, head) => webSockets.upgrade(incoming, socket, head),
  });
  const url = await listen(server, configuration.string('server.host'), configuration.integer('server.port'));
  const { dataDir } = configuration;
  const docs = configuration.boolean('server.docs');
  io.stdout.write(banner({ url, dataDir, storage: store.description, docs, key: installation.key }));
  // Loaded when the server answers already: its jobs have an interval's time before they first run.
  const { maintain } = await import('../maintain.js');
  await using _maintenance = maintain({ configuration, log, services }, io.signal);
  if (!io.signal.aborted) await once(io.signal, 'abort');
  log.info({ signal: io.signal.reason }, 'stopping: running calls are finished first');
  const { updates } = services;
  await updates[Symbol.asyncDispose]();
  await closeGently(server, configuration.integer('server.shutdown_grace_ms'), () => webSockets.terminate());
}
