import { el, fragment } from './dom.js';
import { prose, typeWords } from './words.js';

/** @typedef {import('./api.js').PageField} PageField */
/** @typedef {import('./api.js').PageService} PageService */

/** Rows that are made in one go: far more than most actions have, far fewer than anybody would wait for. */
const AT_ONCE = 250;

/**
 * A table of fields. Objects that several places share open below the row that names them.
 *
 * @param {readonly PageField[]} fields
 * @param {PageService} service
 * @returns {HTMLTableElement}
 */
export function fieldTable(fields, service) {
  const titles = ['field', 'type', 'what it is'];
  const head = el('thead', {}, el('tr', {}, ...titles.map((title) => el('th', { scope: 'col' }, title))));
  const body = el('tbody');
  fill(body, fields, service, 0);
  return el('table', { class: 'fields' }, head, body);
}

/**
 * Adds rows from one on: some at once, the others when what is there has been shown, as long as somebody looks.
 *
 * @param {HTMLTableSectionElement} body
 * @param {readonly PageField[]} fields
 * @param {PageService} service
 * @param {number} from
 */
function fill(body, fields, service, from) {
  body.append(...fields.slice(from, from + AT_ONCE).map((field) => row(field, service)));
  const next = from + AT_ONCE;
  if (next >= fields.length) return;
  setTimeout(() => {
    if (body.isConnected) fill(body, fields, service, next);
  });
}

/**
 * @param {PageField} field
 * @param {PageService} service
 */
function row({ path, type, required, fallback, since, description }, service) {
  /** @type {HTMLTableRowElement} */
  const line = el(
    'tr',
    {},
    el('th', { scope: 'row' }, pathWords(path), required && el('span', { class: 'must' }, 'required')),
    el('td', { class: 'type' }, ...typeWords(type, (name) => objectButton(name, service, () => line))),
    el(
      'td',
      {},
      ...prose(description ?? ''),
      fallback !== undefined && el('span', { class: 'chip' }, 'default ', el('code', {}, fallback)),
      since !== undefined && el('span', { class: 'chip since' }, `since ${since}`),
    ),
  );
  return line;
}

/**
 * The last name of a path stands out from those it lies in.
 *
 * @param {string} path
 */
function pathWords(path) {
  const at = path.lastIndexOf('.') + 1;
  return el('code', { class: 'path' }, at > 0 && el('span', { class: 'quiet' }, path.slice(0, at)), path.slice(at));
}

/**
 * @param {string} name
 * @param {PageService} service
 * @param {() => HTMLTableRowElement} row the one below which it opens
 */
function objectButton(name, service, row) {
  /** @type {HTMLTableRowElement | undefined} */
  let opened;
  const toggle = () => {
    button.setAttribute('aria-expanded', String(!opened));
    if (opened) {
      opened.remove();
      opened = undefined;
      return;
    }
    const link = el('a', { href: `#object-${service.name}.${name}` }, `${service.name}.${name}`);
    const inner = fieldTable(service.objects[name] ?? [], service);
    opened = el('tr', { class: 'inner' }, el('td', { colspan: '3' }, el('p', { class: 'quiet' }, 'Object ', link), inner));
    row().after(opened);
  };
  const button = el('button', { type: 'button', class: 'object', 'aria-expanded': 'false', onclick: toggle }, name);
  return button;
}

/**
 * One side of an action.
 *
 * @param {import('../page-types.js').PageTable} side
 * @param {PageService} service
 * @param {string} nothing what to say where there are no fields
 */
export function sideTable({ fields, text }, service, nothing) {
  if (fields.length > 0) return fieldTable(fields, service);
  if (text === undefined) return el('p', { class: 'quiet' }, nothing);
  return el('p', {}, fragment(...typeWords(text, (name) => el('a', { href: `#object-${service.name}.${name}` }, name))));
}
