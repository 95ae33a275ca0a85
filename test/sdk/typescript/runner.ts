import { camelCase } from '../../../codegen/emit/print/names.js';
import { difference, filled, valueAt } from '../support/matching.js';
import { type Connect, type ExpectedError, isFor, type Kind, type Scenario, type Step } from '../support/scenario.js';

/** What a generated package exports, as far as scenarios use it. */
export interface Sdk {
  createClient(options: object): Client;
}

type Method = (request?: unknown, options?: object) => Promise<unknown> & AsyncIterable<unknown>;
type Client = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** Where a scenario's client connects to, and as whom. */
export interface Place {
  readonly url: string;
  /** The administrator's key, on a server that has one. */
  readonly key?: { readonly access_key: string; readonly secret_key: string };
}

/**
 * Takes a client of `version` through a scenario, wherever this runs: nothing here is of Node alone.
 *
 * @throws Error for the first step that does not come out as it says
 */
export async function run(scenario: Scenario, { createClient }: Sdk, version: string, place: Place): Promise<void> {
  const kept = new Map<string, unknown>([['run', `${version}-${crypto.randomUUID()}`]]);
  const client = createClient(optionsOf(scenario.connect ?? {}, place));

  async function take(step: Step): Promise<void> {
    const [kind, what] = kindOf(step);
    const { connect, options = {}, abort_after_ms: patience } = step;
    const own = connect ? createClient(optionsOf(filled({ ...scenario.connect, ...connect }, kept) as Connect, place)) : client;
    if (kind === 'missing') {
      const [action = '', iteration] = what.split(' ').reverse();
      if (methodOf(own, action, iteration ?? 'call')) throw new Error(`there is ${what}`);
      return;
    }
    const method = methodOf(own, what, kind);
    if (!method) throw new Error(`there is no ${kind} of ${what}`);
    const signal = patience === undefined ? {} : { signal: AbortSignal.timeout(patience) };
    const callOptions = { timeoutMs: options.timeout_ms, idempotent: options.idempotent, ...signal };
    const answers: unknown[] = [];
    const failure = await outcome(async () => {
      const answer = method(filled(step.request, kept), callOptions);
      if (kind === 'call') answers.push(await answer);
      else await collect(answer, answers, kind === 'stream' ? step : {}, takeAll);
    });
    expectFailure(failure, step.error);
    const expected = filled(step.answers ?? ('answer' in step ? [step.answer] : answers), kept);
    fail(difference(expected, answers, kind));
    const [answer] = answers;
    for (const path of step.absent ?? []) if (valueAt(answer, path) !== undefined) throw new Error(`there is ${path}`);
    for (const [name, path] of Object.entries(step.keep ?? {})) kept.set(name, valueAt(answer, path));
  }

  async function takeAll(steps: readonly Step[]): Promise<void> {
    for (const step of steps.filter((each) => isFor(each, version))) {
      await take(step).catch((error: unknown) => {
        throw new Error(`${scenario.name}, version ${version}, ${JSON.stringify(step)}: ${String(error)}`, { cause: error });
      });
    }
  }

  await takeAll(scenario.steps);
}

/** Reads to the end; from a stream as much as is expected of it. */
async function collect(
  all: AsyncIterable<unknown>,
  answers: unknown[],
  { answers: expected, after_first: then = [] }: Step,
  takeAll: (steps: readonly Step[]) => Promise<void>,
): Promise<void> {
  for await (const one of all) {
    answers.push(one);
    if (answers.length === 1) await takeAll(then);
    if (answers.length === expected?.length) return;
  }
}

function kindOf(step: Step): [Kind, string] {
  for (const kind of ['call', 'pages', 'scroll', 'items', 'stream', 'missing'] as const) {
    const what = step[kind];
    if (what !== undefined) return [kind, what];
  }
  throw new Error('no step of any kind');
}

const SUFFIXES: Readonly<Record<string, string>> = { pages: 'Pages', scroll: 'Scroll', items: 'Items' };

function methodOf(client: Client, action: string, kind: string): Method | undefined {
  const [service = '', name = ''] = action.split('.');
  return client[camelCase(service)]?.[`${camelCase(name)}${SUFFIXES[kind] ?? ''}`];
}

function optionsOf(connect: Connect, { url, key }: Place): object {
  const { timeout_ms: timeoutMs, retries, backoff_ms: backoffMs, token, credentials = token ? 'none' : key } = connect;
  const pair = credentials === 'wrong' ? { access_key: 'nobody', secret_key: 'nothing' } : credentials;
  const keys = typeof pair === 'object' ? { accessKey: pair.access_key, secretKey: pair.secret_key } : {};
  return { url, timeoutMs, retries, backoffMs, token, ...keys };
}

async function outcome(work: () => Promise<void>): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  ApiError: 'api',
  ConnectionError: 'connection',
  TimeoutError: 'timeout',
  UnexpectedAnswerError: 'unexpected',
};

function expectFailure(failure: unknown, expected: ExpectedError | undefined): void {
  if (expected === undefined) {
    if (failure !== undefined) throw failure;
    return;
  }
  if (!(failure instanceof Error || failure instanceof DOMException))
    throw new Error(`it worked, instead of ${JSON.stringify(expected)}`);
  const { kind, message = '', ...members } = expected;
  const isAbort = failure instanceof DOMException;
  const found = isAbort ? 'aborted' : (KINDS[failure.name] ?? 'other');
  if (found !== kind || !failure.message.includes(String(message))) throw failure;
  const { reason = null } = failure as { readonly reason?: unknown };
  fail(difference(members, { ...failure, reason }, 'error'));
}

function fail(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}
