import { el, fragment } from './dom.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageError} PageError */
/** @typedef {import('./dom.js').Child} Child */

/** Actions named in a row before it only counts the rest. */
const NAMED = 8;

/**
 * The catalogue of errors.
 *
 * @param {Api} api
 * @param {string | undefined} wanted the one the reader came for
 */
export function errorsView({ content }, wanted) {
  const rows = content.errors.map((error) => {
    const line = errorLine(error, actionLinks(error.actions));
    line.id = `error-${error.name}`;
    line.classList.toggle('wanted', error.name === wanted);
    return line;
  });
  const titles = ['code', 'name', 'message, and the actions that find it themselves'];
  const meta = (/** @type {string} */ name) => el('code', {}, `meta.${name}`);
  return fragment(
    el('h1', {}, 'Errors'),
    el('p', {}, 'The code is the HTTP status and ', meta('result_code'), ', the subcode ', meta('result_subcode'), '.'),
    el('p', {}, 'What is known of the case is in ', meta('error_data'), '.'),
    el(
      'table',
      { class: 'errors' },
      el('thead', {}, el('tr', {}, ...titles.map((title) => el('th', { scope: 'col' }, title)))),
      el('tbody', {}, ...rows),
    ),
  );
}

/**
 * @param {PageError} error
 * @param {Child} [more] what else there is to say of it
 */
export function errorLine({ code, subcode, name, message }, more) {
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, el('code', {}, `${code}/${subcode}`)),
    el('td', {}, el('a', { href: `#error-${name}` }, name)),
    el('td', {}, message, more),
  );
}

/** @param {readonly string[]} names */
function actionLinks(names) {
  if (names.length === 0) return null;
  const links = (/** @type {readonly string[]} */ some) =>
    some.flatMap((name, at) => [at > 0 && ', ', el('a', { href: `#${name}` }, name)]);
  const more = names.slice(NAMED);
  const rest = more.length > 0 && [' ', el('details', {}, el('summary', {}, `and ${more.length} more`), ' ', ...links(more))];
  return el('div', { class: 'found' }, ...links(names.slice(0, NAMED)), ...(rest || []));
}
