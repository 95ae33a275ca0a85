import { layerAt } from './api.js';
import { codeBlock, el, fragment } from './dom.js';
import { fieldTable } from './fields.js';
import { address } from './place.js';
import { counted, firstSentence, prose } from './words.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageService} PageService */

/**
 * Where a reader starts.
 *
 * @param {Api} api
 * @param {string} version
 */
export function homeView({ content, actions }, version) {
  const { title, services, versions, errors } = content;
  const there = [...actions.values()].filter((action) => layerAt(action, version));
  const call = `curl '${address(`v${version}/`)}<service>.<action>' \\\n  -u "$KEY:$SECRET" \\\n  -H 'Content-Type: application/json' \\\n  -d '{}'`;
  return fragment(
    el('h1', {}, title),
    el(
      'p',
      { class: 'lead' },
      `${counted(there.length, 'action')} in ${counted(services.length, 'service')}, ${counted(versions.length, 'version')}, ${counted(errors.length, 'error')}. `,
      'Every version keeps working: callers name theirs in the path, and get the newest layer of an action that is not newer than it.',
    ),
    codeBlock(call),
    el(
      'p',
      {},
      'For tools: ',
      el('a', { href: address(`v${version}/openapi.json`) }, 'OpenAPI 3.1'),
      ' and ',
      el('a', { href: address(`v${version}/openrpc.json`) }, 'OpenRPC 1.4'),
      ` of version ${version}. JSON-RPC 2.0 is at `,
      el('code', {}, `/v${version}/rpc`),
      '.',
    ),
    ...services.map((service) => serviceCard(service, version, 'h2')),
  );
}

/**
 * A service and what it can do.
 *
 * @param {PageService} service
 * @param {string} version
 */
export function serviceView(service, version) {
  return fragment(serviceCard(service, version, 'h1'));
}

/**
 * @param {PageService} service
 * @param {string} version
 * @param {'h1' | 'h2'} level
 */
function serviceCard({ name, description, actions }, version, level) {
  const lines = actions.flatMap((action) => {
    const layer = layerAt(action, version);
    if (!layer) return [];
    const link = el('a', { href: `#${action.name}` }, action.name);
    return [
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, link, layer.deprecated && el('span', { class: 'badge warn' }, 'deprecated')),
        el('td', {}, ...prose(firstSentence(layer.description))),
      ),
    ];
  });
  if (lines.length === 0 && level === 'h2') return null;
  const heading = el(level, {}, level === 'h2' ? el('a', { href: `#${name}` }, name) : name);
  return el(
    'section',
    { class: 'card' },
    heading,
    el('p', {}, ...prose(description)),
    lines.length > 0
      ? el('table', { class: 'actions' }, el('tbody', {}, ...lines))
      : el('p', { class: 'quiet' }, `Nothing at ${version} yet.`),
  );
}

/**
 * An object that several places share.
 *
 * @param {PageService} service
 * @param {string} name
 */
export function objectView(service, name) {
  return fragment(
    el('h1', {}, `${service.name}.${name}`),
    el('p', { class: 'quiet' }, 'An object of ', el('a', { href: `#${service.name}` }, service.name), '.'),
    fieldTable(service.objects[name] ?? [], service),
  );
}
