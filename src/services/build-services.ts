import type { Identities, SealedParameters, Tokens } from '../auth/index.js';
import type { Store } from '../store/index.js';
import { Models } from './models/models.js';
import { Projects } from './projects/projects.js';
import { Queues } from './queues/queues.js';
import { Schedules } from './schedules/schedules.js';
import type { ServerInfo, Services } from './services.js';
import { Tasks, type TasksOptions } from './tasks/tasks.js';
import { Updates, type UpdatesOptions } from './updates/updates.js';
import { UserPreferences } from './users/preferences.js';
import { Workers } from './workers/workers.js';

/** What the domain services are made of. */
export interface Parts {
  /** Opened with `collections`. */
  readonly store: Store;
  readonly identities: Identities;
  readonly tokens: Tokens;
  readonly sealedParameters: SealedParameters;
  readonly server: ServerInfo;
  readonly tasks: TasksOptions;
  readonly updates?: UpdatesOptions;
}

/** The domain services on one store. They own nothing but `updates`, which ends all streams when it is disposed: whoever opened the parts closes them after it. */
export function buildServices({ store, identities, tokens, sealedParameters, server, tasks, updates }: Parts): Services {
  const projects = new Projects(store);
  const queues = new Queues(store);
  const models = new Models(store);
  return {
    store,
    projects,
    queues,
    models,
    tasks: new Tasks(store, projects, queues, models, tasks),
    workers: new Workers(store),
    schedules: new Schedules(store),
    updates: new Updates(store, updates),
    preferences: new UserPreferences(store),
    identities,
    tokens,
    sealedParameters,
    server,
  };
}
