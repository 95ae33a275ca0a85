import type { Identities, SealedParameters, Tokens } from '../auth/index.js';
import type { CompiledApi } from '../rpc/index.js';
import type { Store } from '../store/index.js';
import type { Models } from './models/models.js';
import type { Projects } from './projects/projects.js';
import type { Queues } from './queues/queues.js';
import type { Schedules } from './schedules/schedules.js';
import type { Tasks } from './tasks/tasks.js';
import type { Updates } from './updates/updates.js';
import type { UserPreferences } from './users/preferences.js';
import type { Workers } from './workers/workers.js';

/** What the server says about itself. */
export interface ServerInfo {
  /** Version of the product. */
  readonly version: string;
  /** Id of the installation: that of its first company. */
  readonly uid: string;
  readonly api: CompiledApi;
}

/** The domain services that every handler is given beside its call. */
export interface Services {
  readonly store: Store;
  readonly tasks: Tasks;
  readonly queues: Queues;
  readonly projects: Projects;
  readonly models: Models;
  readonly workers: Workers;
  readonly schedules: Schedules;
  readonly updates: Updates;
  readonly preferences: UserPreferences;
  readonly identities: Identities;
  readonly tokens: Tokens;
  readonly sealedParameters: SealedParameters;
  readonly server: ServerInfo;
}
