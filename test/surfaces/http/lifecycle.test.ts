import fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { CompiledAction, CompiledLayer, Target } from '../../../src/rpc/index.js';
import { lifecycleHeaders } from '../../../src/surfaces/http/lifecycle.js';
import { suite } from '../../support/harness.js';
import { notesApi } from '../support/notes-api.js';

const test = suite('what headers say of the life of a layer');

type Life = Pick<CompiledLayer, 'version' | 'deprecated' | 'sunset'>;

/** The first of the layers, as the target of a call. */
function target(...lives: readonly Life[]): Target {
  const [sample] = notesApi.actions;
  const layers = lives.map((life) => ({ ...(sample?.layers[0] as CompiledLayer), ...life }));
  return { action: { ...(sample as CompiledAction), name: 'notes.get', layers }, layer: layers[0] as CompiledLayer };
}

function headersOf(of: Target, page?: string): Record<string, string> {
  return Object.fromEntries(lifecycleHeaders(of, page === undefined ? undefined : () => page));
}

/** RFC 9110 5.6.7: the one form that may be sent. */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const day = fc
  .date({ min: new Date('1971-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a date of deprecation is a date of structured fields (RFC 9745): whole seconds after an @', () =>
  fc.assert(
    fc.property(day, (deprecated) => {
      const { Deprecation = '' } = headersOf(target({ version: '2.1', deprecated }));
      assert.match(Deprecation, /^@\d+$/);
      assert.is(new Date(Number(Deprecation.slice(1)) * 1000).toISOString().slice(0, 10), deprecated);
    }),
  ));

test('a sunset is an HTTP date (RFC 8594)', () =>
  fc.assert(
    fc.property(day, (sunset) => {
      const { Sunset = '' } = headersOf(target({ version: '2.1', sunset }));
      assert.match(Sunset, HTTP_DATE);
      assert.is(new Date(Sunset).toISOString().slice(0, 10), sunset);
    }),
  ));

test('a layer may go without being deprecated', () => {
  const headers = headersOf(target({ version: '2.1', sunset: '2027-02-28' }), 'https://docs.example/');
  assert.equal(Object.keys(headers), ['API-Version', 'Sunset', 'Link']);
  assert.is(headers.Link, '<https://docs.example/>; rel="sunset"');
});

test('deprecated: false is not deprecated', () => {
  assert.equal(headersOf(target({ version: '2.1', deprecated: false }), 'https://docs.example/'), { 'API-Version': '2.1' });
});

test('the successor is the newest layer that is not deprecated itself', () => {
  const layers = [
    { version: '2.2', deprecated: true },
    { version: '2.9' },
    { version: '2.10' },
    { version: '2.11', deprecated: true },
  ] as const;
  assert.is(headersOf(target(...layers)).Link, '</v2.10/notes.get>; rel="successor-version"');
});

test('an older layer is no successor', () => {
  assert.is(headersOf(target({ version: '2.10', deprecated: true }, { version: '2.9' })).Link, undefined);
});

test.run();
