import {
  array,
  asyncProperty,
  assert as check,
  constantFrom,
  dictionary,
  letrec,
  oneof,
  string,
  stringMatching,
} from 'fast-check';
import hocon from 'hocon-parser';
import * as assert from 'uvu/assert';
import { readHocon } from '../../../codegen/definition/hocon.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder } from '../fixtures/folder.js';
import { COMMON, ERRORS, NOTES } from '../fixtures/services.js';

const test = suite('what the parser is given');

async function ours(text: string, others: Files = {}): Promise<unknown> {
  return withFolder({ 'a.conf': text, ...others }, async (dir) => {
    const { value, diagnostics } = await readHocon(`${dir}/a.conf`);
    assert.equal(diagnostics, []);
    return value;
  });
}

/** The same file read by the parser itself. */
async function theirs(text: string, others: Files = {}): Promise<unknown> {
  return withFolder({ 'a.conf': text, ...others }, (dir) =>
    new hocon.Context({ url: `${dir}/a.conf`, strict: true, env: false }).resolve(),
  );
}

async function same(text: string, others: Files = {}): Promise<void> {
  assert.equal(await ours(text, others), await theirs(text, others));
}

test('means what the files mean', async () => {
  await same(NOTES, { '_common.conf': COMMON });
  await same(ERRORS);
});

for (const text of [
  'a: one two  three',
  'a: "one" two "three"',
  'a: "\\u0041\\n\\t\\"quoted\\" \\\\ /"',
  'a: """many\n  "lines"\n"""',
  'a: -3\nb: 1e3\nc: 12.50\nd: true\ne: null\nf: "true"\ng: 007\nh: .5\ni: -0.5',
  'a: [1, two three, "4", [5], { b: 6 }]\nc: [\n1\n2\n]',
  'a.b.c: 1\na."b.d": 2\na { b.e: 3 }',
  'a: 1 # one\nb: 2 // two\nc: a#b',
  `x { y: 1 }\na: \${x} { z: 2 } { y: 3 }\nb: { q: 1 } \${x}`,
  `n: world\na: hello \${n} how are "you"\nb: \${n}\${n}`,
  `l: [1]\na: \${l} [2] \${l}`,
  `a: \${?nothing}\nb: x \${?nothing} y`,
  'a { b: 1 }\na: 2\nc: 1\nc { d: 2 }',
  '"with space": 1\n"": 2\nkey with space: 3',
]) {
  test(`means the same as ${JSON.stringify(text)}`, () => same(text));
}

test('means the same when files are included', async () => {
  const others = { 'b.conf': `x { y: 1 }\nz: \${x} { w: 2 }`, 'c.conf': `include "b.conf"\nz.q: 3\nd: \${z}` };
  await same(`a { include "b.conf" }\nb: \${a.z}`, others);
  await same('include "c.conf"', others);
  await same(`a { b { include "c.conf" }, e: \${a.b.d} }`, others);
});

test('has numbers that begin with 0 as numbers', async () => {
  assert.equal(await ours('a: 0.5, b: 0.05, c: 0.0, d: 0, e: 0.25e1, f: "0.5", g: 0.5 mm, h: [0.5, 1.5]'), {
    a: 0.5,
    b: 0.05,
    c: 0,
    d: 0,
    e: 2.5,
    f: '0.5',
    g: '0.5 mm',
    h: [0.5, 1.5],
  });
});

const key = oneof(stringMatching(/^[a-z]{1,5}$/), string({ minLength: 1, maxLength: 6 })).filter(
  (each) => !(each in {}) && !/^\*?\{|^\*$/.test(each),
);
const { value } = letrec<{ value: unknown }>((tie) => ({
  value: oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    constantFrom(1, -2.5, 0.75, 0, true, false, null, 'a word', '0.5', ''),
    string({ maxLength: 8 }),
    array(tie('value'), { maxLength: 3, depthIdentifier: 'value' }),
    dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true, depthIdentifier: 'value' }),
  ),
}));

test('gives back whatever was written', () =>
  check(
    asyncProperty(value, async (written) => {
      assert.equal(await ours(`top: ${print(written)}`), { top: written });
    }),
    { numRuns: 200 },
  ));

/** A value as people write HOCON: bare keys and words where they may be, line ends instead of commas. */
function print(written: unknown): string {
  if (Array.isArray(written)) return `[\n${written.map(print).join('\n')}\n]`;
  if (typeof written === 'object' && written !== null) {
    const members = Object.entries(written).map(([name, each]) => {
      const label = /^[a-z]+$/.test(name) && name !== 'include' ? name : JSON.stringify(name);
      return typeof each === 'object' && each !== null && !Array.isArray(each)
        ? `${label} ${print(each)}`
        : `${label}: ${print(each)}`;
    });
    return `{\n${members.join('\n')}\n}`;
  }
  return written === 'a word' ? written : JSON.stringify(written);
}

test.run();
