import { layerAt } from './api.js';
import { byId, el } from './dom.js';

/** @typedef {import('./api.js').Api} Api */
/** @typedef {import('./api.js').PageAction} PageAction */

/**
 * @param {string} name
 * @param {string} hint
 */
function errorItem(name, hint) {
  return el('li', {}, el('a', { href: `#error-${name}` }, name, el('small', {}, hint)));
}

/** Hits that are shown: whoever wants more says more. */
const SHOWN = 60;

/** The list of actions, and the search in it. */
export class Nav {
  /** @type {Api} */
  #api;
  #search = byId('search', HTMLInputElement);
  #list = byId('list', HTMLDivElement);
  #version = '';
  #current = '';
  /** What each action is found by: its name, and the names of its fields.
   * @type {readonly { readonly action: PageAction, readonly name: string, readonly fields: readonly string[] }[]} */
  #index;

  /** @param {Api} api */
  constructor(api) {
    this.#api = api;
    this.#index = [...api.actions.values()].map((action) => ({
      action,
      name: action.name.toLowerCase(),
      fields: [
        ...new Set(
          action.layers.flatMap(({ request, response }) =>
            [...request.fields, ...response.fields].map(({ path }) => path.toLowerCase()),
          ),
        ),
      ],
    }));
    this.#search.addEventListener('input', () => this.#render());
    document.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /**
   * @param {string} version
   * @param {string} current full name of the action that is shown
   */
  show(version, current) {
    const same = version === this.#version && this.#list.childElementCount > 0;
    this.#version = version;
    this.#current = current;
    if (same) this.#mark();
    else this.#render();
  }

  #render() {
    const words = this.#search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    this.#list.replaceChildren(...(words.length > 0 ? this.#hits(words) : this.#all()));
    this.#mark();
  }

  #all() {
    return this.#api.content.services.map(({ name, actions }) =>
      el(
        'section',
        {},
        el('h2', {}, el('a', { href: `#${name}` }, name)),
        el('ul', {}, ...actions.map((action) => this.#item(action))),
      ),
    );
  }

  /** @param {readonly string[]} words */
  #hits(words) {
    const found = this.#index.flatMap(({ action, name, fields }) => {
      const inName = words.every((word) => name.includes(word));
      const field = fields.find((path) => words.every((word) => path.includes(word) || name.includes(word)));
      if (!inName && field === undefined) return [];
      return [{ action, rank: inName ? 0 : 1, hint: inName ? undefined : field }];
    });
    found.sort((a, b) => a.rank - b.rank);
    const errors = this.#api.content.errors.filter(({ name }) => words.every((word) => name.includes(word)));
    if (found.length + errors.length === 0) return [el('p', { class: 'quiet' }, 'Nothing found.')];
    return [
      el('ul', {}, ...found.slice(0, SHOWN).map(({ action, hint }) => this.#item(action, true, hint))),
      el('ul', {}, ...errors.map(({ name, code, subcode }) => errorItem(name, `error ${code}/${subcode}`))),
    ];
  }

  /**
   * @param {PageAction} action
   * @param {boolean} [full] with the name of its service
   * @param {string} [hint] the field it was found by
   */
  #item(action, full = false, hint = undefined) {
    const layer = layerAt(action, this.#version);
    const name = full ? action.name : action.name.slice(action.name.indexOf('.') + 1);
    const state = layer ? (layer.deprecated ? 'old' : undefined) : 'absent';
    const title = layer ? undefined : `came with ${action.layers[0]?.version}`;
    return el(
      'li',
      {},
      el(
        'a',
        { href: `#${action.name}`, class: state, title, 'data-action': action.name },
        name,
        hint !== undefined && el('small', {}, hint),
      ),
    );
  }

  #mark() {
    for (const link of this.#list.querySelectorAll('a[data-action]')) {
      if (link.getAttribute('data-action') === this.#current) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest' });
      } else link.removeAttribute('aria-current');
    }
  }

  /** `/` goes to the search, the arrows go through what was found, Escape goes back. @param {KeyboardEvent} event */
  #onKey(event) {
    const { target, key } = event;
    const writes = target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
    if (key === '/' && !writes && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#search.focus();
      this.#search.select();
    } else if (key === 'Escape' && target === this.#search) {
      this.#search.value = '';
      this.#render();
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && target instanceof HTMLElement && this.#isHere(target)) {
      event.preventDefault();
      this.#move(target, key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter' && target === this.#search) {
      this.#list.querySelector('a')?.click();
    }
  }

  /** @param {HTMLElement} element */
  #isHere(element) {
    return element === this.#search || this.#list.contains(element);
  }

  /**
   * @param {HTMLElement} from
   * @param {1 | -1} by
   */
  #move(from, by) {
    const links = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll('a')]);
    const stops = [this.#search, ...links];
    stops[Math.min(Math.max(stops.indexOf(from) + by, 0), stops.length - 1)]?.focus();
  }
}
