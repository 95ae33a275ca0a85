import type { Case, Step } from '../cases/case.js';
import { making, moveCase, readingOf } from '../cases/move-case.js';
import { Random } from '../generate/random.js';
import type { Resource } from '../model/resource.js';
import type { MovingAction, Subject } from '../model/subject.js';
import { resultName, type Violation } from '../rules/rule.js';
import { inParallel } from './in-parallel.js';
import type { Outcome } from './play.js';

/** How a run plays a case and takes down what it finds. */
export interface Exploring {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly seed: string;
  readonly concurrency: number;
  /** Undefined when the run is to end. */
  readonly play: (each: Case) => Promise<Outcome | undefined>;
  /** Takes down a violation that no single call shows. */
  readonly note: (each: Case, violation: Violation) => void;
}

interface Tried {
  readonly action: MovingAction;
  readonly each: Case;
  readonly outcome: Outcome;
}

/**
 * Walks the transition table of a subject on the server: brings an object into every status that actions lead to, and calls every action of the
 * table in each. Gives the statuses that it could not bring an object into.
 */
export async function explore(subject: Subject, exploring: Exploring): Promise<string[]> {
  const random = new Random(`${exploring.seed} ${subject.machine.name}`);
  const start = making(subject, exploring.resources, random);
  const { step, path } = readingOf(subject);
  const first = await exploring.play({ setup: start, step, note: 'as it is made', move: { reading: { step, path }, next: new Map(), leadsTo: [], many: true } });
  const reached = new Map<string, readonly Step[]>(first?.status === undefined ? [] : [[first.status, start]]);
  // Grows while it is walked.
  for (const [status, steps] of reached) {
    const cases = subject.actions.map((action) => ({
      action,
      each: moveCase(subject, action, steps, exploring.resources, random, status),
    }));
    const tried = await tryAll(cases, exploring);
    for (const { each, outcome } of tried) {
      const { status: after, result } = outcome;
      if (after !== undefined && result?.code === 200 && !reached.has(after)) reached.set(after, [...each.setup, each.step]);
    }
    if (tried.length === cases.length) noteClosedWays(subject, status, tried, exploring);
  }
  return subject.machine.statuses.map(({ name }) => name).filter((name) => !reached.has(name));
}

async function tryAll(cases: readonly Omit<Tried, 'outcome'>[], { play, concurrency }: Exploring): Promise<Tried[]> {
  const tried: Tried[] = [];
  await inParallel(cases, concurrency, async ({ action, each }) => {
    const outcome = await play(each);
    if (outcome && outcome.skipped === undefined) tried.push({ action, each, outcome });
  });
  return tried.toSorted((a, b) => cases.findIndex(({ each }) => each === a.each) - cases.findIndex(({ each }) => each === b.each));
}

/** What may follow a status, some action leads to: at least one of those that the table names there is let through. */
function noteClosedWays({ machine }: Subject, from: string, tried: readonly Tried[], { note }: Exploring): void {
  const next = machine.statuses.find(({ name }) => name === from)?.next ?? [];
  for (const to of next) {
    const leading = tried.filter(({ action }) => action.leadsTo.includes(to) && !action.many);
    const open = leading.some(({ action, outcome: { result, status } }) => {
      const ends = [to, ...action.leadsTo.filter((other) => next.includes(other))];
      return result?.code === 200 && status !== undefined && ends.includes(status);
    });
    const [first] = leading;
    if (open || !first) continue;
    const refusals = leading.map(({ each, outcome: { result } }) => `${each.step.action} ${result ? resultName(result) : 'no answer'}`);
    const message = `${to} may follow ${from}, but nothing leads there: ${refusals.join(', ')}`;
    note(first.each, { rule: 'transition', place: `${from} -> ${to}`, message });
  }
}
