import 'reflect-metadata';
import { container, type DependencyContainer, type InjectionToken, instanceCachingFactory } from 'tsyringe';
import type { Auth, Installation } from '../auth/index.js';
import { api } from '../generated/index.js';
import { Dispatcher } from '../rpc/index.js';
import { Aliases } from '../services/aliases/aliases.js';
import { buildServices } from '../services/build-services.js';
import { versionChanges } from '../services/changes/index.js';
import { handlers } from '../services/index.js';
import type { Services } from '../services/services.js';
import type { Store } from '../store/index.js';
import { WebSockets } from '../surfaces/live/web-sockets.js';
import type { RestSurface } from '../surfaces/rest/index.js';
import { CallCounters } from './call-counters.js';
import type { Configuration } from './configuration.js';
import { DeprecatedCalls } from './deprecated-calls.js';
import { type HttpApp, httpApp, surfaceParts } from './http-app.js';
import { type Logger, logCall } from './log.js';
import { packageVersion } from './package.js';
import { vendorSurfaces } from './vendor-surfaces/index.js';

/** What is there before the container is: opened or read, and owned by whoever did so. */
export interface Foundations {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly store: Store;
  readonly auth: Auth;
  readonly installation: Installation;
}

/** Typed keys of the container. Everything else in the code takes plain parameters. */
export const token = {
  configuration: Symbol('Configuration') as InjectionToken<Configuration>,
  log: Symbol('Logger') as InjectionToken<Logger>,
  store: Symbol('Store') as InjectionToken<Store>,
  auth: Symbol('Auth') as InjectionToken<Auth>,
  installation: Symbol('Installation') as InjectionToken<Installation>,
  counters: Symbol('CallCounters') as InjectionToken<CallCounters>,
  services: Symbol('Services') as InjectionToken<Services>,
  dispatcher: Symbol('Dispatcher') as InjectionToken<Dispatcher<Services>>,
  surfaces: Symbol('RestSurfaces') as InjectionToken<readonly RestSurface[]>,
  app: Symbol('HttpApp') as InjectionToken<HttpApp>,
  webSockets: Symbol('WebSockets') as InjectionToken<WebSockets>,
};

/** The composition root: who is made of what. Each is made when first asked for, once a container. */
export function compose({ configuration, log, store, auth, installation }: Foundations): DependencyContainer {
  const root = container.createChildContainer();
  root.registerInstance(token.configuration, configuration);
  root.registerInstance(token.log, log);
  root.registerInstance(token.store, store);
  root.registerInstance(token.auth, auth);
  root.registerInstance(token.installation, installation);
  once(root, token.counters, () => new CallCounters(new DeprecatedCalls(log)));
  once(root, token.services, servicesOf);
  once(root, token.dispatcher, dispatcherOf);
  once(root, token.surfaces, surfacesOf);
  once(root, token.app, appOf);
  once(root, token.webSockets, webSocketsOf);
  return root;
}

function once<T>(root: DependencyContainer, key: InjectionToken<T>, make: (from: DependencyContainer) => T): void {
  root.register(key, { useFactory: instanceCachingFactory(make) });
}

function servicesOf(from: DependencyContainer): Services {
  const { identities, tokens, sealedParameters } = from.resolve(token.auth);
  return buildServices({
    store: from.resolve(token.store),
    identities,
    tokens,
    sealedParameters,
    server: { version: packageVersion(), uid: from.resolve(token.installation).company.id, api },
    tasks: { workerTimeoutSeconds: from.resolve(token.configuration).integer('tasks.worker_timeout_s') },
    updates: { onLost: (reason) => from.resolve(token.log).warn({ err: reason }, 'live updates may have missed changes') },
  });
}

function dispatcherOf(from: DependencyContainer): Dispatcher<Services> {
  const configuration = from.resolve(token.configuration);
  const log = from.resolve(token.log);
  const counters = from.resolve(token.counters);
  return new Dispatcher<Services>(api, handlers, from.resolve(token.services), {
    changes: versionChanges,
    strict: configuration.boolean('versions.strict'),
    fallForward: configuration.boolean('versions.fall_forward'),
    deadlineMs: configuration.integer('server.deadline_ms'),
    onMismatch: (action, version, difference) => {
      counters.countMismatch(action, version);
      log.warn({ action, version, difference }, 'an answer does not fit its definition');
    },
    onCall: (report) => {
      counters.countCall(report);
      logCall(log, report);
    },
  });
}

function appOf(from: DependencyContainer): HttpApp {
  return httpApp({
    configuration: from.resolve(token.configuration),
    log: from.resolve(token.log),
    store: from.resolve(token.store),
    auth: from.resolve(token.auth),
    dispatcher: from.resolve(token.dispatcher),
    counters: from.resolve(token.counters),
    surfaces: from.resolve(token.surfaces),
  });
}

function surfacesOf(from: DependencyContainer): readonly RestSurface[] {
  return vendorSurfaces({
    configuration: from.resolve(token.configuration),
    log: from.resolve(token.log),
    auth: from.resolve(token.auth),
    dispatcher: from.resolve(token.dispatcher),
    aliases: new Aliases(from.resolve(token.store)),
    services: from.resolve(token.services),
  });
}

function webSocketsOf(from: DependencyContainer): WebSockets {
  return new WebSockets(
    surfaceParts({
      configuration: from.resolve(token.configuration),
      log: from.resolve(token.log),
      auth: from.resolve(token.auth),
      dispatcher: from.resolve(token.dispatcher),
    }),
    from.resolve(token.surfaces).flatMap(({ sockets = [] }) => sockets),
  );
}
