import type { Cron } from 'croner';

/** A cron expression cannot be read, or never comes true; the message says why. */
export class CronError extends Error {
  override readonly name = 'CronError';
}

const FIELDS = 'expected five fields: minute, hour, day of month, month, day of week';
const NICKNAME = /^@\w+$/;

/**
 * The first moment of a cron expression after another, in UTC.
 *
 * @param cron five fields, or a nickname such as `@daily`
 * @throws CronError
 * @example
 * await momentAfter('30 6 * * 1', new Date('2024-11-11T06:30:00Z')); // 2024-11-18T06:30:00.000Z
 */
export async function momentAfter(cron: string, moment: Date): Promise<Date> {
  const next = (await parsed(cron)).nextRun(moment);
  if (!next) throw new CronError(`${JSON.stringify(cron)} has no moment after ${moment.toISOString()}`);
  return next;
}

/** The last moment of a cron expression up to another, itself included; undefined when there is none. @throws CronError */
export async function momentUpTo(cron: string, moment: Date): Promise<Date | undefined> {
  const [last] = (await parsed(cron)).previousRuns(1, new Date(moment.getTime() + 1));
  return last;
}

/** Reads the expression. The library is loaded with the first one: a server without schedules starts without it. */
async function parsed(cron: string): Promise<Cron> {
  const text = cron.trim();
  // What else the library takes is a date, or has seconds: finer than the looks of the server.
  if (text.split(/\s+/).length !== 5 && !NICKNAME.test(text)) throw new CronError(`${FIELDS}, got ${JSON.stringify(cron)}`);
  const { Cron } = await import('croner');
  try {
    return new Cron(text, { mode: '5-part', timezone: 'UTC', paused: true });
  } catch (cause) {
    throw new CronError(`${FIELDS}, got ${JSON.stringify(cron)} (${(cause as Error).message})`, { cause });
  }
}
