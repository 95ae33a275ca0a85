import { compareVersions } from './api.js';
import { el, fragment } from './dom.js';
import { choose, chosen } from './place.js';
import { counted } from './words.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageChange} PageChange */
/** @typedef {PageChange['level']} Level */

/** From the worst, and what each means for those who go along. */
const LEVELS = /** @type {const} */ ({ error: 'breaking', warning: 'surprising', info: 'safe' });
const levels = /** @type {Level[]} */ (Object.keys(LEVELS));

/**
 * What changed between two versions that the reader chooses: what each version on the way changed in the one before it.
 *
 * @param {Api} api
 */
export function changesView({ content }) {
  const { versions, changes } = content;
  const ends = { from: chosen('from', versions, versions.at(-2) ?? ''), to: chosen('to', versions, versions.at(-1) ?? '') };
  const shown = new Set(levels);
  const result = el('div', { 'aria-live': 'polite' });
  const show = () => {
    const [older, newer] = [ends.from, ends.to].sort(compareVersions);
    const between = versions.filter((each) => isBetween(each, older ?? '', newer ?? ''));
    const all = between.flatMap((version) => changes[version] ?? []);
    const nothing = el('p', { class: 'quiet' }, `Nothing: both are ${ends.from}.`);
    result.replaceChildren(
      levelButtons(all, shown, show),
      ...(between.length === 0 ? [nothing] : between.reverse().map((version) => step(version, changes[version] ?? [], shown))),
    );
  };
  const pick = (/** @type {string} */ label, /** @type {'from' | 'to'} */ end) => {
    const onchange = () => {
      ends[end] = select.value;
      choose(ends);
      show();
    };
    const options = [...versions].reverse().map((each) => el('option', { value: each, selected: each === ends[end] }, each));
    const select = el('select', { id: end, onchange }, ...options);
    return el('label', {}, `${label} `, select);
  };
  show();
  return fragment(el('h1', {}, 'What changed'), el('p', { class: 'picks' }, pick('between', 'from'), pick('and', 'to')), result);
}

/**
 * @param {string} version
 * @param {string} older
 * @param {string} newer
 */
function isBetween(version, older, newer) {
  return compareVersions(version, older) > 0 && compareVersions(version, newer) <= 0;
}

/**
 * How many changes there are of each level; each hides its own.
 *
 * @param {readonly PageChange[]} changes
 * @param {Set<Level>} shown
 * @param {() => void} onChange
 */
function levelButtons(changes, shown, onChange) {
  const buttons = levels.map((level) => {
    const onclick = () => {
      if (!shown.delete(level)) shown.add(level);
      onChange();
    };
    const count = changes.filter((change) => change.level === level).length;
    const pressed = String(shown.has(level));
    return el('button', { type: 'button', class: level, 'aria-pressed': pressed, onclick }, `${count} ${LEVELS[level]}`);
  });
  return el('p', { class: 'badges levels' }, ...buttons);
}

/**
 * @param {string} version
 * @param {readonly PageChange[]} all
 * @param {ReadonlySet<Level>} shown
 */
function step(version, all, shown) {
  const changes = all.filter(({ level }) => shown.has(level));
  /** @type {Map<string, PageChange[]>} */
  const byAction = new Map();
  for (const change of changes) byAction.set(change.action, [...(byAction.get(change.action) ?? []), change]);
  return el(
    'section',
    { class: 'step' },
    el('h2', {}, version, el('span', { class: 'quiet' }, `  ${counted(all.length, 'change')}`)),
    ...[...byAction].map(([action, own]) =>
      el('div', { class: 'changed' }, el('h3', {}, el('a', { href: `#${action}` }, action)), changeList(own)),
    ),
    all.length === 0 && el('p', { class: 'quiet' }, 'Nothing that callers could see.'),
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
    el('span', { class: `mark ${level}` }, LEVELS[level]),
    path !== '' && [el('code', { class: 'path' }, path), ' '],
    message,
    values.length > 0 &&
      el('span', { class: 'values' }, ...values.flatMap((value, at) => [at > 0 && ' → ', el('code', {}, value)])),
  );
}
