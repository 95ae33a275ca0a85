import type { Finding } from '../../check/compat/finding.js';
import { place } from '../../check/diagnostic.js';
import { type DiffReport, summary, versionsAside } from './report.js';

/** For people: a line a finding, which begins with its place as editors and terminals link it, then what there was in all. */
export function textReport(report: DiffReport): string {
  return `${[...report.findings.map(line), summary(report)].join('\n')}\n`;
}

function line(finding: Finding): string {
  const { location, level, rule, action, path, message } = finding;
  const at = location ? `${place({ location })} - ` : '';
  const what = [action, path, versionsAside(finding)].filter((part) => part !== '').join(' ');
  return `${at}${level} ${rule}: ${what}: ${message}`;
}
