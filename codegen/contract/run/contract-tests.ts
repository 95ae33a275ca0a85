import type { ApiDefinition, ErrorRow } from '../../definition/ir.js';
import { snapshot } from '../../definition/snapshot.js';
import { versionsOf } from '../../emit/model.js';
import type { Case } from '../cases/case.js';
import { casesOf } from '../cases/plan.js';
import { type Operation, operationsOf } from '../model/operation.js';
import { resourcesOf } from '../model/resource.js';
import { subjectOf } from '../model/subject.js';
import type { Contract } from '../rules/rule.js';
import { Client, type Target } from './client.js';
import { explore } from './explore.js';
import { inParallel } from './in-parallel.js';
import { Player } from './play.js';
import type { Failure } from './findings.js';
import { Run } from './run.js';

export interface ContractOptions {
  /** The same seed makes the same requests. */
  readonly seed: string;
  /** How many requests with some of their optional fields each layer gets. Default 2. */
  readonly runs?: number;
  /** Default 120 000. */
  readonly timeLimitMs?: number;
  /** Calls at a time. Default 4. */
  readonly concurrency?: number;
  /** Only what a caller of this version sees. */
  readonly version?: string | undefined;
  readonly services?: readonly string[];
  /** `"tasks.get_all"` */
  readonly actions?: readonly string[];
  /** The server refuses fields that a layer does not declare (`versions.strict`). */
  readonly strict?: boolean;
  /** Errors that the framework raises besides those of the catalogue. */
  readonly frameworkErrors: readonly Pick<ErrorRow, 'code' | 'subcode' | 'name'>[];
  /** Ends the run early; what was found by then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly played: number;
  readonly planned: number;
  readonly failures: number;
}

/** Why a run ended. */
export type Ending = 'done' | 'time limit' | 'interrupted' | 'no answer';

/** What a run found. */
export interface ContractReport {
  readonly url: string;
  readonly seed: string;
  readonly ended: Ending;
  readonly seconds: number;
  /** Calls made, those for preparing and cleaning up among them. */
  readonly requests: number;
  readonly planned: number;
  readonly played: number;
  /** Cases that could not be played, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Cases played, by action and version of the layer: `"tasks.get_all@2.14"`. */
  readonly covered: ReadonlyMap<string, number>;
  /** Statuses that no action led to, by status machine. */
  readonly unreached: ReadonlyMap<string, readonly string[]>;
  /** Objects that could not be taken away again, by kind. */
  readonly leftBehind: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}

/** After the end, calls on their way get this long, and cleaning up. */
const GRACE_MS = 5_000;

/**
 * Calls a server in every way that its definitions say something about, and holds each answer against them.
 *
 * @throws nothing for what the server does: that is in the report
 */
export async function contractTests(api: ApiDefinition, target: Target, options: ContractOptions): Promise<ContractReport> {
  const { seed, runs = 2, timeLimitMs = 120_000, concurrency = 4, strict = false } = options;
  const all = operationsOf(api);
  const operations = chosen(all, options);
  const resources = resourcesOf(all);
  const contract: Contract = { errors: errorsOf(api, options.frameworkErrors), strict };
  const run = new Run(timeLimitMs, options);
  const late = lateSignal(run.signal, GRACE_MS);
  const client = new Client(target, late);
  const sweeper = new Client(target, lateSignal(run.signal, 2 * GRACE_MS));
  const player = new Player(client, sweeper, contract, resources);
  const cases = casesOf({ operations, resources, versions: versionsOf(api), seed, runs, strict });
  run.plan(cases.length);
  const unreached = new Map<string, readonly string[]>();
  const play = (each: Case) => run.play(each, player);
  for (const machine of api.machines) {
    const subject = subjectOf(machine, operations, resources);
    if (!subject) continue;
    const exploring = { resources, seed, concurrency, play: (each: Case) => { run.plan(1); return play(each); }, note: run.note };
    unreached.set(machine.name, await explore(subject, exploring));
  }
  await inParallel(cases, concurrency, async (each) => void (await play(each)));
  return {
    url: target.url,
    seed,
    ended: run.ended,
    seconds: run.seconds,
    requests: client.sent + sweeper.sent,
    planned: run.planned,
    played: run.played,
    skipped: run.skipped,
    covered: run.covered,
    unreached,
    leftBehind: player.leftBehind,
    failures: run.findings.failures,
  };
}

function chosen(all: readonly Operation[], { services = [], actions = [], version }: ContractOptions): Operation[] {
  const named = (operation: Operation): boolean =>
    (services.length === 0 && actions.length === 0) ||
    services.includes(operation.service) ||
    actions.includes(operation.action.fullName);
  const seen = all.filter(named);
  if (version === undefined) return seen;
  return seen
    .filter(({ action, layer }) => snapshot(action, version) === layer)
    .map((operation) => ({ ...operation, askedAs: [version], newest: true }));
}

function errorsOf(api: ApiDefinition, framework: ContractOptions['frameworkErrors']): Contract['errors'] {
  return new Map([...framework, ...api.errors].map((row) => [`${row.code}/${row.subcode}`, row]));
}

/** Aborted some time after `signal`. */
function lateSignal(signal: AbortSignal, afterMs: number): AbortSignal {
  const late = new AbortController();
  signal.addEventListener('abort', () => void setTimeout(() => late.abort(), afterMs).unref(), { once: true });
  return late.signal;
}
