import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { CronError, momentAfter, momentUpTo } from '../../../src/services/schedules/cron.js';
import { suite } from '../../support/harness.js';

const test = suite('cron expressions');

const MONDAY = new Date('2024-11-11T06:30:00.000Z');

async function rejected(cron: string): Promise<Error> {
  try {
    await momentAfter(cron, MONDAY);
  } catch (error) {
    assert.instance(error, CronError);
    return error as Error;
  }
  throw new Error(`${cron} was taken`);
}

for (const [cron, next] of [
  ['* * * * *', '2024-11-11T06:31:00.000Z'],
  ['*/15 * * * *', '2024-11-11T06:45:00.000Z'],
  ['30 6 * * *', '2024-11-12T06:30:00.000Z'],
  ['30 6 * * 1', '2024-11-18T06:30:00.000Z'],
  ['0 12 * * MON-FRI', '2024-11-11T12:00:00.000Z'],
  ['0 0 29 2 *', '2028-02-29T00:00:00.000Z'],
  ['0 0 1 JAN ?', '2025-01-01T00:00:00.000Z'],
  ['  0   7 * * *  ', '2024-11-11T07:00:00.000Z'],
  ['@daily', '2024-11-12T00:00:00.000Z'],
] as const) {
  test(`${JSON.stringify(cron)} comes true after a Monday half past six at ${next}`, async () => {
    assert.is((await momentAfter(cron, MONDAY)).toISOString(), next);
  });
}

test('are in UTC, wherever the server is and whatever the season', async () => {
  const { TZ } = process.env;
  process.env.TZ = 'America/New_York';
  try {
    // New York put its clocks on that night, and had no 02:30.
    assert.is((await momentAfter('30 2 * * *', new Date('2024-03-10T00:00:00Z'))).toISOString(), '2024-03-10T02:30:00.000Z');
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});

test('the last moment up to another is that one, if it is one', async () => {
  const hourly = async (iso: string) => (await momentUpTo('0 * * * *', new Date(iso)))?.toISOString();
  assert.is(await hourly('2024-11-11T07:00:00.000Z'), '2024-11-11T07:00:00.000Z');
  assert.is(await hourly('2024-11-11T07:00:00.001Z'), '2024-11-11T07:00:00.000Z');
  assert.is(await hourly('2024-11-11T06:59:59.999Z'), '2024-11-11T06:00:00.000Z');
});

for (const cron of [
  '',
  'every day',
  '* * * *',
  '* * * * * *',
  '0 0 12 * * ? *',
  '61 * * * *',
  '* 24 * * *',
  '5-1 * * * *',
  '*/0 * * * *',
  '@reboot',
  '@',
  '2024-11-12T00:00:00',
  '* * * * ☃',
]) {
  test(`${JSON.stringify(cron)} is refused, and the error says what was expected and what came`, async () => {
    const { message } = await rejected(cron);
    assert.match(message, /^expected five fields: minute, hour, day of month, month, day of week, got "/);
    assert.ok(message.includes(JSON.stringify(cron)), message);
  });
}

test('one that never comes true is refused', async () => {
  assert.match((await rejected('0 0 30 2 *')).message, '"0 0 30 2 *" has no moment after 2024-11-11T06:30:00.000Z');
});

test('are read by a library that no start loads', () => {
  const src = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const loads = files.flatMap((file) => {
    const lines = readFileSync(join(src, file), 'utf8').split('\n');
    return lines.filter((line) => line.includes("'croner'")).map((line) => `${file}: ${line.trim()}`);
  });
  assert.equal(loads, [
    "services/schedules/cron.ts: import type { Cron } from 'croner';",
    "services/schedules/cron.ts: const { Cron } = await import('croner');",
  ]);
});

test.run();
