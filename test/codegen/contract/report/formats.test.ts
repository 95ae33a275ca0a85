import * as assert from 'uvu/assert';
import { formatReport, type Target } from '../../../../codegen/contract/index.js';
import { suite } from '../../../support/harness.js';
import { eventful, failure, report, target } from './fixture.js';

const test = suite('reports');

const lines = (text: string): string[] => text.trimEnd().split('\n');

test('text: nothing differs', () => {
  assert.equal(lines(formatReport(report(), target, 'text')), [
    'http://127.0.0.1:8008: 100 cases, 200 requests, 12.3 s',
    '3 actions at 4 versions, seed 42',
    'no differences from the definitions',
  ]);
});

test('text: each fault with what shows it, then what was not done', () => {
  const text = formatReport(eventful, target, 'text');
  const shown = lines(text);
  assert.is(shown[0], '1. notes.get at 1.0 (answer-shape, 3 cases; nothing optional)');
  assert.is(shown[1], '   data.note.id: expected string, got a number');
  assert.match(shown[2] ?? '', /^ {4}NOTES_1=\$\(curl /);
  assert.match(shown[3] ?? '', /^ {4}curl .*notes\.get/);
  assert.is(shown[5], '2. notes.get at 1.0 (error; nothing optional)');
  assert.equal(shown.slice(-7), [
    'http://127.0.0.1:8008: 60 of 100 cases, 200 requests, 12.3 s: interrupted',
    '3 actions at 4 versions, seed 42',
    'no users could be made, so that made-up ids stand for them: users.create: 403/20 No',
    'no action led to these statuses of a note: gone',
    '4 cases skipped: notes.create: No',
    'left behind, because no action took them away again: 2 folders',
    '2 differences from the definitions',
  ]);
});

test('text: one difference is one difference', () => {
  assert.is(lines(formatReport(report({ failures: [failure()] }), target, 'text')).at(-1), '1 difference from the definitions');
});

test('json: all of it, for programs', () => {
  const document = JSON.parse(formatReport(eventful, target, 'json'));
  assert.equal([document.seed, document.ended, document.played, document.planned], ['42', 'interrupted', 60, 100]);
  assert.equal(document.covered['notes.create@1.2'], 5);
  assert.equal([document.skipped, document.unreached.note], [{ 'notes.create: No': 4 }, ['gone']]);
  const [first] = document.failures;
  assert.equal(
    [first.rule, first.action, first.version, first.place, first.count, first.note],
    ['answer-shape', 'notes.get', '1.0', 'note.id', 3, 'nothing optional'],
  );
  assert.match(first.curl, '/v1.0/notes.get');
  assert.not.ok('case' in first);
});

test('junit: a suite a service, a test a version of an action', () => {
  const xml = formatReport(eventful, target, 'junit');
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="taskwright contract" tests="4" failures="1" /);
  assert.match(xml, '<testsuite name="folders" tests="1" failures="0">');
  assert.match(xml, '<testsuite name="notes" tests="3" failures="1">');
  assert.match(xml, '<testcase classname="notes" name="notes.create@1.2"/>');
  assert.match(
    xml,
    '<testcase classname="notes" name="notes.get@1.0"><failure type="answer-shape" message="data.note.id: expected',
  );
  assert.match(xml, 'seed 42&#10;ended: interrupted');
  assert.is((xml.match(/<failure /g) ?? []).length, 2);
});

test('junit: what XML cannot hold is escaped or replaced', () => {
  const xml = formatReport(eventful, target, 'junit');
  assert.match(xml, 'message="the server failed: &lt;&amp;&quot;&gt;\ufffd"');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
  assert.not.match(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  const open = [...xml.matchAll(/<(\/?)([a-z-]+)(?: [a-z]+="[^"<]*")*(\/?)>/g)];
  const depth: string[] = [];
  for (const [, closes, name = '', alone] of open) {
    if (closes) assert.is(depth.pop(), name);
    else if (!alone) depth.push(name);
  }
  assert.equal(depth, [], 'every element is closed');
});

for (const format of ['text', 'json', 'junit'] as const) {
  test(`${format}: the secret is not in it, even where the server tells it`, () => {
    const secrets: readonly (readonly [Target['credentials'], readonly string[]])[] = [
      [{ kind: 'key', key: 'k', secret: 'hush-"x"' }, ['hush-"x"', 'hush-\\"x\\"', Buffer.from('k:hush-"x"').toString('base64')]],
      [{ kind: 'token', token: 'tok.en.x' }, ['tok.en.x']],
    ];
    for (const [credentials, told] of secrets) {
      for (const secret of told) {
        const leaking = report({ failures: [failure({ message: `the server says ${secret} aloud` })] });
        assert.not.match(formatReport(leaking, { url: target.url, credentials }, format), secret);
      }
    }
  });
}

test.run();
