import type { Target } from '../run/client.js';
import type { Failure } from '../run/findings.js';
import type { ContractReport } from './report.js';
import { scriptOf } from './script.js';
import { notes } from './text.js';

/** A report as JUnit XML, as continuous integration shows it: a suite a service, a test an action at one version. */
export function junitReport(report: ContractReport, target: Target): string {
  const { covered, failures, seconds } = report;
  const tests = new Map([...covered.keys()].map((layer) => [layer, [] as Failure[]]));
  for (const failure of failures) {
    const layer = failure.case.step.operation?.layer.version ?? failure.version;
    const name = `${failure.action}@${layer}`;
    tests.set(name, [...(tests.get(name) ?? []), failure]);
  }
  const services = [...new Set([...tests.keys()].map((name) => name.split('.')[0] ?? ''))].sort();
  const suites = services.map((service) =>
    suite(service, [...tests].filter(([name]) => name.startsWith(`${service}.`)).sort(), target),
  );
  const attributes = `name="taskwright contract" tests="${tests.size}" failures="${failing(tests.values())}" time="${seconds.toFixed(3)}"`;
  const told = [`seed ${report.seed}`, `ended: ${report.ended}`, ...notes(report)].join('\n');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes}>`,
    ...suites,
    `  <testsuite name="run" tests="0"><system-out>${escaped(told)}</system-out></testsuite>`,
    '</testsuites>',
    '',
  ].join('\n');
}

type Test = readonly [name: string, failures: readonly Failure[]];

function suite(service: string, tests: readonly Test[], target: Target): string {
  const failed = failing(tests.map(([, failures]) => failures));
  const cases = tests.map(([name, failures]) => {
    const head = `    <testcase classname="${escaped(service)}" name="${escaped(name)}"`;
    if (failures.length === 0) return `${head}/>`;
    const body = failures.map((failure) => failureElement(failure, target)).join('\n');
    return `${head}>\n${body}\n    </testcase>`;
  });
  const attributes = `name="${escaped(service)}" tests="${tests.length}" failures="${failed}"`;
  return [`  <testsuite ${attributes}>`, ...cases, '  </testsuite>'].join('\n');
}

function failureElement({ rule, message, version, case: shown }: Failure, target: Target): string {
  const text = `at version ${version}, ${shown.note}\n${scriptOf(shown, target)}`;
  return `      <failure type="${rule}" message="${escaped(message)}">${escaped(text)}</failure>`;
}

function failing(tests: Iterable<readonly Failure[]>): number {
  return [...tests].filter(({ length }) => length > 0).length;
}

/** Characters that XML cannot hold become U+FFFD. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
