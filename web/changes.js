import { compareVersions } from './api.js';
import { el, fragment } from './dom.js';
import { choose, chosen } from './place.js';
import { counted } from './words.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageChange} PageChange */

const MEANING = { error: 'breaks callers', warning: 'may surprise callers', info: 'safe' };

/**
 * What changed between two versions that the reader chooses: what each version on the way changed in the one before it.
 *
 * @param {Api} api
 */
export function changesView({ content }) {
  const { versions } = content;
  let from = chosen('from', versions, versions.at(-2) ?? '');
  let to = chosen('to', versions, versions.at(-1) ?? '');
  const result = el('div', { class: 'result', 'aria-live': 'polite' });
  const show = () => {
    const [older, newer] = compareVersions(from, to) <= 0 ? [from, to] : [to, from];
    const between = versions.filter((each) => compareVersions(each, older) > 0 && compareVersions(each, newer) <= 0);
    result.replaceChildren(between.length === 0 ? same(from) : steps(between, content.changes));
  };
  const pick = (/** @type {string} */ label, /** @type {string} */ value, /** @type {(value: string) => void} */ set) => {
    const select = el(
      'select',
      {
        onchange: () => {
          set(select.value);
          choose({ from, to });
          show();
        },
      },
      ...[...versions].reverse().map((each) => el('option', { value: each, selected: each === value }, each)),
    );
    return el('label', {}, `${label} `, select);
  };
  show();
  return fragment(
    el('h1', {}, 'What changed'),
    el(
      'p',
      { class: 'picks' },
      pick('between', from, (value) => {
        from = value;
      }),
      pick('and', to, (value) => {
        to = value;
      }),
    ),
    result,
  );
}

/** @param {string} version */
function same(version) {
  return el('p', { class: 'quiet' }, `Nothing: both are ${version}.`);
}

/**
 * The newest first, as one reads what is new.
 *
 * @param {readonly string[]} versions
 * @param {Api['content']['changes']} changes
 */
function steps(versions, changes) {
  const all = versions.flatMap((version) => changes[version] ?? []);
  const counts = /** @type {const} */ (['error', 'warning', 'info']).map((level) => {
    const count = all.filter((change) => change.level === level).length;
    return el('span', { class: `badge ${level}` }, `${count} ${MEANING[level]}`);
  });
  return fragment(
    el('p', { class: 'badges' }, ...counts),
    ...[...versions].reverse().map((version) => step(version, changes[version] ?? [])),
  );
}

/**
 * @param {string} version
 * @param {readonly PageChange[]} changes
 */
function step(version, changes) {
  /** @type {Map<string, PageChange[]>} */
  const byAction = new Map();
  for (const change of changes) byAction.set(change.action, [...(byAction.get(change.action) ?? []), change]);
  return el(
    'section',
    { class: 'step' },
    el('h2', {}, `In ${version}`, el('span', { class: 'quiet' }, `  ${counted(changes.length, 'change')}`)),
    ...[...byAction].map(([action, own]) =>
      el('div', { class: 'changed' }, el('h3', {}, el('a', { href: `#${action}` }, action)), changeList(own)),
    ),
    changes.length === 0 && el('p', { class: 'quiet' }, 'Nothing that callers could see.'),
  );
}

/**
 * The changes of one action.
 *
 * @param {readonly PageChange[]} changes
 */
export function changeList(changes) {
  return el('ul', { class: 'changes' }, ...changes.map((change) => changeLine(change)));
}

/** @param {PageChange} change */
function changeLine({ level, path, message, was, is }) {
  const values = [was, is].filter((value) => value !== undefined);
  return el(
    'li',
    {},
    el('span', { class: `mark ${level}`, title: MEANING[level] }, level),
    path !== '' && el('code', { class: 'path' }, path),
    ` ${message}`,
    values.length > 0 &&
      el('span', { class: 'values' }, ...values.flatMap((value, at) => [at > 0 && ' → ', el('code', {}, value ?? '')])),
  );
}
