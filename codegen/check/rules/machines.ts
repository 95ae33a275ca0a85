import { isNode } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { checkPlainForm } from '../form-diagnostics.js';
import { nameProblem } from '../names.js';
import type { Subject } from '../subject.js';
import { didYouMean } from '../suggest.js';
import { duplicatesBelow } from './duplicates.js';

/** A status machine: well-formed, its transitions between its own statuses, its actions those of the API. */
export function checkMachine(subject: Subject, actions: readonly string[]): Diagnostic[] {
  const { locator, entries } = subject.source;
  const statuses = isNode(subject.value.statuses) ? subject.value.statuses : {};
  const names = Object.keys(statuses);
  return [
    ...checkPlainForm('status', subject),
    ...duplicatesBelow(entries, 'statuses', 'status'),
    ...names.flatMap((name) => nameProblem('status', name, () => locator.location(['statuses', name]))),
    ...Object.entries(statuses).flatMap(([name, status]) => {
      if (!isNode(status)) return [];
      const unknown = (
        key: 'next' | 'reached_by',
        known: readonly string[],
        code: 'unknown-status' | 'unknown-action',
        otherwise: string,
      ) =>
        strings(status[key]).flatMap((each, i) => {
          if (known.includes(each)) return [];
          const at = locator.location(['statuses', name, key, String(i)]);
          return [diagnose(code, at, { name: each, expected: didYouMean(each, known, otherwise) })];
        });
      return [
        ...unknown('next', names, 'unknown-status', `one of ${names.join(', ')}`),
        ...unknown('reached_by', actions, 'unknown-action', 'service.action'),
      ];
    }),
  ];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
