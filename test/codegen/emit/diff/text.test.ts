import * as assert from 'uvu/assert';
import { textReport } from '../../../../codegen/emit/diff/text.js';
import { suite } from '../../../support/harness.js';
import { findings, report } from './findings.js';

const test = suite('a comparison as text');

test('is a line a finding, with its place as far as known, and what there was in all', () => {
  assert.is(
    textReport(report()),
    `schemas/services/notes.conf:12:5 - error request-field-became-required: notes.get request.tags[].name (1.0 -> 1.1): the field became required
schemas/services/notes.conf:14 - warning request-default-changed: notes.get request.page (1.0 -> 1.1): default "<a|b>" became "c & d"
schemas/services/notes.conf - info action-added: notes.put (1.1): new action
1.0 -> 1.1: 1 error, 1 warning, 1 other change
`,
  );
});

test('does without a place', () => {
  const { location: _, ...placeless } = findings[2] as (typeof findings)[number];
  assert.match(textReport(report({ findings: [placeless] })), /^info action-added: notes\.put \(1\.1\): new action\n/);
});

test('does without versions, which a route does not have', () => {
  const [first] = findings;
  const routed = { ...(first as (typeof findings)[number]), action: 'parcels.get', versions: {} };
  assert.match(textReport(report({ findings: [routed] })), ': parcels.get request.tags[].name: the field became required');
});

test('says that there is nothing', () => {
  assert.is(textReport(report({ findings: [] })), '1.0 -> 1.1: no changes\n');
});

test.run();
