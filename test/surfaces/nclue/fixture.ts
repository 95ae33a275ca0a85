import * as assert from 'uvu/assert';
import type { TaskStatus } from '../../../src/generated/index.js';
import type { NclueTask } from '../../../src/generated/surfaces/nclue.js';
import type { Caller } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { undashed } from '../../../src/surfaces/core/uuid.js';
import { nclueSignature } from '../../../src/surfaces/nclue/signature.js';
import { nclue } from '../../../src/surfaces/nclue/surface.js';
import type { Suite } from '../../support/harness.js';
import { type MakeSurface, SurfaceServer, surfaceSuite } from '../support/surface-server.js';

/** When it is in these tests. */
export const NOW = Date.UTC(2024, 10, 11, 2, 1, 30);

/** Somebody with a key of NCLUE, in a company of their own. */
export interface Account {
  readonly caller: Caller;
  readonly accessKey: string;
  readonly secret: string;
}

export interface NclueAnswer<Body = NclueTask> {
  readonly status: number;
  readonly json: Body;
}

export type Headers = Readonly<Record<string, string | undefined>>;

/** NCLUE on a port of its own. */
export class NclueServer extends SurfaceServer {
  constructor() {
    super(NOW);
  }

  /** Somebody new with a key. */
  async ann(): Promise<Account> {
    const { id, ...account } = await this.account({ surface: 'nclue' });
    return { ...account, accessKey: id };
  }

  /** One request, signed unless `headers` say otherwise. */
  async asked<Body = NclueTask>(
    account: Account,
    method: string,
    target: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<NclueAnswer<Body>> {
    const signed = signedHeaders(account, method, target);
    const answer = await this.ask(method, target, { body, headers: { ...signed, ...headers } });
    return { status: answer.status, json: answer.json as unknown as Body };
  }

  /** The error of a request: `[status, code, name]`. */
  async refused(account: Account, method: string, target: string, body?: unknown, headers?: Headers) {
    const { status, json } = await this.asked<NclueRefusal>(account, method, target, body, headers);
    assert.ok(json.error, `refused, but this was answered: ${JSON.stringify(json)}`);
    return [status, json.error.errorCode, json.error.message];
  }

  /** A task made over the surface. */
  async made(account: Account, fields: object = {}): Promise<NclueTask> {
    const { status, json } = await this.asked(account, 'POST', '/api/v1/tasks', newTask(fields));
    assert.is(status, 200, JSON.stringify(json));
    return json;
  }

  /** A task made over the surface and then brought into a state of the core. */
  async madeIn(account: Account, status: TaskStatus, fields: Partial<TaskDocument> = {}): Promise<NclueTask> {
    const task = await this.made(account);
    const id = coreId(task);
    await this.api.services.tasks.collection.update({ id }, { $set: { status, ...fields } });
    return task;
  }
}

export interface NclueRefusal {
  readonly error: { readonly errorCode: string; readonly message: string; readonly details: string };
}

export function coreId({ task_id }: Pick<NclueTask, 'task_id'>): string {
  return undashed(task_id) ?? '';
}

/** What a client sends to submit a training. */
export function newTask(fields: object = {}): object {
  const given = { train_feature_id: 'feature-1', train_bucket: 'bucket', train_file_path: 'data/pets.tsv' };
  return { name: `task ${newId()}`, ...given, ...fields };
}

/** The three headers of a signed request. */
export function signedHeaders(
  { accessKey, secret }: Pick<Account, 'accessKey' | 'secret'>,
  method: string,
  target: string,
  timestamp = String(NOW),
): Record<string, string> {
  return {
    'x-ncp-apigw-timestamp': timestamp,
    'x-ncp-iam-access-key': accessKey,
    'x-ncp-apigw-signature-v2': nclueSignature({ method, target, timestamp, accessKey }, secret),
  };
}

/** NCLUE in the zone it has unless told otherwise. */
export const makeNclue: MakeSurface = (parts) => nclue({ ...parts, zone: 'Asia/Seoul' });

/** A group of tests that runs on each engine, on one server. */
export function nclueSuite(title: string, define: (test: Suite, server: NclueServer) => void, make = makeNclue): void {
  surfaceSuite(`NCLUE: ${title}`, () => new NclueServer(), make, define);
}
