import * as assert from 'uvu/assert';
import { WebSocket } from 'ws';
import type { MimirListWorkTasksAnswer200, MimirTaskUpdate, MimirWorkTask } from '../../../src/generated/surfaces/mimir.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { WorkQueue } from '../../../src/services/work-queue/work-queue.js';
import { undashed } from '../../../src/surfaces/core/uuid.js';
import { mimir } from '../../../src/surfaces/mimir/surface.js';
import type { Suite } from '../../support/harness.js';
import { type MakeSurface, type SurfaceAccount, SurfaceServer, surfaceSuite } from '../support/surface-server.js';

export const TASKS = '/api/worktasks';

export interface MimirAnswer<Body> {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly json: Body;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** Mimir on a port of its own. All tests of one server share the one token there is. */
export class MimirServer extends SurfaceServer {
  #ann: Promise<SurfaceAccount> | undefined;

  constructor() {
    super(Date.now());
  }

  /** The one who has the token. */
  ann(): Promise<SurfaceAccount> {
    this.#ann ??= this.account({ surface: 'mimir' });
    return this.#ann;
  }

  /** One request, with the token unless `headers` say otherwise. */
  async asked<Body = MimirWorkTask>(
    method: string,
    target: string,
    body?: unknown,
    headers?: Headers,
  ): Promise<MimirAnswer<Body>> {
    const authorization = headers && 'authorization' in headers ? headers.authorization : `Bearer ${(await this.ann()).secret}`;
    const answer = await this.ask(method, target, { body, headers: { ...headers, authorization } });
    const isJson = String(answer.headers['content-type']).startsWith('application/json') && answer.text !== '';
    return {
      status: answer.status,
      text: answer.text,
      headers: answer.headers,
      json: (isJson ? JSON.parse(answer.text) : undefined) as Body,
    };
  }

  /** The status and the text of an answer that is no JSON. */
  async said(method: string, target: string, body?: unknown, headers?: Headers): Promise<readonly [number, string]> {
    const { status, text, headers: got } = await this.asked(method, target, body, headers);
    assert.is(got['content-type'], 'text/plain; charset=utf-8', text);
    assert.is(got['x-content-type-options'], 'nosniff');
    return [status, text];
  }

  /** A task made over the surface. */
  async made(fields: object = {}): Promise<MimirWorkTask> {
    const { status, json, text } = await this.asked('POST', TASKS, newTask(fields));
    assert.is(status, 201, text);
    return json;
  }

  /** Sets a status; gives what was made of that. */
  async told({ worktask_id }: Pick<MimirWorkTask, 'worktask_id'>, update: object): Promise<string> {
    const { status, json, text } = await this.asked<{ readonly status: string }>('POST', `${TASKS}/${worktask_id}`, update);
    assert.is(status, 200, text);
    return json.status;
  }

  async read({ worktask_id }: Pick<MimirWorkTask, 'worktask_id'>): Promise<MimirWorkTask> {
    const { status, json, text } = await this.asked('GET', `${TASKS}/${worktask_id}`);
    assert.is(status, 200, text);
    return json;
  }

  async listed(): Promise<MimirListWorkTasksAnswer200> {
    return (await this.asked<MimirListWorkTasksAnswer200>('GET', TASKS)).json;
  }

  /** The core's task behind one of the surface. */
  stored(task: Pick<MimirWorkTask, 'worktask_id'>): Promise<TaskDocument> {
    return this.api.read(coreId(task));
  }

  /** Id of the queue of the surface. */
  async queue(): Promise<string> {
    return this.api.services.queues.findOrCreate('mimir', (await this.ann()).caller);
  }

  /** Ids of the core's tasks that wait, first to last. */
  async waiting(): Promise<(string | undefined)[]> {
    return this.api.waiting(await this.queue(), (await this.ann()).caller);
  }

  /** Takes the next task out of the queue, as a worker does; its id in the core. */
  async popped(): Promise<string | undefined> {
    const { entry } = await this.api.call('queues.get_next_task', { queue: await this.queue() }, (await this.ann()).caller);
    return entry?.task;
  }

  /** Takes all tasks out of the queue. */
  async drained(): Promise<string[]> {
    const taken: string[] = [];
    for (let id = await this.popped(); id !== undefined; id = await this.popped()) taken.push(id);
    return taken;
  }

  /** A client of the WebSocket. */
  watcher(headers: Headers = {}): Promise<Watcher> {
    return watch(`ws://127.0.0.1:${this.port}/ws/tasks`, headers);
  }
}

/** What a client of the WebSocket got; a refusal is told by status and text. */
export interface Watcher {
  readonly status: number;
  readonly text: () => string;
  readonly updates: readonly MimirTaskUpdate[];
  readonly raw: readonly string[];
  readonly farewell: () => number | undefined;
  readonly socket: WebSocket;
}

export function watch(url: string, headers: Headers = {}): Promise<Watcher> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers: given });
    const [updates, raw]: [MimirTaskUpdate[], string[]] = [[], []];
    let [text, farewell]: [string, number | undefined] = ['', undefined];
    const watcher = { text: () => text, updates, raw, farewell: () => farewell, socket };
    socket.on('message', (data, binary) => {
      assert.not.ok(binary);
      raw.push(String(data));
      updates.push(JSON.parse(String(data)));
    });
    socket.on('close', (code) => {
      farewell = code;
    });
    socket.on('error', reject);
    socket.on('open', () => resolve({ status: 101, ...watcher }));
    socket.on('unexpected-response', (_, incoming) => {
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, ...watcher }));
    });
  });
}

export function coreId({ worktask_id }: Pick<MimirWorkTask, 'worktask_id'>): string {
  return undashed(worktask_id) ?? '';
}

/** What a client sends to submit a task: the vendor's example. */
export function newTask(fields: object = {}): Record<string, unknown> {
  return {
    type: 'pipeline_execution',
    priority: 1,
    project_id: 'proj-123',
    task_spec: { pipeline_id: 'pipe-456', parameters: {} },
    resource_requirements: { cpu: '1', memory: '2Gi', gpu: false },
    data_access: { input_datasets: ['dataset-1'], output_location: 's3://output/', storage_credentials: 'creds-secret' },
    ...fields,
  };
}

/** Mimir as it is unless told otherwise, but for `more`. */
export function makeMimir(more: Partial<Parameters<typeof mimir>[0]> = {}): MakeSurface {
  return ({ services, store, now: _, ...parts }) =>
    mimir({ ...parts, queue: new WorkQueue('mimir', services.tasks), ping: () => store.ping(), ...more });
}

/** A group of tests that runs on each engine, on one server. */
export function mimirSuite(title: string, define: (test: Suite, server: MimirServer) => void, make = makeMimir()): void {
  surfaceSuite(`Mimir: ${title}`, () => new MimirServer(), make, define);
}
