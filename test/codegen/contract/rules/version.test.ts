import * as assert from 'uvu/assert';
import { stepOf } from '../../../../codegen/contract/cases/case.js';
import { judge } from '../../../../codegen/contract/rules/judge.js';
import { suite } from '../../../support/harness.js';
import { answerTo, contract, parts, verdict, violations } from './fixture.js';

const test = suite('rule: the version');

const list = (sketch: Parameters<typeof verdict>[2]): string[] => verdict('notes.list', {}, sketch);

test('name, requested and actual version, and the header', () => {
  assert.equal(list({}), []);
  assert.equal(list({ endpoint: { name: 'notes.get' } }), ['version endpoint.name']);
  assert.equal(list({ endpoint: { requested_version: 1.2 } }), ['version endpoint.requested_version']);
  assert.equal(list({ endpoint: { actual_version: 1.2 } }), ['version endpoint.actual_version']);
  assert.equal(list({ endpoint: { actual_version: null } }), ['version endpoint.actual_version']);
  assert.equal(list({ headers: { 'api-version': '1.2' } }), ['version header API-Version']);
});

test('below 2.1 versions are numbers, from there on texts', () => {
  assert.equal(list({ endpoint: { requested_version: '1.0' } }), ['version endpoint.requested_version']);
  const newer = { version: '8.0' };
  const right = { requested_version: '8.0', actual_version: '1.0' };
  assert.equal(verdict('notes.list', {}, { endpoint: right }, newer), []);
  assert.equal(verdict('notes.list', {}, { endpoint: { ...right, actual_version: 1 } }, newer), [
    'version endpoint.actual_version',
  ]);
});

test('the message says both versions', () => {
  const [found] = violations('notes.create', { text: 'a' }, { endpoint: { actual_version: 1 }, data: { id: 'x' } });
  assert.is(found?.message, 'endpoint.actual_version: expected 1.2, got 1');
});

test('a layer that is deprecated says since when, and until when it is there', () => {
  const operation = parts.operation('notes.list');
  const layer = { ...operation.layer, deprecated: '2026-03-01', sunset: '2027-03-01' };
  const step = stepOf({ ...operation, layer }, {});
  const of = (headers: Record<string, string>): string[] =>
    judge(step, {}, answerTo(step, { headers }), contract).violations.map(({ place }) => place);
  const [deprecation, sunset] = ['@1772323200', 'Mon, 01 Mar 2027 00:00:00 GMT'];
  assert.equal(of({ deprecation, sunset }), []);
  assert.equal(of({ sunset }), ['header Deprecation']);
  assert.equal(of({ deprecation: 'true', sunset }), ['header Deprecation']);
  assert.equal(of({ deprecation }), ['header Sunset']);
});

test('a layer that is not deprecated says nothing of the kind', () => {
  assert.equal(list({ headers: { deprecation: '@0' } }), ['version header Deprecation']);
  assert.equal(list({ headers: { sunset: 'Mon, 01 Mar 2027 00:00:00 GMT' } }), ['version header Sunset']);
});

test.run();
