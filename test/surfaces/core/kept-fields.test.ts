import * as assert from 'uvu/assert';
import { coreName } from '../../../src/surfaces/core/core-name.js';
import { keptFields, readKeptFields } from '../../../src/surfaces/core/kept-fields.js';
import { dashed, undashed } from '../../../src/surfaces/core/uuid.js';
import { suite } from '../../support/harness.js';

const test = suite('what a surface keeps with a task');

test('comes back as it was kept, and is of one surface', () => {
  const kept = { name: 'é"\\', numbers: [1, 2.5], nothing: null };
  const task = { configuration: keptFields('nclue', kept) };
  assert.equal(readKeptFields('nclue', task), kept);
  assert.equal(readKeptFields('mlw', task), {});
});

for (const value of ['', 'no JSON', '5', 'null', '"text"']) {
  test(`is nothing where somebody made it ${JSON.stringify(value)}`, () => {
    assert.equal(readKeptFields('nclue', { configuration: { nclue: { name: 'nclue', value } } }), {});
  });
}

test('names are made long enough for the core', () => {
  assert.equal([coreName('NCLUE', 'ab'), coreName('NCLUE', ' a '), coreName('NCLUE', 'abc')], ['NCLUE ab', 'NCLUE  a ', 'abc']);
});

test('ids of the core are UUIDs to those who want them so, and back', () => {
  const id = '7db18fb655ca477494f51e8736757249';
  assert.is(dashed(id), '7db18fb6-55ca-4774-94f5-1e8736757249');
  assert.is(undashed(dashed(id).toUpperCase()), id);
  for (const none of ['', id, `${dashed(id)}0`, '7db18fb6-55ca-4774-94f5-1e873675724g'])
    assert.is(undashed(none), undefined, none);
});

test.run();
