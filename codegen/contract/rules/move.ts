import type { Move, Step } from '../cases/case.js';
import { type Result, resultName, type Violation } from './rule.js';

/** A call that may change the status of an object, and what it was before and afterwards. */
export interface Moved {
  readonly move: Move;
  readonly step: Step;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly result: Result | undefined;
}

/**
 * The transition table holds: a status changes only to one that may follow it and that the table names the action under; where there is none, the
 * action is refused; what is refused changes nothing. A status may follow itself, or be refused to: the table leaves that to the action.
 */
export function moveRule({ move, step, before, after, result }: Moved): Violation[] {
  const wrong = (to: string, message: string): Violation[] => [
    { rule: 'transition', place: `${before} -> ${to}`, message: `${step.action} of an object in ${before}: ${message}` },
  ];
  if (!result || before === undefined || after === undefined) return [];
  const open = [before, ...(move.next.get(before) ?? [])].filter((status) => move.leadsTo.includes(status));
  const can = open.length > 0 ? `only ${open.join(' or ')} may come of it` : 'no status that it leads to may follow';
  if (result.code !== 200) {
    return after === before ? [] : wrong(after, `refused with ${resultName(result)}, and yet the status is ${after}`);
  }
  if (after !== before && !open.includes(after)) return wrong(after, `${can}, but the status is ${after}`);
  if (open.length === 0 && !move.many) return wrong(move.leadsTo.join(' or '), `${can}, but it is answered as a success`);
  return [];
}
