import { authCollections } from '../auth/index.js';
import { type CollectionDefinition, leaseCollection } from '../store/index.js';
import { aliasCollection } from './aliases/alias-document.js';
import { retentionRuleCollection } from './maintenance/retention-rule.js';
import { modelCollection } from './models/model-document.js';
import { projectCollection } from './projects/project-document.js';
import { scrollCollection } from './query/scroll.js';
import { queueCollection, queueEntryCollection } from './queues/queue-document.js';
import { runSlotsCollection } from './run-slots/run-slots-document.js';
import { scheduleCollection } from './schedules/schedule-document.js';
import { taskCollection, trashCollection } from './tasks/task-collection.js';
import { preferencesCollection } from './users/preferences.js';
import { workerCollection } from './workers/worker-document.js';

/** Everything the store must be opened with for the services to work. */
export const collections: readonly CollectionDefinition[] = [
  ...authCollections,
  taskCollection,
  trashCollection,
  projectCollection,
  queueCollection,
  queueEntryCollection,
  modelCollection,
  workerCollection,
  preferencesCollection,
  scrollCollection,
  leaseCollection,
  retentionRuleCollection,
  aliasCollection,
  scheduleCollection,
  runSlotsCollection,
];
