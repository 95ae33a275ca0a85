import { createHash } from 'node:crypto';
import * as assert from 'uvu/assert';
import { identityOf } from '../../../src/auth/index.js';
import type { TaskStatus } from '../../../src/generated/index.js';
import type { SymetryEnvelope, SymetryTaskStatus } from '../../../src/generated/surfaces/symetry.js';
import { RunSlots } from '../../../src/services/run-slots/run-slots.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { encryptBody } from '../../../src/surfaces/symetry/body-cipher.js';
import { symetrySignature } from '../../../src/surfaces/symetry/signature.js';
import { type SymetrySettings, symetry } from '../../../src/surfaces/symetry/surface.js';
import { WORKER_TIMEOUT_SECONDS } from '../../support/api.js';
import type { Suite } from '../../support/harness.js';
import type { Answer } from '../support/http-client.js';
import { type MakeSurface, type SurfaceAccount, SurfaceServer, surfaceSuite } from '../support/surface-server.js';

export type Headers = Readonly<Record<string, string | undefined>>;

/** A request before it is signed. */
export interface Wish {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** As it travels. */
  readonly body?: string | Buffer;
}

let customers = 0;

/** SymetryML on a port of its own. */
export class SymetryServer extends SurfaceServer {
  constructor() {
    super(Date.now());
  }

  /** A new customer, in a company of its own. */
  customer(): Promise<SurfaceAccount> {
    return this.account({ surface: 'symetry', id: `c${++customers}` });
  }

  /** Another customer of the same company. */
  async sibling({ caller }: SurfaceAccount): Promise<SurfaceAccount> {
    const { identities, surfaceCredentials } = this.auth;
    const user = await identities.createUser({ company: caller.company, name: 'bob', role: 'user' });
    const company = await identities.company(caller.company);
    const asked = { surface: 'symetry', id: `c${++customers}`, user } as const;
    const { credential, secret } = await surfaceCredentials.create(asked);
    assert.ok(company);
    return { caller: identityOf(user, company), id: credential.external_id, secret };
  }

  /** One request, signed unless `headers` say otherwise. */
  sent(account: Pick<SurfaceAccount, 'id' | 'secret'>, { method, target, body }: Wish, headers: Headers = {}): Promise<Answer> {
    const signed = signedHeaders(account, { method, target, ...(body !== undefined && { body }) }, this.now);
    return this.ask(method, target, { body, headers: { ...signed, ...headers } });
  }

  /** Status and envelope of a signed request to `/symetry/rest/{cid}/tasks` and what follows. */
  async asked(account: SurfaceAccount, method: string, rest = '', body?: string): Promise<[number, SymetryEnvelope]> {
    const target = `/symetry/rest/${account.id}/tasks${rest}`;
    const { status, json } = await this.sent(account, { method, target, ...(body !== undefined && { body }) });
    return [status, json as unknown as SymetryEnvelope];
  }

  /** The same, as `[status, statusCode, statusString]`. */
  async said(...asked: Parameters<SymetryServer['asked']>): Promise<[number, string, string]> {
    const [status, { statusCode, statusString }] = await this.asked(...asked);
    return [status, statusCode, statusString];
  }

  /** Asks for a task; its TaskInfo is encrypted. */
  create(account: SurfaceAccount, taskInfo: unknown, query = ''): Promise<[number, string, string]> {
    return this.said(account, 'POST', `/create${query}`, encryptBody(JSON.stringify(taskInfo), account.secret));
  }

  /** A task made over the surface. Gives its id in the core. */
  async made(account: SurfaceAccount, name = 't1', fields: object = {}): Promise<string> {
    assert.equal((await this.create(account, { name, ...fields })).slice(0, 2), [202, 'CREATED']);
    return this.coreId(account, name);
  }

  /** A task made over the surface and then brought into a state of the core. Gives its id in the core. */
  async madeIn(account: SurfaceAccount, name: string, status: TaskStatus, fields: Partial<TaskDocument> = {}): Promise<string> {
    const id = await this.made(account, name);
    await this.api.services.tasks.collection.update({ id }, { $set: { status, ...fields } });
    return id;
  }

  /** The task that has a name, in the core. */
  async coreId({ caller, id }: SurfaceAccount, name: string): Promise<string> {
    const [alias] = await this.api.services.store
      .collection<{ id: string; task: string }>('surface_aliases')
      .find({ surface: 'symetry', company: caller.company, external_id: `${id}/${name}` });
    assert.ok(alias, `a task ${name}`);
    return alias.task;
  }

  /** The names that a customer is shown. */
  async names(account: SurfaceAccount): Promise<readonly string[]> {
    const [status, { values }] = await this.asked(account, 'GET');
    assert.is(status, 200);
    return (values as { readonly stringList: { readonly values: readonly string[] } }).stringList.values;
  }

  /** How a task is. */
  async status(account: SurfaceAccount, name = 't1'): Promise<SymetryTaskStatus> {
    const [status, { values }] = await this.asked(account, 'GET', `/${name}`);
    assert.is(status, 200);
    const { KSVSMap } = values as { readonly KSVSMap: { readonly values: readonly SymetryTaskStatus[] } };
    assert.is(KSVSMap.values.length, 1);
    return KSVSMap.values[0] as SymetryTaskStatus;
  }

  /** A worker takes the first task of the queue and reports that it runs it. Gives the task's id. */
  async takenBy(worker: string, { caller }: SurfaceAccount): Promise<string> {
    const queue = await this.api.services.queues.findOrCreate('symetry', caller);
    const { entry } = await this.api.call('queues.get_next_task', { queue }, caller);
    const task = entry?.task ?? '';
    await this.api.call('tasks.started', { task }, caller);
    await this.api.call('workers.status_report', { worker, timestamp: Date.now(), task, queues: [queue] }, caller);
    return task;
  }
}

/** Moment of a request as the header says it. */
export function symDate(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')};0`;
}

/** The headers of a signed request. */
export function signedHeaders(
  { id, secret }: Pick<SurfaceAccount, 'id' | 'secret'>,
  { method, target, body: text = '' }: Wish,
  now: number,
): Record<string, string> {
  const [path = '', query = ''] = target.split('?');
  const body = Buffer.from(text);
  const date = symDate(now);
  const signature = symetrySignature({ method, path, query, body, customer: id, date }, secret);
  const md5 = createHash('md5').update(body).digest('base64');
  return { authorization: signature, 'sym-date': date, ...(body.length > 0 && { 'content-md5': md5 }) };
}

/** SymetryML as it is unless the settings say otherwise, but for these. */
export function makeWith(settings: Partial<SymetrySettings> = {}): MakeSurface {
  return (parts) =>
    symetry({
      ...parts,
      slots: new RunSlots(parts.store, { tag: 'surface:symetry' }),
      queue: 'symetry',
      taskMax: 4,
      workerTimeoutSeconds: WORKER_TIMEOUT_SECONDS,
      ...settings,
    });
}

/** A group of tests that runs on each engine, on one server. */
export function symetrySuite(
  title: string,
  define: (test: Suite, server: SymetryServer) => void,
  settings: Partial<SymetrySettings> = {},
): void {
  surfaceSuite(`SymetryML: ${title}`, () => new SymetryServer(), makeWith(settings), define);
}
