import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { baseErrors } from '../../src/rpc/base-errors.js';
import { httpErrors } from '../../src/surfaces/http/errors.js';
import { suite } from '../support/harness.js';
import { ours } from './definitions.js';

type Row = readonly [code: number, subcode: number, message: string];

/** What clients in the field match: code, subcode and message by name (task-core 4.2). */
const published = JSON.parse(readFileSync(new URL('../vectors/errors.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Row>
>;

const test = suite('errors.conf');

async function catalogue(): Promise<Map<string, Row>> {
  const { errors } = await ours();
  return new Map(errors.map(({ name, code, subcode, message }) => [name, [code, subcode, message]]));
}

test('every published error is there with its code, subcode and message', async () => {
  const rows = await catalogue();
  for (const [name, row] of Object.entries(published)) assert.equal(rows.get(name), row, name);
});

test('the rows of the framework are the same as in the code that raises them', async () => {
  const rows = await catalogue();
  for (const { name, code, subcode, message } of Object.values({ ...baseErrors, ...httpErrors })) {
    assert.equal(rows.get(name), [code, subcode, message], name);
  }
});

test('no two errors share code and subcode', async () => {
  const { errors } = await ours();
  const pairs = errors.map(({ code, subcode }) => `${code}/${subcode}`);
  assert.is(new Set(pairs).size, pairs.length, `twice: ${pairs.filter((pair, i) => pairs.indexOf(pair) !== i)}`);
});

test('messages are lower case without a full stop: that is how they are rendered and matched', async () => {
  const { errors } = await ours();
  for (const { name, message } of errors) assert.match(message, /^[a-z][a-z ,.()'-]*[a-z)]$/, name);
});

test('every error is either raised by the framework, declared by an action, or kept for services to come', async () => {
  const { errors, services } = await ours();
  const declared = new Set(services.flatMap(({ actions }) => actions.flatMap((action) => action.errors)));
  const idle = errors
    .map(({ name }) => name)
    .filter((name) => !declared.has(name) && !Object.hasOwn({ ...baseErrors, ...httpErrors }, name));
  assert.equal(idle.sort(), ['batch_contains_no_items', 'events_not_added', 'missing_task_fields']);
});

test.run();
