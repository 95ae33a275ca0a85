import {
  asyncProperty,
  assert as check,
  dictionary,
  integer,
  oneof,
  shuffledSubarray,
  stringMatching,
  uniqueArray,
} from 'fast-check';
import * as assert from 'uvu/assert';
import { readHocon } from '../../../codegen/definition/hocon.js';
import { suite } from '../../support/harness.js';
import { apiOf, withFolder } from '../fixtures/folder.js';

const test = suite('reading does not depend on the order of keys');

const WORDS = stringMatching(/^[a-z][a-z_]{2,8}$/);
const BLOCKS = [
  '_description: "Notes"',
  '_references { flag { type: boolean, default: false, description: "Flag" } }',
  '_definitions { kind { type: string, enum: [a, b] }, item { type: object, properties { kind { description: "K", "$ref": "#/definitions/kind" } } } }',
  `get_all { "1.0" { description: "Lists", request { type: object, properties { a = \${_references.flag} } }, response { type: object } } }`,
  `get_one { internal: true, "1.2": \${get_all."1.0"}, "1.10": \${get_one."1.2"} { request.properties.b { type: string, description: "B" } } }`,
  'add_many { "1.0" { description: "Adds", batch_request { action: get_all, version: "1.0" }, response { type: object } } }',
];

/** The API without the places, which are all that the order may change. */
async function readIn(order: readonly string[]): Promise<unknown> {
  const api = await apiOf(order.join('\n'));
  return JSON.parse(JSON.stringify(api, (key, value: unknown) => (key === 'location' ? undefined : sorted(value))));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('of the blocks of a service', async () => {
  const expected = await readIn(BLOCKS);
  await check(
    asyncProperty(shuffledSubarray(BLOCKS, { minLength: BLOCKS.length }), async (order) => {
      assert.equal(await readIn(order), expected);
    }),
    { numRuns: 20 },
  );
});

test('of properties, and their names and texts come through unharmed', () =>
  check(
    asyncProperty(
      dictionary(WORDS, oneof(integer(), stringMatching(/^[ -~]{0,12}$/)), { minKeys: 1, maxKeys: 8 }),
      async (values) => {
        const text = Object.entries(values)
          .reverse()
          .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
          .join('\n');
        await withFolder({ 'a.conf': `x {\n${text}\n}` }, async (dir) => {
          const { value, diagnostics } = await readHocon(`${dir}/a.conf`);
          assert.equal(diagnostics, []);
          assert.equal(value, { x: { ...values } });
        });
      },
    ),
    { numRuns: 50 },
  ));

test('and the outline finds every key that the parser reads', () =>
  check(
    asyncProperty(uniqueArray(WORDS, { minLength: 1, maxLength: 6 }), async (path) => {
      await withFolder({ 'a.conf': `\n${path.join('.')}: 1` }, async (dir) => {
        const { value, locator } = await readHocon(`${dir}/a.conf`);
        const reached = path.reduce<unknown>((object, key) => (object as Record<string, unknown>)[key], value);
        assert.is(reached, 1);
        assert.equal(locator.find(path), {
          location: { file: `${dir}/a.conf`, line: 2, column: 1 },
          written: path,
          missing: 0,
          passing: false,
          text: '1',
        });
      });
    }),
    { numRuns: 30 },
  ));

test.run();
