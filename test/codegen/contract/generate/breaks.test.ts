import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { breaksOf } from '../../../../codegen/contract/generate/breaks.js';
import { changed } from '../../../../codegen/contract/generate/change.js';
import { Random } from '../../../../codegen/contract/generate/random.js';
import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import { suite } from '../../../support/harness.js';

const test = suite('constraints broken one at a time');

const ajv = new Ajv2020({ strict: false, allErrors: true });

interface Broken {
  readonly keyword: string;
  readonly note: string;
  readonly request: unknown;
}

/** Every break of a value that fits, with the keyword that Ajv then misses; breaks that change nothing for Ajv are left out. */
function broken(schema: SchemaNode, value: unknown): Broken[] {
  const fits = ajv.compile(schema);
  assert.ok(fits(value), `${JSON.stringify(value)} fits before`);
  return breaksOf(schema, value, { definitions: {}, random: new Random('1') }).flatMap(({ path, note, value: to }) => {
    const request = changed(value, path, to);
    if (fits(request)) return [];
    const keywords = new Set(fits.errors?.map(({ keyword }) => keyword));
    return [{ keyword: [...keywords].sort().join(' '), note, request }];
  });
}

const inObject = (node: SchemaNode): SchemaNode => ({ type: 'object', properties: { p: node } });

/** A schema of a field, a value that fits, and the keywords that must be broken, one at a time. */
const fields: readonly (readonly [node: SchemaNode, value: unknown, keywords: readonly string[]])[] = [
  [{ type: 'string' }, 'x', ['type']],
  [{ type: 'integer' }, 1, ['type']],
  [{ type: 'boolean' }, true, ['type']],
  [{ type: 'array' }, [], ['type']],
  [{ type: 'object' }, {}, ['type']],
  [{ type: 'string', enum: ['a', 'b'] }, 'a', ['enum']],
  [{ type: 'integer', enum: [1, 2] }, 1, ['enum']],
  [{ type: 'string', const: 'a' }, 'a', ['const']],
  [{ type: 'integer', minimum: 3 }, 3, ['minimum']],
  [{ type: 'integer', maximum: 3 }, 3, ['maximum']],
  [{ type: 'number', exclusiveMinimum: 3 }, 4, ['exclusiveMinimum']],
  [{ type: 'number', exclusiveMaximum: 3 }, 2, ['exclusiveMaximum']],
  [{ type: 'integer', multipleOf: 4 }, 8, ['multipleOf']],
  [{ type: 'string', minLength: 2 }, 'ab', ['minLength']],
  [{ type: 'string', maxLength: 2 }, 'ab', ['maxLength']],
  [{ type: 'string', pattern: '^a+$' }, 'aa', ['pattern']],
  [{ type: 'string', pattern: '^(>=|<)?.*$' }, '>=1', ['pattern']],
  [{ type: 'array', items: { type: 'string' }, minItems: 1 }, ['a'], ['minItems']],
  [{ type: 'array', items: { type: 'string' }, maxItems: 2 }, ['a'], ['maxItems']],
  [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, ['a'], ['uniqueItems']],
  [{ type: 'object', additionalProperties: false }, {}, ['additionalProperties']],
  [{ type: 'object', minProperties: 1 }, { a: 1 }, ['minProperties']],
  [{ type: 'object', maxProperties: 1 }, { a: 1 }, ['maxProperties']],
  [{ type: 'object', dependentRequired: { a: ['b'] } }, { a: 1, b: 2 }, ['dependentRequired']],
];

for (const [node, value, keywords] of fields) {
  test(`${JSON.stringify(node)}: ${keywords}`, () => {
    const found = broken(inObject(node), { p: value }).map(({ keyword }) => keyword);
    for (const keyword of keywords) assert.ok(found.includes(keyword), `${keyword} alone, among ${found.join(', ')}`);
  });
}

test('a required member is left out, each by itself', () => {
  const schema = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' }, b: { type: 'string' } } };
  const missing = broken(schema, { a: 'x', b: 'y' }).filter(({ note }) => note === 'missing');
  assert.equal(
    missing.map(({ request }) => request),
    [{ b: 'y' }, { a: 'x' }],
  );
});

test('what is inside objects, lists and maps is broken there', () => {
  const schema = {
    type: 'object',
    properties: {
      outer: { type: 'object', required: ['inner'], properties: { inner: { type: 'integer', minimum: 0 } } },
      list: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
      map: { type: 'object', additionalProperties: { type: 'boolean' } },
    },
  };
  const value = { outer: { inner: 1 }, list: [{ n: 1 }, { n: 2 }], map: { any: true } };
  const all = broken(schema, value);
  const requests = all.map(({ request }) => JSON.stringify(request));
  const has = (part: string): void =>
    assert.ok(
      requests.some((text) => text.includes(part)),
      part,
    );
  has('"outer":{"inner":-1}');
  has('"outer":{}');
  has('"list":[{"n":"');
  has('{"n":2}]');
  const inMap = all.map(({ request }) => (request as typeof value).map?.any);
  assert.ok(inMap.some((any) => any !== undefined && typeof any !== 'boolean'));
});

test('every member is made null once', () => {
  const schema = inObject({ type: 'array', items: { type: 'string' } });
  const nulls = breaksOf(schema, { p: ['a'] }, { definitions: {}, random: new Random('1') }).filter(
    ({ note }) => note === 'null',
  );
  assert.equal(
    nulls.map(({ path }) => path.join('.')),
    ['p', 'p.0'],
  );
});

test('a number is a fraction where a whole one is wanted, for some seed', () => {
  const notes = new Set(
    ['1', '2', '3', '4', '5', '6', '7', '8'].flatMap((seed) =>
      breaksOf({ type: 'integer' }, 1, { definitions: {}, random: new Random(seed) }).map(({ note }) => note),
    ),
  );
  assert.ok(notes.has('a fraction') && notes.has('a text'), [...notes].join(', '));
});

test.run();
