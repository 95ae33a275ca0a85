import type { Target } from '../run/client.js';
import type { Failure } from '../run/findings.js';
import type { ContractReport } from './report.js';
import { scriptOf } from './script.js';

/** What each end of a run means. */
const ENDINGS = {
  done: '',
  'time limit': ': the time was up',
  interrupted: ': interrupted',
  'no answer': ': the server stopped answering',
} as const;

/** A report for people: every fault with the commands that show it, then what was done. */
export function textReport(report: ContractReport, target: Target): string {
  const { failures, played, planned, requests, seconds, seed, covered, ended } = report;
  const actions = new Set([...covered.keys()].map((layer) => layer.split('@')[0]));
  const counts = `${planned === played ? played : `${played} of ${planned}`} cases, ${requests} requests, ${seconds.toFixed(1)} s`;
  const lines = [
    ...failures.map((failure, at) => failureText(failure, at + 1, target)),
    `${report.url}: ${counts}${ENDINGS[ended]}`,
    `${actions.size} actions at ${covered.size} versions, seed ${seed}`,
    ...notes(report),
    `${failures.length === 0 ? 'no' : failures.length} ${failures.length === 1 ? 'difference' : 'differences'} from the definitions`,
  ];
  return `${lines.join('\n')}\n`;
}

function failureText(failure: Failure, number: number, target: Target): string {
  const { action, version, rule, message, count, case: shown } = failure;
  const times = count === 1 ? '' : `, ${count} cases`;
  const script = scriptOf(shown, target).replaceAll(/^/gm, '    ');
  return `${number}. ${action} at ${version} (${rule}${times}; ${shown.note})\n   ${message}\n${script}\n`;
}

/** What a reader should know of what was not done. */
export function notes({ skipped, unmade, unreached, leftBehind }: ContractReport): string[] {
  const left = [...leftBehind].map(([name, count]) => `${count} ${name}`);
  return [
    ...[...unmade].map(([name, why]) => `no ${name} could be made, so that made-up ids stand for them: ${why}`),
    ...[...unreached].flatMap(([name, statuses]) =>
      statuses.length > 0 ? [`no action led to these statuses of a ${name}: ${statuses.join(', ')}`] : [],
    ),
    ...[...skipped].map(([why, count]) => `${count} cases skipped: ${why}`),
    ...(left.length > 0 ? [`left behind, because no action took them away again: ${left.join(', ')}`] : []),
  ];
}
