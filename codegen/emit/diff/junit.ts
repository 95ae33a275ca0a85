import { type Finding, reaches } from '../../check/compat/finding.js';
import { place } from '../../check/diagnostic.js';
import { element, escaped } from '../xml.js';
import { type DiffReport, summary, versionsAside } from './report.js';

/**
 * For the test view of a CI: a test case a finding, failed where it makes the comparison fail. Without findings there is one that passed,
 * since some tools take a report without tests for a broken run.
 */
export function junitReport(report: DiffReport): string {
  const { from, to, findings, failOn } = report;
  const failures = findings.filter(({ level }) => reaches(level, failOn)).length;
  const cases =
    findings.length === 0
      ? [element('testcase', { classname: 'taskwright.diff', name: summary(report) })]
      : findings.map((each) => testCase(each, failOn));
  const suite = { name: `taskwright diff ${from} ${to}`, tests: cases.length, failures, errors: 0, skipped: 0 };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { tests: cases.length, failures }, [element('testsuite', suite, cases)])}\n`;
}

function testCase(finding: Finding, failOn: Finding['level']): string {
  const { rule, level, action, path, message, location } = finding;
  const name = [rule, path, versionsAside(finding)].filter((part) => part !== '').join(' ');
  const file = location ? { file: location.file, ...(location.line === undefined ? {} : { line: location.line }) } : {};
  const told = escaped(location ? `${place({ location })}: ${message}` : message);
  const inner = reaches(level, failOn) ? element('failure', { message, type: level }, [told]) : element('system-out', {}, [told]);
  return element('testcase', { classname: action, name, ...file }, [inner]);
}
