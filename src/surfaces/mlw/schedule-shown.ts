import type { MlwParent, MlwType } from '../../generated/surfaces/mlw.js';
import type { ShownSchedule } from './stored-task.js';

type Shown = Pick<MlwParent, 'recurrence' | 'cronExpression' | 'startDate' | 'startTimeH' | 'startTimeM' | 'timeZone'>;

/**
 * What a parent task says of its schedule. Nothing is an empty text, never null and never missing; the zone alone is missing where no
 * start was asked for (rest-surfaces 2.1, 2.7).
 *
 * @param kept what was kept with the task; anybody may have edited it
 * @param created a training that was asked for at once shows when that was, as in the vendor's example
 */
export function shownSchedule(kept: unknown, type: MlwType, created: string): Shown {
  const given = givenOf(kept);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const start = text(given.startDate) === '' && type === 'NN' ? startOf(created) : given;
  return {
    cronExpression: text(given.cronExpression),
    recurrence: given.recurrence === 'REPEAT' ? 'REPEAT' : 'ONE_TIME',
    startDate: text(start.startDate),
    startTimeH: text(start.startTimeH),
    startTimeM: text(start.startTimeM),
    ...(typeof given.timeZone === 'string' && { timeZone: given.timeZone }),
  };
}

/** A moment in the parts that MLW shows, in UTC. @param moment ISO 8601 */
export function startOf(moment: string): Required<Pick<ShownSchedule, 'startDate' | 'startTimeH' | 'startTimeM'>> {
  const iso = new Date(moment).toISOString();
  return { startDate: iso.slice(0, 10), startTimeH: iso.slice(11, 13), startTimeM: iso.slice(14, 16) };
}

/** Whether a parent task was given a schedule when it was made: most were not. @param kept what was kept with the task */
export function mayWait(kept: unknown): boolean {
  const { recurrence, timeZone } = givenOf(kept);
  return recurrence === 'REPEAT' || timeZone !== undefined;
}

function givenOf(kept: unknown): { readonly [Key in keyof Shown]?: unknown } {
  return typeof kept === 'object' && kept !== null ? kept : {};
}
