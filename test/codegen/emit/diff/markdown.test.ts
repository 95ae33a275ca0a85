import * as assert from 'uvu/assert';
import { markdownReport } from '../../../../codegen/emit/diff/markdown.js';
import { suite } from '../../../support/harness.js';
import { findings, report } from './findings.js';

const test = suite('a comparison as Markdown');

test('shows what breaks first, and folds away what does not', () => {
  const text = markdownReport(report());
  assert.match(text, /^## API: 1\.0 to 1\.1\n\n1 error, 1 warning, 1 other change\n/);
  const places = ['### Breaking (1)', '### May break (1)', '<details><summary>Other changes (1)</summary>'].map((part) =>
    text.indexOf(part),
  );
  assert.equal(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((place) => place > 0));
});

test('has a row a finding', () => {
  assert.match(
    markdownReport(report()),
    '| `notes.get` | 1.0 -> 1.1 | `request.tags[].name` | the field became required | `request-field-became-required` |',
  );
});

test('leaves out a column in which nothing stands, and levels of which there is nothing', () => {
  const text = markdownReport(report({ findings: findings.slice(2) }));
  assert.match(text, '| action | versions | what | rule |');
  assert.not.match(text, 'Breaking');
});

test('has no column of versions for routes, which have none', () => {
  const text = markdownReport(report({ findings: findings.map((finding) => ({ ...finding, versions: {} })) }));
  assert.match(text, '| action | where | what | rule |');
});

test('shows values as they are, whatever Markdown and HTML take them for', () => {
  const row = markdownReport(report())
    .split('\n')
    .find((line) => line.includes('request-default-changed'));
  assert.is(
    row,
    '| `notes.get` | 1.0 -> 1.1 | `request.page` | default "\\<a\\|b>" became "c & d" | `request-default-changed` |',
  );
});

test('says that there is nothing', () => {
  assert.is(markdownReport(report({ findings: [] })), '## API: 1.0 to 1.1\n\nNo changes.\n');
});

test.run();
