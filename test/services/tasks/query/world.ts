import type { ApiError, Caller, Version } from '../../../../src/rpc/index.js';
import { parseVersion } from '../../../../src/rpc/index.js';
import { companyShape, userShape } from '../../../../src/services/query/shapes/index.js';
import { scrollCollection } from '../../../../src/services/query/scroll.js';
import { Models, modelCollection } from '../../../../src/services/models/models.js';
import { projectCollection } from '../../../../src/services/projects/project-document.js';
import { Projects } from '../../../../src/services/projects/projects.js';
import { queueCollection, queueEntryCollection } from '../../../../src/services/queues/queue-document.js';
import { Queues } from '../../../../src/services/queues/queues.js';
import { readHandlers } from '../../../../src/services/tasks/read-handlers.js';
import { taskCollection } from '../../../../src/services/tasks/task-collection.js';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import { Tasks } from '../../../../src/services/tasks/tasks.js';
import type { CollectionDefinition, Document, Store } from '../../../../src/store/index.js';
import { COMPANY, storedTask, USER } from './stored-task.js';

const collections: readonly CollectionDefinition[] = [
  taskCollection,
  projectCollection,
  queueCollection,
  queueEntryCollection,
  modelCollection,
  scrollCollection,
  ...[userShape, companyShape].map(({ collection }) => ({ name: collection, indexes: [], scalars: {} })),
];
