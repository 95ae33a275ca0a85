import * as assert from 'uvu/assert';
import { mlwAuthenticator } from '../../../src/app/vendor-surfaces/mlw.js';
import type { TaskStatus } from '../../../src/generated/index.js';
import type { MlwErrorBody, MlwIndividual, MlwParentWithList } from '../../../src/generated/surfaces/mlw.js';
import type { Caller } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import { queueDue } from '../../../src/services/schedules/queue-due.js';
import type { TaskDocument } from '../../../src/services/tasks/task-document.js';
import { type MlwParts, mlw } from '../../../src/surfaces/mlw/surface.js';
import type { Suite } from '../../support/harness.js';
import { type AskedCredential, type MakeSurface, SurfaceServer, surfaceSuite } from '../support/surface-server.js';

/** When it is in these tests: Mon Sep 28 10:06:49 2020. */
export const NOW = Date.UTC(2020, 8, 28, 10, 6, 49);

export const TASKS = '/service/mlw/tasks';

/** Somebody with a credential of MLW and a project, in a company of their own. */
export interface Account {
  readonly caller: Caller;
  /** `tenant/user` */
  readonly id: string;
  readonly password: string;
  /** Id. */
  readonly project: string;
}

export interface MlwAnswer<Body> {
  readonly status: number;
  readonly json: Body;
}

/** An error as a test compares it: status, message and kind. */
export type Refusal = readonly [status: number, message: string, kind: string];

/** MLW on a port of its own. */
export class MlwServer extends SurfaceServer {
  constructor() {
    super(NOW);
  }

  /** Somebody new with a credential. */
  async ann(roles?: AskedCredential['roles']): Promise<Account> {
    const asked = { surface: 'mlw', id: `t1/${newId()}`, ...(roles && { roles }) } as const;
    const { caller, id, secret } = await this.account(asked);
    return { caller, id, password: secret, project: await this.api.project({ name: 'ExampleProject' }, caller) };
  }

  /** One request, with the account's credentials unless `headers` say otherwise. */
  async asked<Body = MlwParentWithList>(
    account: Pick<Account, 'id' | 'password'>,
    method: string,
    target: string,
    body?: unknown,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<MlwAnswer<Body>> {
    const answer = await this.ask(method, target, { body, headers: { authorization: basic(account), ...headers } });
    return { status: answer.status, json: answer.json as unknown as Body };
  }

  /** What a request answers that goes well. */
  async good<Body = MlwParentWithList>(...request: Parameters<MlwServer['asked']>): Promise<Body> {
    const { status, json } = await this.asked<Body>(...request);
    assert.is(status, 200, JSON.stringify(json));
    return json;
  }

  /** The error of a request. */
  async refused(...request: Parameters<MlwServer['asked']>): Promise<Refusal> {
    const { status, json } = await this.asked<MlwErrorBody>(...request);
    assert.ok(status >= 400, `refused, but this was answered: ${JSON.stringify(json)}`);
    return [status, json.message, 'exception' in json ? json.exception : json.error];
  }

  /** Measurements brought in over the surface. */
  imported(account: Account, fields: object = {}): Promise<MlwParentWithList> {
    return this.good(account, 'POST', importPath(account.project), newImport(fields));
  }

  /** A training made over the surface. */
  trained(account: Account, fields: object = {}): Promise<MlwParentWithList> {
    return this.good(account, 'POST', trainPath(account.project), newTraining(fields));
  }

  parent(account: Account, id: string): Promise<MlwParentWithList> {
    return this.good(account, 'GET', `${TASKS}/${id}`);
  }

  /** Brings an individual into a state of the core, and gives it as MLW shows it then. */
  async individualIn(
    account: Account,
    { id, individualTasks: [individual] }: MlwParentWithList,
    status: TaskStatus,
    fields: Partial<TaskDocument> = {},
  ): Promise<MlwIndividual> {
    const child = individual?.id ?? '';
    await this.api.services.tasks.collection.update({ id: child }, { $set: { status, ...fields } });
    return this.good<MlwIndividual>(account, 'GET', `${TASKS}/${id}/task/${child}`);
  }

  /** Does what the schedules say is due at a moment, as the server's maintenance does. Gives what that queued for the account. */
  async queueDue({ caller }: Account, now: Date): Promise<string[]> {
    const { schedules, tasks } = this.api.services;
    const queued = await queueDue(schedules, tasks, { signal: new AbortController().signal, now });
    const own = await tasks.collection.find({ id: { $in: queued }, company: caller.company });
    return own.map(({ id }) => id);
  }
}

export function basic({ id, password }: Pick<Account, 'id' | 'password'>): string {
  return `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`;
}

export function importPath(project: string): string {
  return `/service/mlw/projects/${project}/resources/importFromCumulocity/data`;
}

export function trainPath(project: string): string {
  return `/service/mlw/projects/${project}/resources/1600941000_Architecture/trainNN`;
}

/** What a client sends to bring in measurements. */
export function newImport(fields: object = {}): object {
  const given = { dateFrom: '2020-07-03', timeFromH: '06', timeFromM: '00', dateTo: '2020-09-28T07:00:10.509Z' };
  return { fileName: `data ${newId()}`, ...given, source: '446', series: ['sensor4', 'sensor2'], ...fields };
}

/** What a client sends to train a network. */
export function newTraining(fields: object = {}): object {
  const given = { problemType: 'classification', optimizer: 'adam', loss: 'categorical_crossentropy', metrics: ['accuracy'] };
  const numbers = { learningRate: 0.0001, epoch: 5, testSize: 0.3, batchSize: 15, stepPerEpoch: 10 };
  const rest = { scriptOutput: '', recurrence: 'ONE_TIME', cronExpression: '', dataID: '1600941001_Data', shuffleData: true };
  return { modelName: `model ${newId()}`, ...given, ...numbers, ...rest, ...fields };
}

/** MLW as it is unless told otherwise. */
export const makeMlw = makeMlwWith({});

export function makeMlwWith(options: Partial<MlwParts>): MakeSurface {
  return ({ services, auth, authenticator, ...parts }) =>
    mlw({
      ...parts,
      authenticator: { ...authenticator, bearer: mlwAuthenticator(auth).bearer },
      schedules: services.schedules,
      queue: 'mlw',
      ...options,
    });
}

/** A group of tests that runs on each engine, on one server. */
export function mlwSuite(title: string, define: (test: Suite, server: MlwServer) => void, make = makeMlw): void {
  surfaceSuite(`MLW: ${title}`, () => new MlwServer(), make, define);
}
