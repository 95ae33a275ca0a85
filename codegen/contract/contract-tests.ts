import type { ApiDefinition } from '../definition/ir.js';
import { snapshot } from '../definition/snapshot.js';
import { versionsOf } from '../emit/model.js';
import { frameworkErrors } from '../emit/sdk/framework-errors.js';
import { casesOf } from './cases/plan.js';
import { Random } from './generate/random.js';
import { type Operation, operationsOf } from './model/operation.js';
import { type Resource, referredTo, resourcesOf } from './model/resource.js';
import { type Subject, subjectOf } from './model/subject.js';
import type { ContractOptions } from './options.js';
import type { ContractReport } from './report/report.js';
import type { Contract } from './rules/rule.js';
import { Client, type Target } from './run/client.js';
import { type Exploring, explore } from './run/explore.js';
import { inParallel } from './run/in-parallel.js';
import { type Learned, learn } from './run/learn.js';
import { Leftovers } from './run/leftovers.js';
import { Player } from './run/play.js';
import { probe } from './run/probe.js';
import { Run } from './run/run.js';

const DEFAULTS = { runs: 2, timeLimitMs: 120_000, concurrency: 4, strict: false };

/** After the end of a run, calls on their way get so long, and cleaning up twice that. */
const GRACE_MS = 3_000;

/**
 * Calls a server in every way that its definitions say something about, and holds each answer against them. What the server does wrong is in
 * the report; nothing of it is thrown.
 *
 * @throws TargetError when the server does not answer at all, or does not let the caller in
 */
export async function contractTests(api: ApiDefinition, target: Target, options: ContractOptions): Promise<ContractReport> {
  const { seed, runs, timeLimitMs, concurrency, strict } = { ...DEFAULTS, ...options };
  const all = operationsOf(api);
  const seen = seenAt(options.version, all);
  const operations = seen.filter((operation) => isChosen(operation, options));
  using run = new Run(timeLimitMs, options);
  const client = new Client(target, later(run.signal, GRACE_MS));
  const sweeper = new Client(target, later(run.signal, 2 * GRACE_MS));
  const contract = { errors: errorsOf(api), strict };
  const leftovers = new Leftovers(sweeper, contract);
  await probe(all, client, strict);
  const { resources, unmade } = await learnOn(all, new Player(client, leftovers, contract, resourcesOf(all)), run, seed);
  const player = new Player(client, leftovers, contract, resources);
  const subjects = api.machines.flatMap((machine) => subjectOf(machine, seen, resources) ?? []);
  const chosen = subjects.filter(({ actions }) => actions.some(({ operation }) => operations.includes(operation)));
  const unreached = await walkTables(chosen, resources, { run, player, seed, concurrency });
  const versions = options.version === undefined ? versionsOf(api) : [];
  const cases = casesOf({ operations, resources, versions, seed, runs, strict });
  run.plan(cases.length);
  await inParallel(cases, concurrency, async (each) => void (await run.play(each, player)));
  const requests = client.sent + sweeper.sent;
  return { url: target.url, seed, requests, unmade, unreached, leftBehind: leftovers.kept, ...run.summary() };
}

/** Finds out how the kinds of objects are made that requests refer to. */
function learnOn(all: readonly Operation[], player: Player, { signal }: Run, seed: string): Promise<Learned> {
  return learn(resourcesOf(all), referredTo(all), new Random(seed), (each) => player.play(each), signal);
}

interface Walking {
  readonly run: Run;
  readonly player: Player;
  readonly seed: string;
  readonly concurrency: number;
}

/** Gives the statuses that were not reached, by machine. */
async function walkTables(
  subjects: readonly Subject[],
  resources: ReadonlyMap<string, Resource>,
  { run, player, seed, concurrency }: Walking,
): Promise<Map<string, readonly string[]>> {
  const unreached = new Map<string, readonly string[]>();
  for (const subject of subjects) {
    const { name } = subject.machine;
    const play: Exploring['play'] = (each) => {
      run.plan(1);
      return run.play(each, player);
    };
    const random = new Random(`${seed} ${name}`);
    unreached.set(name, await explore({ subject, resources, random, concurrency, play, note: run.note }));
  }
  return unreached;
}

/** The layers that a caller of one version sees; all when there is none. */
function seenAt(version: string | undefined, all: readonly Operation[]): readonly Operation[] {
  if (version === undefined) return all;
  const answering = all.filter(({ action, layer }) => snapshot(action, version) === layer);
  return answering.map((operation) => ({ ...operation, asked: version, askedAs: [version], newest: true }));
}

function isChosen({ service, action }: Operation, { only = [] }: ContractOptions): boolean {
  return only.length === 0 || only.includes(service) || only.includes(action.fullName);
}

/** Errors of the catalogue, and those that the framework raises whatever the catalogue says. */
function errorsOf(api: ApiDefinition): Contract['errors'] {
  return new Map([...frameworkErrors, ...api.errors].map((row) => [`${row.code}/${row.subcode}`, row]));
}

/** Aborted some time after `signal`. */
function later(signal: AbortSignal, afterMs: number): AbortSignal {
  const late = new AbortController();
  const abort = (): void => void setTimeout(() => late.abort(), afterMs).unref();
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return late.signal;
}
