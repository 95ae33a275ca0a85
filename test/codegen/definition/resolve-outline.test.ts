import * as assert from 'uvu/assert';
import { readHocon } from '../../../codegen/definition/hocon.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder } from '../fixtures/folder.js';

const test = suite('resolving a file key by key');

function resolve(text: string, others: Files = {}): Promise<unknown> {
  return withFolder({ 'a.conf': text, ...others }, async (dir) => {
    const { value, diagnostics } = await readHocon(`${dir}/a.conf`);
    assert.equal(diagnostics, []);
    return value;
  });
}

test('a key may need one that comes later', async () => {
  assert.equal(await resolve(`a: \${b}\nb: \${c}\nc { x: 1 }`), { a: { x: 1 }, b: { x: 1 }, c: { x: 1 } });
});

test('a substitution means the value as it is in the end', async () => {
  assert.equal(await resolve(`b: \${a}\na { x: 1 }\na.x: 2\na.y: 3`), { a: { x: 2, y: 3 }, b: { x: 2, y: 3 } });
});

test('a substitution in an included file does too', async () => {
  assert.equal(await resolve('include "b.conf"\nx.y: 3', { 'b.conf': `x { y: 1 }\nz: \${x} { w: 2 }` }), {
    x: { y: 3 },
    z: { w: 2, y: 3 },
  });
});

test('a key written in several places is one value', async () => {
  assert.equal(await resolve(`a.x: 1\nb: \${a}\na.y: 2`), { a: { x: 1, y: 2 }, b: { x: 1, y: 2 } });
});

test('keys that need parts of each other are resolved together', async () => {
  assert.equal(await resolve(`a { x: 1, y: \${b.x} }\nb { x: \${a.x}, z: \${a.y} }`), { a: { x: 1, y: 1 }, b: { x: 1, z: 1 } });
});

test('a key may need an earlier part of itself', async () => {
  assert.equal(await resolve(`a { x: { p: 1 }, y: \${a.x} { q: 2 } }`), { a: { x: { p: 1 }, y: { p: 1, q: 2 } } });
});

test('what a key takes from another is its own', async () => {
  const value = (await resolve(`a { x { y: 1 } }\nb: \${a} { x.z: 2 }\nc: \${a}`)) as Record<string, Record<string, unknown>>;
  assert.equal(value, { a: { x: { y: 1 } }, b: { x: { y: 1, z: 2 } }, c: { x: { y: 1 } } });
  assert.is.not(value.a?.x, value.c?.x);
});

test('substitutions of lists, numbers and truth values keep their type', async () => {
  assert.equal(await resolve(`a: [1, 2]\nb: \${a}\nn: 3\nm: \${n}\nt: true\nu: \${t}\nz: null\ny: \${z}`), {
    a: [1, 2],
    b: [1, 2],
    n: 3,
    m: 3,
    t: true,
    u: true,
    z: null,
    y: null,
  });
});

test('an optional substitution sees keys that come later', async () => {
  assert.equal(await resolve(`a: \${?b} { y: 2 }\nb { x: 1 }\nc: \${?nothing}`), { a: { x: 1, y: 2 }, b: { x: 1 } });
});

test('values that cannot be put together are an error at their key', () =>
  withFolder({ 'a.conf': `a { x: 1 }\n\nb: \${a} 3` }, async (dir) => {
    const { value, diagnostics } = await readHocon(`${dir}/a.conf`);
    assert.is(value, undefined);
    assert.equal(
      diagnostics.map(({ code, location }) => [code, location.line]),
      [['TW101', 3]],
    );
    assert.match(diagnostics[0]?.message ?? '', 'Unable to merge the following types');
  }));

test('a text far into the file is found again by its line', () =>
  withFolder({ 'a.conf': `${'k { v: 1 }\n'.repeat(50)}a: \${b}\nb: \${a}` }, async (dir) => {
    const { diagnostics } = await readHocon(`${dir}/a.conf`);
    assert.equal(
      diagnostics.map(({ code }) => code),
      ['TW105'],
    );
    assert.ok([51, 52].includes(diagnostics[0]?.location.line ?? 0));
  }));

test.run();
