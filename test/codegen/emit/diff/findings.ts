import type { Finding } from '../../../../codegen/check/compat/finding.js';
import type { DiffReport } from '../../../../codegen/emit/diff/report.js';

/** One finding of each level. */
export const findings: readonly Finding[] = [
  {
    rule: 'request-field-became-required',
    level: 'error',
    direction: 'request',
    action: 'notes.get',
    versions: { was: '1.0', is: '1.1' },
    path: 'request.tags[].name',
    message: 'the field became required',
    was: false,
    is: true,
    location: { file: 'schemas/services/notes.conf', line: 12, column: 5 },
  },
  {
    rule: 'request-default-changed',
    level: 'warning',
    direction: 'request',
    action: 'notes.get',
    versions: { was: '1.0', is: '1.1' },
    path: 'request.page',
    message: 'default "<a|b>" became "c & d"',
    was: '<a|b>',
    is: 'c & d',
    location: { file: 'schemas/services/notes.conf', line: 14 },
  },
  {
    rule: 'action-added',
    level: 'info',
    direction: 'request',
    action: 'notes.put',
    versions: { is: '1.1' },
    path: '',
    message: 'new action',
    location: { file: 'schemas/services/notes.conf' },
  },
];

export function report(parts: Partial<DiffReport> = {}): DiffReport {
  return { from: '1.0', to: '1.1', findings, failOn: 'error', ...parts };
}
