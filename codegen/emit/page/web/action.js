import { compareVersions, layerAt, newestLayer } from './api.js';
import { callPanel } from './call.js';
import { changeList } from './changes.js';
import { codeBlock, el, fragment } from './dom.js';
import { errorLine } from './errors.js';
import { sideTable } from './fields.js';
import { bodyText, dressedJson, jsonText } from './json.js';
import { counted, prose } from './words.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageAction} PageAction */
/** @typedef {import('./api.js').PageLayer} PageLayer */
/** @typedef {import('./api.js').PageService} PageService */

/**
 * An action as callers of a version see it.
 *
 * @param {PageAction} action
 * @param {PageService} service
 * @param {Api} api
 * @param {string} version
 * @param {(version: string) => void} onVersion
 */
export function actionView(action, service, api, version, onVersion) {
  const layer = layerAt(action, version);
  const heading = el('h1', {}, action.name);
  if (!layer) {
    const came = action.layers[0]?.version ?? '';
    const go = el('button', { type: 'button', onclick: () => onVersion(came) }, `See it at ${came}`);
    return fragment(heading, el('p', {}, `Callers of version ${version} have no ${action.name}: it came with ${came}.`), go);
  }
  const sections = [
    section('Request', requestTable(action, layer, service)),
    section(
      'Answer',
      action.stream && el('p', {}, 'Events without end. The data of each:'),
      sideTable(layer.response, service, 'Nothing: data is {}.'),
    ),
    section('Errors', ...errorTables(action, api)),
    ...(layer.example ? [section('Example', example(layer.example))] : []),
    section('Send a call', callPanel(action, layer, version, api)),
    ...(action.layers.length > 1 ? [section('Versions', ...history(action, api))] : []),
  ];
  return fragment(
    heading,
    el('p', { class: 'call' }, el('span', { class: 'method' }, 'POST'), el('code', {}, `/v${version}/${action.name}`)),
    badges(action, layer),
    el('p', { class: 'lead' }, ...prose(layer.description.trim())),
    versionChips(action, layer, onVersion),
    jumps(sections),
    ...sections,
  );
}

/**
 * @param {string} title
 * @param {...import('./dom.js').Child} content
 */
function section(title, ...content) {
  return el('section', {}, el('h2', { tabindex: '-1' }, title), ...content);
}

/**
 * Buttons and no links: the fragment of the address says which action is shown.
 *
 * @param {readonly HTMLElement[]} sections
 */
function jumps(sections) {
  const buttons = sections.map((each) => {
    const heading = each.querySelector('h2');
    const go = () => {
      each.scrollIntoView();
      heading?.focus({ preventScroll: true });
    };
    return el('button', { type: 'button', onclick: go }, heading?.textContent);
  });
  return el('p', { class: 'jump' }, ...buttons);
}

/**
 * @param {PageAction} action
 * @param {PageLayer} layer
 */
function badges({ authorize, roles, batch, stream }, { deprecated, sunset }) {
  const said = [
    deprecated && `deprecated${typeof deprecated === 'string' ? ` since ${deprecated}` : ''}`,
    sunset !== undefined && `gone on ${sunset}`,
  ].filter((word) => typeof word === 'string');
  return el(
    'p',
    { class: 'badges' },
    ...said.map((word) => el('span', { class: 'badge warn' }, word)),
    el('span', { class: 'badge' }, authorize ? 'needs credentials' : 'no credentials needed'),
    roles !== undefined && el('span', { class: 'badge' }, `only ${roles.join(', ')}`),
    batch !== undefined && el('span', { class: 'badge' }, 'batch'),
    stream && el('span', { class: 'badge' }, 'stream'),
  );
}

/**
 * The versions at which it changed; the one that answers is marked.
 *
 * @param {PageAction} action
 * @param {PageLayer} shown
 * @param {(version: string) => void} onVersion
 */
function versionChips({ layers }, shown, onVersion) {
  if (layers.length === 1) return el('p', { class: 'quiet' }, `Since ${shown.version}, and the same in every version since.`);
  const chips = layers.map((layer) =>
    el(
      'button',
      {
        type: 'button',
        class: 'version',
        'aria-pressed': String(layer === shown),
        onclick: () => onVersion(layer.version),
      },
      layer.version,
    ),
  );
  return el('p', { class: 'versions' }, el('span', { class: 'quiet' }, 'Changed in '), ...chips);
}

/**
 * @param {PageAction} action
 * @param {PageLayer} layer
 * @param {PageService} service
 */
function requestTable({ batch }, { request }, service) {
  const table = sideTable(request, service, 'No fields.');
  if (batch === undefined) return table;
  const link = el('a', { href: `#${batch}` }, batch);
  const lines = el('code', {}, 'application/json-lines');
  return fragment(el('p', {}, 'A list of requests of ', link, ', one a line, as ', lines, '. Each of them:'), table);
}

/**
 * What the action finds itself, and, folded away, what any call like it can meet.
 *
 * @param {PageAction} action
 * @param {Api} api
 */
function errorTables({ errors, ownErrors }, { content }) {
  const table = (/** @type {readonly string[]} */ names) => {
    const rows = content.errors.filter(({ name }) => names.includes(name));
    return el('table', { class: 'errors' }, el('tbody', {}, ...rows.map((row) => errorLine(row))));
  };
  const others = errors.filter((name) => !ownErrors.includes(name));
  return [
    ownErrors.length > 0 ? table(ownErrors) : el('p', { class: 'quiet' }, 'None of its own.'),
    others.length > 0 && el('details', {}, el('summary', {}, `${others.length} that any such call can meet`), table(others)),
  ];
}

/** @param {NonNullable<PageLayer['example']>} example */
function example({ request, answer }) {
  const [body, data] = [bodyText(request), jsonText(answer)];
  return el(
    'div',
    { class: 'pair' },
    el('div', {}, el('h3', {}, 'Request'), codeBlock(body, dressedJson(body))),
    el('div', {}, el('h3', {}, 'data of the answer'), codeBlock(data, dressedJson(data))),
  );
}

/**
 * @param {PageAction} action
 * @param {Api} api
 */
function history(action, { content }) {
  const newest = newestLayer(action);
  return [...action.layers].reverse().map(({ version }) => {
    const found = (content.changes[version] ?? []).filter((change) => change.action === action.name);
    const isFirst = compareVersions(version, action.layers[0]?.version ?? version) === 0;
    const count = isFirst ? 'the action came' : counted(found.length, 'change');
    const heading = [version, el('span', { class: 'quiet' }, `  ${count}`)];
    if (isFirst || found.length === 0) return el('p', {}, ...heading);
    return el('details', { open: version === newest.version }, el('summary', {}, ...heading), changeList(found));
  });
}
