import { api } from '../../../../src/generated/index.js';
import { type Caller, Dispatcher, newCallId, parseVersion } from '../../../../src/rpc/index.js';
import { versionChanges } from '../../../../src/services/changes/index.js';
import { modelCollection } from '../../../../src/services/models/model-document.js';
import { Models } from '../../../../src/services/models/models.js';
import { projectCollection } from '../../../../src/services/projects/project-document.js';
import { Projects } from '../../../../src/services/projects/projects.js';
import { scrollCollection } from '../../../../src/services/query/scroll.js';
import { queueCollection, queueEntryCollection } from '../../../../src/services/queues/queue-document.js';
import { Queues } from '../../../../src/services/queues/queues.js';
import { readHandlers } from '../../../../src/services/tasks/read-handlers.js';
import { taskCollection } from '../../../../src/services/tasks/task-collection.js';
import type { TaskDocument } from '../../../../src/services/tasks/task-document.js';
import { Tasks } from '../../../../src/services/tasks/tasks.js';
import type { CollectionDefinition, Document, Store } from '../../../../src/store/index.js';
import { engines } from '../../../support/engines.js';
import type { Suite } from '../../../support/harness.js';
import { at, COMPANY, storedTask, USER } from './stored-task.js';

const collections: readonly CollectionDefinition[] = [
  taskCollection,
  projectCollection,
  queueCollection,
  queueEntryCollection,
  modelCollection,
  scrollCollection,
  { name: 'users', indexes: [], scalars: {} },
  { name: 'companies', indexes: [], scalars: {} },
];

/** The reading half of the API. */
const readApi = { ...api, actions: api.actions.filter(({ name }) => Object.hasOwn(readHandlers, name)) };

/** What versions changed of it. */
const readChanges = versionChanges.map((change) => ({
  ...change,
  actions: Object.fromEntries(Object.entries(change.actions).filter(([name]) => Object.hasOwn(readHandlers, name))),
}));

export type ReadAction = keyof typeof readHandlers;

export interface Answer {
  readonly data: { readonly tasks: readonly Wire[] } & Wire;
  readonly meta: Wire;
}

type Wire = Readonly<Record<string, unknown>>;

export interface AskOptions {
  readonly version?: string;
  readonly caller?: Partial<Caller>;
  /** Instead of the world's own. */
  readonly services?: { readonly store: Store };
}

/** A store with tasks in it and the actions that read them. */
export interface World {
  readonly store: Store;
  readonly tasks: Tasks;
  /** Stores tasks, each a millisecond after the one before: ids with what sets them apart from a fresh one. */
  seed(tasks: Readonly<Record<string, Partial<TaskDocument>>>): Promise<void>;
  /** Stores other documents. */
  put(collection: string, ...documents: (Document & Wire)[]): Promise<void>;
  ask(action: ReadAction, request: Wire, options?: AskOptions): Promise<Answer>;
  /** Ids of what `tasks.get_all` finds, as one text; sorted unless an order is asked for. */
  found(request: Wire, options?: AskOptions): Promise<string>;
}

/** A test that runs on each engine, each time with an empty store. */
export function onEveryEngine(test: Suite, name: string, body: (world: World) => Promise<void>): void {
  for (const engine of engines) {
    test(`${name} (${engine.name})`, async () => {
      await using store = await engine.open(collections);
      await body(worldOn(store));
    });
  }
}

function worldOn(store: Store): World {
  const tasks = new Tasks(store, new Projects(store), new Queues(store), new Models(store), { workerTimeoutSeconds: 600 });
  const ask = (action: ReadAction, request: Wire, options: AskOptions = {}) =>
    answered(action, request, options, { store, tasks });
  return {
    store,
    tasks,
    ask,
    seed: (documents) =>
      tasks.collection.insertMany(
        Object.entries(documents).map(([id, fields], i) =>
          storedTask(id, { created: new Date(at('10:00:00').getTime() + i), ...fields }),
        ),
      ),
    put: (name, ...documents) => store.collection(name).insertMany(documents),
    found: async (request, options) => {
      const { data } = await ask('tasks.get_all', { only_fields: ['id'], ...request }, options);
      const ids = data.tasks.map(({ id }) => String(id));
      return (request.order_by ? ids : ids.sort()).join(' ');
    },
  };
}

async function answered(
  action: ReadAction,
  request: Wire,
  options: AskOptions,
  services: { store: Store; tasks: Tasks },
): Promise<Answer> {
  const dispatcher = new Dispatcher(
    readApi,
    readHandlers as never,
    { ...services, ...options.services },
    { changes: readChanges, strictResponses: true },
  );
  const { data, meta, error } = await dispatcher.dispatch({
    action,
    version: parseVersion(options.version ?? '2.22'),
    id: newCallId(),
    authenticate: () => ({ user: USER, company: COMPANY, role: 'user', userName: 'U', companyName: 'C', ...options.caller }),
    body: () => ({ value: structuredClone(request) as Record<string, unknown> }),
  });
  if (error) throw error.cause ?? error;
  return { data: data as Answer['data'], meta };
}
