import { actionView } from './action.js';
import { Api } from './api.js';
import { changesView } from './changes.js';
import { byId, el, fragment } from './dom.js';
import { errorsView } from './errors.js';
import { homeView, objectView, serviceView } from './home.js';
import { Nav } from './nav.js';
import { address, anchor, choose, chosen } from './place.js';

const main = byId('main', HTMLElement);
const menu = byId('menu', HTMLButtonElement);
const side = byId('nav', HTMLElement);

/** @param {Api} api */
function start(api) {
  const { title, versions } = api.content;
  const nav = new Nav(api);
  const select = byId('version', HTMLSelectElement);
  byId('title', HTMLAnchorElement).textContent = title;
  select.append(...[...versions].reverse().map((version) => el('option', { value: version }, version)));
  let version = chosen('version', versions, api.newest);
  const onVersion = (/** @type {string} */ wanted) => {
    version = wanted;
    choose({ version: version === api.newest ? undefined : version });
    show();
  };
  const show = () => {
    const place = anchor();
    select.value = version;
    nav.show(version, place);
    main.replaceChildren(viewOf(place, api, version, onVersion));
    const heading = main.querySelector('h1')?.textContent ?? title;
    document.title = heading === title ? title : `${heading} · ${title}`;
  };
  select.addEventListener('change', () => onVersion(select.value));
  window.addEventListener('hashchange', () => {
    openMenu(false);
    show();
    arrive();
  });
  show();
  arrive();
}

/**
 * What a fragment of the address stands for.
 *
 * @param {string} place
 * @param {Api} api
 * @param {string} version
 * @param {(version: string) => void} onVersion
 */
function viewOf(place, api, version, onVersion) {
  const action = api.actions.get(place);
  const home = api.services.get(place.slice(0, place.indexOf('.')));
  if (action && home) return actionView(action, home, api, version, onVersion);
  if (place === '' || place === 'start') return homeView(api, version);
  if (place === 'changes') return changesView(api);
  if (place === 'errors' || place.startsWith('error-')) return errorsView(api, place.slice('error-'.length));
  const service = api.services.get(place);
  if (service) return serviceView(service, version);
  const [, owner = '', object = ''] = /^object-([^.]+)\.(.+)$/.exec(place) ?? [];
  const holder = api.services.get(owner);
  if (holder && Object.hasOwn(holder.objects, object)) return objectView(holder, object);
  return fragment(el('h1', {}, 'Not here'), el('p', {}, `There is nothing called ${place}.`));
}

/** To what the address names in the page, or to its top; the keyboard goes along. */
function arrive() {
  const wanted = document.getElementById(anchor());
  if (wanted) wanted.scrollIntoView({ block: 'center' });
  else window.scrollTo(0, 0);
  if (location.hash !== '' && document.activeElement?.id !== 'search') main.focus({ preventScroll: true });
}

/** On a small screen the list of actions lies behind a button. @param {boolean} open */
function openMenu(open) {
  side.classList.toggle('open', open);
  menu.setAttribute('aria-expanded', String(open));
}

menu.addEventListener('click', () => openMenu(!side.classList.contains('open')));

try {
  const response = await fetch(address('docs/api.json'), { credentials: 'omit' });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  start(new Api(await response.json()));
} catch (error) {
  main.replaceChildren(
    el('h1', {}, 'The page cannot be shown'),
    el('p', {}, error instanceof Error ? error.message : String(error)),
  );
}
