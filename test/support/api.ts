import { createSecretKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import { Auth } from '../../src/auth/index.js';
import { type ActionName, type Actions, api as compiled, newest, type TaskStatus } from '../../src/generated/index.js';
import { ApiError, type Caller, Dispatcher, type InProcessCaller, inProcessCaller, parseVersion } from '../../src/rpc/index.js';
import { buildServices } from '../../src/services/build-services.js';
import { versionChanges } from '../../src/services/changes/index.js';
import { collections } from '../../src/services/collections.js';
import { newId } from '../../src/services/ids.js';
import { handlers } from '../../src/services/index.js';
import { type ModelDocument, newModel } from '../../src/services/models/model-document.js';
import type { Services } from '../../src/services/services.js';
import { newTask } from '../../src/services/tasks/new-task.js';
import type { TaskDocument } from '../../src/services/tasks/task-document.js';
import type { Store } from '../../src/store/index.js';
import { type Engine, engines } from './engines.js';
import { type Suite, suite } from './harness.js';

/** A request as a client sends it: anything. */
export type Fields = Readonly<Record<string, unknown>>;

const company = 'a'.repeat(32);

/** Two people of one company, and somebody of another. */
export const ada = person('Ada', company);
export const bob = person('Bob', company);
export const eve = person('Eve', 'b'.repeat(32));

/** Seconds after which the workers of these tests count as gone. */
export const WORKER_TIMEOUT_SECONDS = 600;

function person(userName: string, of: string): Caller {
  return { user: userName.toLowerCase(), company: of, role: 'user', userName, companyName: of.slice(0, 4) };
}

/** Somebody whose company has nothing yet. */
export function newcomer(): Caller {
  return person('Nell', newId());
}

/** Every action of the server, called in process, on a store of one engine. An answer that does not fit its definition throws. */
export class TestApi {
  #services: Services | undefined;
  #call: InProcessCaller<Actions> | undefined;

  open(store: Store): void {
    const auth = new Auth({
      store,
      secret: createSecretKey('the token secret of these tests, long enough', 'utf8'),
      apiVersion: newest,
      serverVersion: '1.2.3',
      hashCost: 2,
      onError: (error) => assert.unreachable(String(error)),
    });
    this.#services = buildServices({
      store,
      identities: auth.identities,
      tokens: auth.tokens,
      sealedParameters: auth.sealedParameters,
      server: { version: '1.2.3', uid: 'installation-1', api: compiled },
      tasks: { workerTimeoutSeconds: WORKER_TIMEOUT_SECONDS },
    });
    this.#call = inProcessCaller<Actions>(
      new Dispatcher(compiled, handlers, this.#services, { changes: versionChanges, strictResponses: true }),
    );
  }

  get services(): Services {
    return there(this.#services, 'an open api');
  }

  /** Calls an action. What the server would hide behind a 500 is thrown as it is. */
  async call<Name extends ActionName>(
    name: Name,
    request: Fields = {},
    caller: Caller = ada,
    version: string = newest,
  ): Promise<Actions[Name]['response']> {
    try {
      return (await this.#call?.(name, request as never, caller, { version: parseVersion(version) as never })) as never;
    } catch (error) {
      throw error instanceof ApiError && error.code === 500 && error.cause ? error.cause : error;
    }
  }

  /** How a call is refused: `"400/101"`. */
  async refusal(name: ActionName, request: Fields, caller: Caller = ada, version: string = newest): Promise<string> {
    const { code, subcode } = await this.refused(name, request, caller, version);
    return `${code}/${subcode}`;
  }

  /** The error a call ends in. */
  refused(name: ActionName, request: Fields, caller: Caller = ada, version: string = newest): Promise<ApiError> {
    return apiError(this.call(name, request, caller, version));
  }

  /** The id of a task made by `tasks.create`. */
  async create(fields: Fields = {}, caller: Caller = ada, version: string = newest): Promise<string> {
    const { id } = await this.call('tasks.create', { name: 'a task', type: 'training', ...fields }, caller, version);
    return there(id, 'the id of what was made');
  }

  /** The id of a new queue. */
  async queue(caller: Caller = ada, fields: Fields = {}): Promise<string> {
    const { id } = await this.call('queues.create', { name: `queue ${newId()}`, ...fields }, caller);
    return there(id, 'the id of what was made');
  }

  /** The id of a new project. */
  async project(fields: Fields = {}, caller: Caller = ada): Promise<string> {
    const { id } = await this.call('projects.create', { name: `project ${newId()}`, ...fields }, caller);
    return there(id, 'the id of what was made');
  }

  /** A task put into the store as it is, so that it can be in any state. */
  async stored(fields: Partial<TaskDocument> = {}, caller: Caller = ada): Promise<TaskDocument> {
    const task: TaskDocument = { ...newTask({ name: 'a task', type: 'training' }, caller, new Date()), ...fields };
    await this.services.tasks.collection.insert(task);
    return task;
  }

  /** A task in that status; a queued one waits in a queue of its own. */
  async taskIn(status: TaskStatus, fields: Partial<TaskDocument> = {}, caller: Caller = ada): Promise<TaskDocument> {
    if (status !== 'queued') return this.stored({ status, ...fields }, caller);
    const queue = await this.queue(caller);
    const task = await this.stored({ status, enqueue_status: 'created', execution: { queue }, ...fields }, caller);
    await this.services.queues.add(queue, task.id, caller);
    return task;
  }

  /** A model put into the store. */
  async model(fields: Partial<ModelDocument> = {}, caller: Caller = ada): Promise<ModelDocument> {
    const uri = `s3://models/${newId()}`;
    const model = { ...newModel({ name: 'a model', uri, ready: false }, caller, new Date()), ...fields };
    await this.services.models.collection.insert(model);
    return model;
  }

  /** A task as it is stored. */
  async read(id: string): Promise<TaskDocument> {
    return there(await this.services.tasks.collection.get(id), `the task ${id}`);
  }

  /** A task as the newest version shows it. */
  async shown(id: string, caller: Caller = ada, version: string = newest): Promise<Record<string, unknown>> {
    const { task } = await this.call('tasks.get_by_id', { task: id }, caller, version);
    return task as Record<string, unknown>;
  }

  /** Lets something happen right after the next time that tasks are read: between a call's reading and its writing. */
  afterNextReading(act: () => Promise<unknown>): void {
    const { collection } = this.services.tasks;
    const { find, get } = collection;
    const once = async <T>(read: () => Promise<T>): Promise<T> => {
      Object.assign(collection, { find, get });
      const found = await read();
      await act();
      return found;
    };
    collection.find = (...query) => once(() => find.apply(collection, query));
    collection.get = (...query) => once(() => get.apply(collection, query));
  }

  /** Ids of the tasks that wait in a queue, first to last. */
  async waiting(queue: string, caller: Caller = ada): Promise<(string | undefined)[]> {
    const answer = await this.call('queues.get_by_id', { queue }, caller);
    return (answer.queue?.entries ?? []).map(({ task }) => task);
  }
}

function there<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not there`);
  return value;
}

/** The ApiError that a promise ends in. */
export async function apiError(promise: Promise<unknown>): Promise<ApiError> {
  const outcome = await promise.then(
    (value) => assert.unreachable(`refused, but this was answered: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (!(outcome instanceof ApiError)) throw outcome;
  return outcome;
}

/** A group of tests that runs on each engine, on one store. */
export function apiSuite(title: string, define: (test: Suite, api: TestApi, engine: Engine) => void): void {
  for (const engine of engines) {
    const test = suite(`${title} (${engine.name})`);
    const api = new TestApi();
    let store: Store | undefined;
    test.before(async () => {
      store = await engine.open(collections);
      api.open(store);
    });
    test.after(async () => store?.[Symbol.asyncDispose]());
    define(test, api, engine);
    test.run();
  }
}

/** The same object without the named members: times and the like, which differ each time. */
export function without(object: object | undefined, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([name]) => !names.includes(name)));
}

/** What lies at a dotted path; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner, step) => (inner as Readonly<Record<string, unknown>> | undefined)?.[step], value);
}
