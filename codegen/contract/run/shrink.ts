import { isNode } from '../../definition/schema-walk.js';
import { filledIn } from '../../emit/markdown/placeholders.js';
import type { Case, Step } from '../cases/case.js';

/** A case is played again at most so often to make it smaller. */
const MOST_TRIES = 120;

/**
 * The smallest case found that still fails: steps that it does not need are left out, and of what requests say all that can be.
 *
 * @param fails plays a case and says whether the same thing is wrong with it
 */
export async function shrink(start: Case, fails: (each: Case) => Promise<boolean>): Promise<Case> {
  let smallest = start;
  let tries = 0;
  const improved = async (): Promise<boolean> => {
    for (const candidate of smallerCases(smallest)) {
      if (tries++ >= MOST_TRIES) return false;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      return true;
    }
    return false;
  };
  while (await improved());
  return smallest;
}

/** Cases that are smaller by one thing, the boldest first. */
function* smallerCases(each: Case): Generator<Case> {
  const { repeat, move, ...others } = each;
  if (repeat || move) yield others;
  if (each.setup.length > 0) yield withSetup(each, []);
  for (const [at] of each.setup.entries()) yield withSetup(each, each.setup.toSpliced(at, 1));
  for (const request of smaller(each.step.request)) if (isRequest(request)) yield { ...each, step: { ...each.step, request } };
  for (const [at, step] of each.setup.entries()) {
    for (const request of smaller(step.request)) {
      if (isRequest(request)) yield { ...each, setup: each.setup.with(at, { ...step, request } satisfies Step) };
    }
  }
}

/** The case with fewer steps before it. Where an object is no longer made, an id that nothing has stands for it. */
function withSetup(each: Case, setup: readonly Step[]): Case {
  const made = new Set(setup.map(({ gives }) => gives));
  const told = (step: Step): Step => ({
    ...step,
    request: filledIn(step.request, (name) => (made.has(name) ? undefined : 'none')),
  });
  const exists = each.exists === true && setup.length === each.setup.length;
  return { ...each, exists, setup: setup.map(told), step: told(each.step) };
}

/** A batch stays a batch, and a request an object. */
function isRequest(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isNode) : isNode(value);
}

/** Values that are smaller than `value` by one thing, of the same type, the boldest first. */
export function* smaller(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* smallerTexts(value);
  else if (typeof value === 'number') yield* smallerNumbers(value);
  else if (Array.isArray(value)) yield* smallerLists(value);
  else if (isNode(value)) yield* smallerObjects(value);
}

function* smallerTexts(text: string): Generator<string> {
  // An id stands for an object: without the object the case is another one.
  if (text.length <= 1 || text.startsWith('{{')) return;
  const points = [...text];
  yield 'a';
  if (points.length > 3) {
    const half = Math.ceil(points.length / 2);
    yield points.slice(0, half).join('');
    yield points.slice(half).join('');
  }
}

function* smallerNumbers(number: number): Generator<number> {
  if (number !== 0) yield 0;
  const half = Math.trunc(number / 2);
  if (half !== number && half !== 0) yield half;
}

function* smallerLists(list: readonly unknown[]): Generator<unknown[]> {
  if (list.length > 1) yield [];
  for (const [at] of list.entries()) yield list.toSpliced(at, 1);
  for (const [at, item] of list.entries()) for (const less of smaller(item)) yield list.with(at, less);
}

function* smallerObjects(object: Readonly<Record<string, unknown>>): Generator<Record<string, unknown>> {
  const entries = Object.entries(object);
  if (entries.length > 1) yield {};
  for (const [at] of entries.entries()) yield Object.fromEntries(entries.toSpliced(at, 1));
  for (const [at, [name, member]] of entries.entries()) {
    for (const less of smaller(member)) yield Object.fromEntries(entries.with(at, [name, less]));
  }
}
