import type { ErrorRow } from '../../definition/ir.js';
import { actionLink, page } from './page.js';
import { anchor, code, prose, table } from './text.js';

/** File of the error catalogue, beside the references of the services. */
export const ERRORS_FILE = 'errors.md';

/** Actions named in a row before it only counts them. */
const NAMED = 6;

/** The page of all errors, each with an anchor of its name. @param actionsByError full names */
export function errorsPage(errors: readonly ErrorRow[], actionsByError: ReadonlyMap<string, readonly string[]>): string {
  const rows = table<ErrorRow>(
    [
      { title: 'code', of: ({ code: status, subcode, name }) => `${anchor(name)}${status}/${subcode}` },
      { title: 'name', of: ({ name }) => code(name) },
      { title: 'message', of: ({ message }) => prose(message) },
      { title: 'actions', of: ({ name }) => actionList(actionsByError.get(name) ?? []) },
    ],
    errors,
  );
  return page(
    ['schemas/errors.conf'],
    [
      '# Errors',
      'Every error there is. The code is the HTTP status and `meta.result_code`, the subcode `meta.result_subcode`; the message opens ' +
        '`meta.result_msg`, with a capital letter and what is known of the case behind it. Codes, subcodes and messages do not change.',
      'The last column names the actions that find the fault themselves; errors without one can meet [any call](http.md#errors-of-the-surface).',
      rows,
    ],
  );
}

/** Links to actions, or, where they are many, to their services with how many there are. */
function actionList(fullNames: readonly string[]): string {
  if (fullNames.length <= NAMED) return fullNames.map((name) => actionLink(name)).join(', ');
  const counts = new Map<string, number>();
  for (const name of fullNames) counts.set(serviceOf(name), (counts.get(serviceOf(name)) ?? 0) + 1);
  return [...counts].map(([service, count]) => `${count} of [${service}](${service}.md)`).join(', ');
}

function serviceOf(fullName: string): string {
  return fullName.slice(0, fullName.indexOf('.'));
}

/** The errors of one action, linked to the catalogue. Names that the catalogue does not have are refused by the checks. */
export function errorTable(names: readonly string[], errors: readonly ErrorRow[]): string {
  return table<ErrorRow>(
    [
      { title: 'code', of: ({ code: status, subcode, name }) => `[${status}/${subcode}](${ERRORS_FILE}#${name})` },
      { title: 'name', of: ({ name }) => code(name) },
      { title: 'message', of: ({ message }) => prose(message) },
    ],
    errors.filter(({ name }) => names.includes(name)),
  );
}
