import * as assert from 'uvu/assert';
import { Compression, chooseCoding } from '../../../src/surfaces/http/compression.js';
import { suite } from '../../support/harness.js';

const test = suite('http: choice of coding');

const table: Readonly<Record<string, string | undefined>> = {
  gzip: 'gzip',
  'gzip, deflate': 'gzip',
  'gzip, deflate, br, zstd': 'gzip',
  br: 'br',
  'br, gzip;q=0.5': 'br',
  'BR;Q=0.1': 'br',
  'deflate;q=0.9, gzip;q=0.8': 'deflate',
  '*': 'gzip',
  '*;q=0.5, gzip;q=0': 'br',
  'gzip;q=0, br;q=0, deflate;q=0': undefined,
  identity: undefined,
  'identity, *;q=0': undefined,
  'gzip;q=nonsense': undefined,
  'gzip;q=2': undefined,
  'x-gzip': undefined,
  '': undefined,
  ' , ;, ': undefined,
};

test('the client decides; what it likes equally, the server does by cost', () => {
  for (const [accepted, coding] of Object.entries(table)) assert.is(chooseCoding(accepted), coding, accepted);
});

test('whether a body is long enough is a matter of bytes', () => {
  const compression = new Compression({ minBytes: 10 });
  assert.not.ok(compression.applies('x'.repeat(9)));
  assert.ok(compression.applies('x'.repeat(10)));
  assert.not.ok(compression.applies('☃'.repeat(3)));
  assert.ok(compression.applies('☃'.repeat(4)));
});

test('a higher level makes a smaller answer', async () => {
  const text = JSON.stringify(
    Array.from({ length: 2_000 }, (_, index) => ({ id: (index * 7919) % 65_536, name: `task ${index}` })),
  );
  const fast = await new Compression({ level: 1 }).compress(text, 'gzip');
  const small = await new Compression({ level: 9 }).compress(text, 'gzip');
  assert.ok(small.length < fast.length);
});

test.run();
