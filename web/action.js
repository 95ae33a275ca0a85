import { compareVersions, layerAt, newestLayer } from './api.js';
import { callPanel } from './call.js';
import { changeList } from './changes.js';
import { curlCommand } from './curl.js';
import { codeBlock, el, fragment } from './dom.js';
import { sideTable } from './fields.js';
import { bodyText, dressedJson, jsonText } from './json.js';
import { address } from './place.js';
import { counted, prose } from './words.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageAction} PageAction */
/** @typedef {import('./api.js').PageLayer} PageLayer */
/** @typedef {import('./api.js').PageService} PageService */

/**
 * An action as callers of a version see it.
 *
 * @param {PageAction} action
 * @param {Api} api
 * @param {string} version
 * @param {(version: string) => void} onVersion
 */
export function actionView(action, api, version, onVersion) {
  const layer = layerAt(action, version);
  const heading = el('h1', {}, action.name);
  if (!layer) {
    const [first] = action.layers;
    const came = first?.version ?? '';
    const go = el('button', { type: 'button', onclick: () => onVersion(came) }, `See it at ${came}`);
    return fragment(heading, el('p', {}, `Callers of version ${version} have no ${action.name}: it came with ${came}.`), go);
  }
  const service = /** @type {PageService} */ (api.serviceOf(action.name));
  const path = `v${version}/${action.name}`;
  return fragment(
    heading,
    el('p', { class: 'call' }, el('span', { class: 'method' }, 'POST'), el('code', {}, `/${path}`)),
    badges(action, layer),
    el('p', { class: 'lead' }, ...prose(layer.description.trim())),
    versionChips(action, layer, onVersion),
    section('Request', requestTable(action, layer, service)),
    section(
      'Answer',
      action.stream && el('p', {}, 'Events without end. The data of each:'),
      sideTable(layer.response, service, 'Nothing: data is {}.'),
    ),
    section('Errors', errorTable(action, api)),
    layer.example && section('Example', ...example(action, layer.example, path)),
    section('Send a call', callPanel(action, layer, version)),
    action.layers.length > 1 && section('What versions changed', ...history(action, api)),
  );
}

/**
 * @param {string} title
 * @param {...import('./dom.js').Child} content
 */
function section(title, ...content) {
  return el('section', {}, el('h2', {}, title), ...content);
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
      { type: 'button', class: 'version', 'aria-pressed': String(layer === shown), onclick: () => onVersion(layer.version) },
      layer.version,
    ),
  );
  return el('p', { class: 'versions' }, el('span', { class: 'quiet' }, 'Layers: '), ...chips);
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
  return fragment(
    el('p', {}, 'A list of requests of ', link, ', one a line, as ', el('code', {}, 'application/json-lines'), '. Each of them:'),
    table,
  );
}

/**
 * @param {PageAction} action
 * @param {Api} api
 */
function errorTable({ errors, ownErrors }, { content }) {
  const rows = content.errors.filter(({ name }) => errors.includes(name));
  // What the action finds itself says more of it than what every call can meet.
  const ordered = [...rows].sort((a, b) => Number(ownErrors.includes(b.name)) - Number(ownErrors.includes(a.name)));
  if (ordered.length === 0) return el('p', { class: 'quiet' }, 'None that are declared.');
  const lines = ordered.map(({ code, subcode, name, message }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, el('code', {}, `${code}/${subcode}`)),
      el('td', {}, el('a', { href: `#error-${name}` }, name)),
      el('td', {}, message, !ownErrors.includes(name) && el('span', { class: 'quiet' }, ' (any call)')),
    ),
  );
  return el('table', { class: 'errors' }, el('tbody', {}, ...lines));
}

/**
 * @param {PageAction} action
 * @param {NonNullable<PageLayer['example']>} example
 * @param {string} path
 */
function example({ batch, authorize }, { request, answer }, path) {
  const body = bodyText(request);
  const credentials = authorize ? 'key' : 'none';
  const command = curlCommand({ url: address(path), body, batch: batch !== undefined, credentials });
  return [
    el('h3', {}, 'Request'),
    codeBlock(body, dressedJson(body)),
    el('h3', {}, 'data of the answer'),
    codeBlock(jsonText(answer), dressedJson(jsonText(answer))),
    el('h3', {}, 'curl'),
    codeBlock(command),
  ];
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
    const said =
      found.length === 0 || isFirst
        ? el('p', { class: 'quiet' }, isFirst ? 'The action came.' : 'The same fields.')
        : changeList(found);
    return el(
      'details',
      { open: version === newest.version },
      el('summary', {}, version, isFirst ? '' : el('span', { class: 'quiet' }, `  ${counted(found.length, 'change')}`)),
      said,
    );
  });
}
