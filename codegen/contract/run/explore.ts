import type { Case } from '../cases/case.js';
import { type MoveMaking, moveCase, statusCase } from '../cases/move-case.js';
import type { MovingAction, Subject } from '../model/subject.js';
import { resultName, type Violation } from '../rules/rule.js';
import { inParallel } from './in-parallel.js';
import type { Outcome } from './play.js';

/** How a run plays a case and takes down what it finds. */
export interface Exploring extends MoveMaking {
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
 * Walks the transition table of a subject on the server: brings objects into every status that actions lead to, and calls every action of the
 * table in each. Gives the statuses that it could not bring an object into.
 */
export async function explore(exploring: Exploring): Promise<string[]> {
  const { subject, play } = exploring;
  const first = await play(statusCase(exploring));
  const reached = new Map<string, readonly MovingAction[]>(first?.status === undefined ? [] : [[first.status, []]]);
  // Grows while it is walked.
  for (const [status, path] of reached) {
    const tried = await tryAll(status, path, exploring);
    for (const { action, outcome } of tried) {
      const { status: after, result } = outcome;
      if (after !== undefined && result?.code === 200 && !reached.has(after)) reached.set(after, [...path, action]);
    }
    if (tried.length === subject.actions.length) noteClosedWays(status, tried, exploring);
  }
  return subject.machine.statuses.map(({ name }) => name).filter((name) => !reached.has(name));
}

/** Calls every action on an object of its own in that status; in the order of the actions, whichever was answered first. */
async function tryAll(status: string, path: readonly MovingAction[], exploring: Exploring): Promise<Tried[]> {
  const cases = exploring.subject.actions.map((action) => ({ action, each: moveCase(exploring, path, action, status) }));
  const outcomes = new Map<Case, Outcome>();
  await inParallel(cases, exploring.concurrency, async ({ each }) => {
    const outcome = await exploring.play(each);
    if (outcome && outcome.skipped === undefined) outcomes.set(each, outcome);
  });
  return cases.flatMap(({ action, each }) => {
    const outcome = outcomes.get(each);
    return outcome ? [{ action, each, outcome }] : [];
  });
}

/** What may follow a status, some action leads to: at least one of those that the table names there is let through. */
function noteClosedWays(from: string, tried: readonly Tried[], { subject, note }: Exploring): void {
  const next = nextOf(subject, from);
  for (const to of next) {
    const leading = tried.filter(({ action }) => action.leadsTo.includes(to) && !action.many);
    const open = leading.some(({ action, outcome: { result, status } }) => {
      const ends = [to, ...action.leadsTo.filter((other) => next.includes(other))];
      return result?.code === 200 && status !== undefined && ends.includes(status);
    });
    const [first] = leading;
    if (open || !first) continue;
    const refusals = leading.map(
      ({ each, outcome: { result } }) => `${each.step.action} ${result ? resultName(result) : 'no answer'}`,
    );
    const message = `${to} may follow ${from}, but nothing leads there: ${refusals.join(', ')}`;
    note(first.each, { rule: 'transition', place: `${from} -> ${to}`, message });
  }
}

function nextOf({ machine }: Subject, from: string): readonly string[] {
  return machine.statuses.find(({ name }) => name === from)?.next ?? [];
}
