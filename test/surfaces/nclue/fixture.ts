import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import * as assert from 'uvu/assert';
import { Auth, identityOf, type SurfaceAccess } from '../../../src/auth/index.js';
import { api as compiled, newest, type TaskStatus } from '../../../src/generated/index.js';
import type { NclueTask } from '../../../src/generated/surfaces/nclue.js';
import { type Caller, Dispatcher } from '../../../src/rpc/index.js';
import { Aliases } from '../../../src/services/aliases/aliases.js';
import { collections } from '../../../src/services/collections.js';
import { newId } from '../../../src/services/ids.js';
import { handlers } from '../../../src/services/index.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import type { Store } from '../../../src/store/index.js';
import { httpServer } from '../../../src/surfaces/http/server.js';
import { nclueSignature } from '../../../src/surfaces/nclue/signature.js';
import { nclue } from '../../../src/surfaces/nclue/surface.js';
import { undashed } from '../../../src/surfaces/nclue/uuid.js';
import { refusalEnvelope } from '../../../src/surfaces/rpc/envelope.js';
import { TestApi } from '../../support/api.js';
import { engines } from '../../support/engines.js';
import { type Suite, suite } from '../../support/harness.js';
import { ask } from '../support/http-client.js';

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

/** The surface on a port of its own, over a store of its own. */
export class NclueServer {
  readonly api = new TestApi();
  /** Whose credentials were found good, in order. */
  readonly used: SurfaceAccess[] = [];
  #auth: Auth | undefined;
  #server: ReturnType<typeof httpServer> | undefined;
  #port = 0;

  async open(store: Store, zone = 'Asia/Seoul'): Promise<void> {
    this.api.open(store);
    const secret = createSecretKey('the token secret of these tests, long enough', 'utf8');
    const onError = (error: unknown) => assert.unreachable(String(error));
    this.#auth = new Auth({ store, secret, apiVersion: newest, serverVersion: '1.2.3', hashCost: 2, onError });
    const { surfaceAuthenticator } = this.#auth;
    const { paths, handler } = nclue({
      dispatcher: new Dispatcher(compiled, handlers, this.api.services, { strictResponses: true }),
      authenticator: {
        signer: (surface, id) => surfaceAuthenticator.signer(surface, id),
        used: (access) => void this.used.push(access),
      },
      aliases: new Aliases(store),
      zone,
      options: { strictAnswers: true },
      now: () => NOW,
    });
    const app = new Hono<{ Bindings: HttpBindings }>();
    for (const path of paths) app.all(path, handler);
    this.#server = httpServer({ fetch: (request, env) => app.fetch(request, env), refusal: refusalEnvelope });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server?.close();
    this.#server?.closeAllConnections();
    if (this.#server) await once(this.#server, 'close');
    await this.#auth?.[Symbol.asyncDispose]();
  }

  async account(): Promise<Account> {
    const { identities, surfaceCredentials } = this.#auth as Auth;
    const company = await identities.createCompany({ name: `company ${newId()}` });
    const user = await identities.createUser({ company: company.id, name: 'ann', role: 'user' });
    const { credential, secret } = await surfaceCredentials.create({ surface: 'nclue', user });
    return { caller: identityOf(user, company), accessKey: credential.external_id, secret };
  }

  /** One request, signed unless `headers` say otherwise. */
  async ask<Body = NclueTask>(
    account: Account,
    method: string,
    target: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<NclueAnswer<Body>> {
    const signed = signedHeaders(account, method, target);
    const answer = await ask(this.#port, target, { method, body, headers: { authorization: undefined, ...signed, ...headers } });
    return { status: answer.status, json: answer.json as unknown as Body };
  }

  /** The error of a request: `[status, code, name]`. */
  async refused(account: Account, method: string, target: string, body?: unknown, headers?: Headers) {
    const { status, json } = await this.ask<NclueRefusal>(account, method, target, body, headers);
    assert.ok(json.error, `refused, but this was answered: ${JSON.stringify(json)}`);
    return [status, json.error.errorCode, json.error.message];
  }

  /** A task made over the surface. */
  async made(account: Account, fields: object = {}): Promise<NclueTask> {
    const { status, json } = await this.ask(account, 'POST', '/api/v1/tasks', newTask(fields));
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

/** A group of tests that runs on each engine, on one server. */
export function nclueSuite(title: string, define: (test: Suite, server: NclueServer) => void): void {
  for (const engine of engines) {
    const test = suite(`NCLUE: ${title} (${engine.name})`);
    const server = new NclueServer();
    let store: Store | undefined;
    test.before(async () => {
      store = await engine.open(collections);
      await server.open(store);
    });
    test.after(async () => {
      await server.close();
      await store?.[Symbol.asyncDispose]();
    });
    define(test, server);
    test.run();
  }
}
