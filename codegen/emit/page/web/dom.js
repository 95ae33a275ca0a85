/** @typedef {Node | string | number | false | null | undefined} Child */

/**
 * An element. Texts become text nodes: nothing that a definition says is ever read as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>} attributes functions listen: `onclick`
 * @param {...(Child | readonly Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...nodes(children));
  return element;
}

/** @param {readonly (Child | readonly Child[])[]} children */
export function fragment(...children) {
  const all = document.createDocumentFragment();
  all.append(...nodes(children));
  return all;
}

/**
 * @param {readonly (Child | readonly Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  return children
    .flat()
    .filter((child) => child !== false && child !== null && child !== undefined)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * An element of the page that must be there.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * A block of code with a button that copies it.
 *
 * @param {string} text
 * @param {Node} [shown] the same, dressed
 */
export function codeBlock(text, shown) {
  const code = el('code', {}, shown ?? text);
  const button = el('button', { type: 'button', class: 'copy', onclick: () => void copy(text, code, button) }, 'Copy');
  return el('div', { class: 'code' }, el('pre', { tabindex: '0' }, code), button);
}

/**
 * Where browsers let no page copy, which is wherever the connection is not secure, it is selected at least.
 *
 * @param {string} text
 * @param {Node} code
 * @param {HTMLButtonElement} button
 */
async function copy(text, code, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = 'Selected';
  }
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 1500);
}
