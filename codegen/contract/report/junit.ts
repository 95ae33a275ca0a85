import { element, escaped } from '../../emit/xml.js';
import type { Target } from '../run/client.js';
import type { Failure } from '../run/findings.js';
import type { ContractReport } from './report.js';
import { scriptOf } from './script.js';
import { notes } from './text.js';

type Tests = ReadonlyMap<string, readonly Failure[]>;

/** A report as JUnit XML, as continuous integration shows it: a suite a service, a test an action at one version. */
export function junitReport(report: ContractReport, target: Target): string {
  const tests = testsOf(report);
  const services = [...new Set([...tests.keys()].map(serviceOf))].sort();
  const suites = services.map((service) => {
    const own = new Map([...tests].filter(([name]) => serviceOf(name) === service).sort());
    const cases = [...own].map(([name, failures]) => testCase(service, name, failures, target));
    return element('testsuite', { name: service, ...counts(own) }, cases);
  });
  const told = [`seed ${report.seed}`, `ended: ${report.ended}`, ...notes(report)].join('\n');
  const run = element('testsuite', { name: 'run', tests: 0, failures: 0 }, [element('system-out', {}, [escaped(told)])]);
  const head = { name: 'taskwright contract', ...counts(tests), time: report.seconds.toFixed(3) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', head, [...suites, run])}\n`;
}

/** What was played, and what failed of it, by layer. */
function testsOf({ covered, failures }: ContractReport): Tests {
  const tests = new Map([...covered.keys()].map((layer) => [layer, [] as Failure[]]));
  for (const failure of failures) {
    const name = `${failure.action}@${failure.case.step.operation?.layer.version ?? failure.version}`;
    tests.set(name, [...(tests.get(name) ?? []), failure]);
  }
  return tests;
}

function testCase(classname: string, name: string, failures: readonly Failure[], target: Target): string {
  const failed = failures.map(({ rule, message, version, case: shown }) => {
    const text = `at version ${version}, ${shown.note}\n${scriptOf(shown, target)}`;
    return element('failure', { type: rule, message }, [escaped(text)]);
  });
  return element('testcase', { classname, name }, failed);
}

function counts(tests: Tests): { readonly tests: number; readonly failures: number } {
  return { tests: tests.size, failures: [...tests.values()].filter(({ length }) => length > 0).length };
}

function serviceOf(name: string): string {
  return name.split('.')[0] ?? name;
}
