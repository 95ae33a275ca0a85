import { type Case, stepOf } from '../../../../codegen/contract/cases/case.js';
import type { ContractReport, Failure, Target } from '../../../../codegen/contract/index.js';
import { notesParts } from '../fixture.js';

const { operation } = await notesParts();

export const target: Target = {
  url: 'http://127.0.0.1:8008',
  credentials: { kind: 'key', key: 'the-key', secret: 'the-secret' },
};

/** A call of `notes.get` on a note that is made first. */
export const readCase: Case = {
  setup: [stepOf(operation('notes.create'), { text: "it's" }, { gives: 'notes_1' })],
  step: stepOf(operation('notes.get'), { note: '{{notes_1}}' }),
  note: 'nothing optional',
};

export function failure(more: Partial<Failure> = {}): Failure {
  return {
    rule: 'answer-shape',
    place: 'note.id',
    message: 'data.note.id: expected string, got a number',
    action: 'notes.get',
    version: '1.0',
    case: readCase,
    count: 3,
    ...more,
  };
}

export function report(more: Partial<ContractReport> = {}): ContractReport {
  return {
    url: target.url,
    seed: '42',
    ended: 'done',
    seconds: 12.34,
    requests: 200,
    planned: 100,
    played: 100,
    skipped: new Map(),
    covered: new Map([
      ['notes.get@1.0', 10],
      ['notes.create@1.0', 5],
      ['notes.create@1.2', 5],
      ['folders.create@1.0', 2],
    ]),
    unmade: new Map(),
    unreached: new Map(),
    leftBehind: new Map(),
    failures: [],
    ...more,
  };
}

/** A run in which everything happened that a report can tell of. */
export const eventful: ContractReport = report({
  ended: 'interrupted',
  played: 60,
  skipped: new Map([['notes.create: No', 4]]),
  unmade: new Map([['users', 'users.create: 403/20 No']]),
  unreached: new Map([
    ['note', ['gone']],
    ['folder', []],
  ]),
  leftBehind: new Map([['folders', 2]]),
  failures: [failure(), failure({ rule: 'error', place: '500/0', message: 'the server failed: <&">\u0000', count: 1 })],
});
