/**
 * Where the reader is: a fragment says what is shown, the query at which version. Both are in the address, so that it can be sent to
 * somebody; credentials never are.
 */

/** @returns {string} what stands behind the `#` */
export function anchor() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

/**
 * A word of the query that is one of those that are known.
 *
 * @param {string} name
 * @param {readonly string[]} known
 * @param {string} otherwise
 */
export function chosen(name, known, otherwise) {
  const value = new URLSearchParams(location.search).get(name);
  return value !== null && known.includes(value) ? value : otherwise;
}

/**
 * Puts words into the query, or takes them out, and leaves the fragment as it is.
 *
 * @param {Readonly<Record<string, string | undefined>>} words
 */
export function choose(words) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(words)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
}

/** Where the API is: the page lies at its `docs`. @param {string} path */
export function address(path) {
  return new URL(path, new URL('.', document.baseURI)).href;
}
