import * as assert from 'uvu/assert';
import { readHocon } from '../../../codegen/definition/hocon.js';
import type { Place } from '../../../codegen/definition/locate.js';
import { suite } from '../../support/harness.js';
import { type Files, withFolder } from '../fixtures/folder.js';

const test = suite('where values were written');

function find(text: string, path: readonly string[], others: Files = {}): Promise<Place & { readonly file: string }> {
  return withFolder({ 'a.conf': text, ...others }, async (dir) => {
    const { locator } = await readHocon(`${dir}/a.conf`);
    const place = locator.find(path);
    return { ...place, file: place.location.file.slice(dir.length + 1) };
  });
}

test('a value is found at its key', async () => {
  const { location, missing, written } = await find('a {\n  b: 1\n}', ['a', 'b']);
  assert.equal([location.line, location.column, missing, written], [2, 3, 0, ['a', 'b']]);
});

test('dotted and quoted keys are taken apart', async () => {
  const { location, missing } = await find('x: 1\na."b.c".d: 1', ['a', 'b.c', 'd']);
  assert.equal([location.line, location.column, missing], [2, 1, 0]);
});

test('the last writer of a value is where it was decided', async () => {
  const { location } = await find('a.b: 1\na.b: 2\n', ['a', 'b']);
  assert.is(location.line, 2);
});

test('a key that only passes through does not decide', async () => {
  const { location, passing } = await find('a { b { c: 1 } }\na.b.d: 2\n', ['a', 'b']);
  assert.equal([location.line, passing], [1, false]);
});

test('a key that only passes through is better than nothing', async () => {
  const { location, passing, missing } = await find('x: 1\na.b.d: 2\n', ['a', 'b']);
  assert.equal([location.line, passing, missing], [2, true, 0]);
});

test('substitutions are followed to what they stand for', async () => {
  const { location, written } = await find(`base { b { c: 1 } }\na: \${base} { d: 1 }\n`, ['a', 'b', 'c']);
  assert.equal([location.line, written], [1, ['base', 'b', 'c']]);
});

test('what is refined after a substitution is found where it was refined', async () => {
  const { location } = await find(`base { b { c: 1 } }\na: \${base} {\n b.c: 2 }\n`, ['a', 'b', 'c']);
  assert.is(location.line, 3);
});

test('chains of substitutions are followed', async () => {
  const { location } = await find(`a { x: 1 }\nb: \${a}\nc: \${b}\n`, ['c', 'x']);
  assert.is(location.line, 1);
});

test('includes are looked into', async () => {
  const { location, file } = await find('a { include "b.conf" }', ['a', 'x', 'y'], { 'b.conf': '\nx { y: 1 }' });
  assert.equal([file, location.line, location.column], ['b.conf', 2, 5]);
});

test('substitutions in an included file are followed from where it is included', async () => {
  const { location, file } = await find('a { include "b.conf" }', ['a', 'z', 'y'], { 'b.conf': `x { y: 1 }\nz: \${x}` });
  assert.equal([file, location.line], ['b.conf', 1]);
});

test('items of lists are found by number', async () => {
  const { location } = await find('a: [\n  one\n  { b: 1 }\n]', ['a', '1', 'b']);
  assert.is(location.line, 3);
  assert.is((await find('a: [\n  one\n  two\n]', ['a', '1'])).location.line, 3);
});

test('what is not there leads to the nearest thing that is', async () => {
  const { location, missing } = await find('a {\n  b { c: 1 }\n}', ['a', 'b', 'x', 'y']);
  assert.equal([location.line, missing], [2, 2]);
});

test('nothing at all leads to the file', async () => {
  const { location, file, missing } = await find('a: 1', ['x']);
  assert.equal([file, location.line, missing], ['a.conf', undefined, 1]);
});

test('circles end', async () => {
  const { missing } = await find(`a: \${b}\nb: \${a}\n`, ['a', 'x']);
  assert.is(missing, 1);
});

test('a single word is remembered as it was written', async () => {
  assert.is((await find('v: 2.10', ['v'])).text, '2.10');
  assert.is((await find('v: "2.10"', ['v'])).text, '2.10');
  assert.is((await find('v: two words', ['v'])).text, 'two words');
  assert.is((await find('v { a: 1 }', ['v'])).text, undefined);
});

test('all places are found, the last writer first', () =>
  withFolder({ 'a.conf': `base { b: 1 }\na: \${base}\na.b: 2\na { b: 3 }` }, async (dir) => {
    const { locator } = await readHocon(`${dir}/a.conf`);
    assert.equal(
      locator.places(['a', 'b']).map(({ location }) => location.line),
      [4, 3, 1],
    );
    assert.ok(locator.has(['base']));
    assert.not.ok(locator.has(['base', 'x']));
  }));

test.run();
