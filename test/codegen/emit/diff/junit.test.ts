import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { junitReport } from '../../../../codegen/emit/diff/junit.js';
import { suite } from '../../../support/harness.js';
import { findings, report } from './findings.js';

const test = suite('a comparison as JUnit XML');

/** The suite of a report, as a strict parser reads it. */
function suiteOf(text: string): XmlElement {
  return parseXml(text).root?.children[0] as XmlElement;
}

function casesOf(text: string): XmlElement[] {
  return suiteOf(text).children.filter((each): each is XmlElement => each.type === 'element');
}

test('has a test case a finding; those that make the comparison fail have failed', () => {
  const cases = casesOf(junitReport(report()));
  assert.equal(
    cases.map(({ attributes, children }) => [attributes.classname, (children[0] as XmlElement).name]),
    [
      ['notes.get', 'failure'],
      ['notes.get', 'system-out'],
      ['notes.put', 'system-out'],
    ],
  );
});

test('more of them fail when less is let pass', () => {
  const failed = (failOn: 'error' | 'warning' | 'info') => suiteOf(junitReport(report({ failOn }))).attributes.failures;
  assert.equal([failed('error'), failed('warning'), failed('info')], ['1', '2', '3']);
});

test('says where and what', () => {
  const [first] = casesOf(junitReport(report()));
  assert.equal(
    { ...first?.attributes },
    {
      classname: 'notes.get',
      name: 'request-field-became-required request.tags[].name (1.0 -> 1.1)',
      file: 'schemas/services/notes.conf',
      line: '12',
    },
  );
  assert.is(first?.text, 'schemas/services/notes.conf:12:5: the field became required');
});

test('has one test that passed where nothing changed', () => {
  const text = junitReport(report({ findings: [] }));
  assert.equal(
    { ...suiteOf(text).attributes },
    { name: 'taskwright diff 1.0 1.1', tests: '1', failures: '0', errors: '0', skipped: '0' },
  );
  assert.equal(
    casesOf(text).map(({ attributes, children }) => [attributes.name, children.length]),
    [['1.0 -> 1.1: no changes', 0]],
  );
});

test('brings values through that mean something in XML', () => {
  const [, second] = casesOf(junitReport(report({ failOn: 'warning' }))) as [XmlElement, XmlElement];
  assert.is((second.children[0] as XmlElement).attributes.message, 'default "<a|b>" became "c & d"');
});

test('can be read whatever is in it; only what XML cannot hold is lost', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      const [first] = findings;
      const text = junitReport(report({ findings: [{ ...(first as (typeof findings)[number]), message }], from: message }));
      const failure = casesOf(text)[0]?.children[0] as XmlElement;
      const kept = message.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
      assert.is(failure.attributes.message, kept);
      assert.ok(failure.text.endsWith(kept));
    }),
    { numRuns: 300 },
  ));

test.run();
