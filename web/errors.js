import { el, fragment } from './dom.js';

/** @typedef {import('./api.js').Api} Api */

/** Actions named in a row before it only counts the rest. */
const NAMED = 8;

/**
 * The catalogue of errors.
 *
 * @param {Api} api
 * @param {string | undefined} wanted the one the reader came for
 */
export function errorsView({ content }, wanted) {
  const rows = content.errors.map(({ code, subcode, name, message, actions }) =>
    el(
      'tr',
      { id: `error-${name}`, class: name === wanted ? 'wanted' : undefined },
      el('th', { scope: 'row' }, el('code', {}, `${code}/${subcode}`)),
      el('td', {}, el('a', { href: `#error-${name}` }, name)),
      el('td', {}, message, actionLinks(actions)),
    ),
  );
  const head = ['code', 'name', 'message, and the actions that find it themselves'].map((title) =>
    el('th', { scope: 'col' }, title),
  );
  return fragment(
    el('h1', {}, 'Errors'),
    el(
      'p',
      {},
      'The code is the HTTP status and ',
      el('code', {}, 'meta.result_code'),
      ', the subcode ',
      el('code', {}, 'meta.result_subcode'),
      '; what is known of the case is in ',
      el('code', {}, 'meta.error_data'),
      '.',
    ),
    el('table', { class: 'errors' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
  );
}

/** @param {readonly string[]} names */
function actionLinks(names) {
  if (names.length === 0) return null;
  const links = (/** @type {readonly string[]} */ some) =>
    some.flatMap((name, at) => [at > 0 && ', ', el('a', { href: `#${name}` }, name)]);
  const more = names.slice(NAMED);
  return el(
    'div',
    { class: 'found' },
    ...links(names.slice(0, NAMED)),
    more.length > 0 && el('details', {}, el('summary', {}, `and ${more.length} more`), ...links(more)),
  );
}
