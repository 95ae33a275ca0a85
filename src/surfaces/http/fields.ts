import { ApiError, baseErrors, type TextType } from '../../rpc/index.js';
import { readText } from './read-text.js';

type Branch = Map<string, Branch | Leaf>;

interface Leaf {
  readonly texts: string[];
  /** The name ended in `[]`, or came more than once. */
  list: boolean;
}

/**
 * Fields of a query string or a form as a request (task-core 1.3): `a.b=1` nests, `a[]=1` and a repeated `a` are lists, and a text becomes
 * what `types` declares for its field. A text that cannot be read as that type stays a text, so that validation names it.
 *
 * @param encoded `application/x-www-form-urlencoded`
 * @throws ApiError 400/0 for names nested deeper than `maxDepth`, and for `a=1&a.b=2`
 */
export function readFields(
  encoded: string,
  types: Readonly<Record<string, TextType>>,
  maxDepth: number,
): Record<string, unknown> {
  const root: Branch = new Map();
  for (const [name, text] of new URLSearchParams(encoded)) {
    const bare = withoutBrackets(name);
    const parts = bare.split('.', maxDepth + 1);
    if (parts.length > maxDepth) throw unreadable(`a name is nested deeper than ${maxDepth} levels`);
    const leaf = leafAt(root, parts);
    leaf.list ||= leaf.texts.length > 0 || name.endsWith('[]');
    leaf.texts.push(text);
  }
  return Object.fromEntries(
    [...root].map(([name, node]) => [name, contentOf(node, Object.hasOwn(types, name) ? types[name] : undefined)]),
  );
}

/** Without the `[` and `]` at its end: `id[]` is `id`. */
function withoutBrackets(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '[' || name[end - 1] === ']')) end--;
  return name.slice(0, end);
}

function leafAt(root: Branch, parts: readonly string[]): Leaf {
  let branch = root;
  for (const part of parts.slice(0, -1)) {
    const next = branch.get(part) ?? new Map();
    if (!(next instanceof Map)) throw clash(part);
    branch.set(part, next);
    branch = next;
  }
  const name = parts.at(-1) ?? '';
  const leaf = branch.get(name) ?? { texts: [], list: false };
  if (leaf instanceof Map) throw clash(name);
  branch.set(name, leaf);
  return leaf;
}

function contentOf(node: Branch | Leaf, type: TextType | undefined): unknown {
  if (node instanceof Map) return Object.fromEntries([...node].map(([name, inner]) => [name, contentOf(inner, undefined)]));
  const [first = ''] = node.texts;
  if (type?.endsWith('[]')) return node.texts.map((text) => readText(text, type.slice(0, -2)));
  return node.list ? node.texts.map((text) => readText(text, type)) : readText(first, type);
}

function clash(name: string): ApiError {
  return unreadable(`"${name.slice(0, 100)}" is given both as a value and as a group of fields`);
}

function unreadable(extra: string): ApiError {
  return new ApiError(baseErrors.bad_request, { extra });
}
