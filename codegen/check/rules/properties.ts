import type { SchemaNode } from '../../definition/ir.js';
import { children, isNode, walk } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { definitionsOf, rootSchemas, type Subject, type Tree } from '../subject.js';
import { didYouMean } from '../suggest.js';
import { refName } from './refs.js';

/** Every property says what it is. Shared definitions are only warned about, once, where they are written. */
export function checkDescriptions(subject: Subject): Diagnostic[] {
  const definitions = definitionsOf(subject);
  return [...rootSchemas(subject)].flatMap((root) => {
    const shared = root.path[0] === '_definitions';
    return [...walk(root.node, root.path)].flatMap(({ path, node }) =>
      Object.entries(isNode(node.properties) ? node.properties : {}).flatMap(([name, property]) => {
        const description = isNode(property) ? describing(property, definitions) : undefined;
        if (typeof description === 'string' && description.trim() !== '') return [];
        const at = [...path, 'properties', name];
        if (!shared && subject.source.locator.places(at).some(({ written }) => written[0] === '_definitions')) return [];
        const code = shared ? 'no-shared-description' : 'no-description';
        const location = subject.source.locator.location(at);
        return [diagnose(typeof description === 'string' ? 'empty-description' : code, location, { name })];
      }),
    );
  });
}

/** A property's own description, or else that of the definition it refers to. */
function describing(property: SchemaNode, definitions: Tree): unknown {
  if (property.description !== undefined || typeof property.$ref !== 'string') return property.description;
  const target = definitions[refName(property.$ref) ?? ''];
  return isNode(target) ? target.description : undefined;
}

/** Keywords whose schemas speak of the same value as the schema they stand in. */
const IN_PLACE: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else']);

/** Names under `required` (and in dependencies) are declared properties. */
export function checkRequired(subject: Subject): Diagnostic[] {
  const definitions = definitionsOf(subject);
  const { locator } = subject.source;
  const visit = (node: SchemaNode, path: readonly string[], outer: ReadonlySet<string>): Diagnostic[] => {
    const declared = new Set([...outer, ...declaredBy(node, definitions)]);
    const own = demanded(node)
      .filter(({ name }) => !declared.has(name))
      .map(({ name, at }) => {
        const expected = didYouMean(name, declared, `one of ${[...declared].join(', ') || 'no properties'}`);
        return diagnose('required-unknown', locator.location([...path, ...at]), { name, expected });
      });
    const below = [...children(node)].flatMap((child) =>
      visit(child.node, [...path, ...child.path], IN_PLACE.has(child.path[0] ?? '') ? declared : new Set()),
    );
    return [...own, ...below];
  };
  return [...rootSchemas(subject)].flatMap(({ node, path }) => visit(node, path, new Set()));
}

/** Names of properties a schema declares for its value, through references and in-place schemas too. */
function declaredBy(node: SchemaNode, definitions: Tree, seen: readonly SchemaNode[] = []): string[] {
  if (seen.includes(node)) return [];
  const onward = [...seen, node];
  const target = typeof node.$ref === 'string' ? definitions[refName(node.$ref) ?? ''] : undefined;
  const inPlace = [...children(node)].filter(({ path: [keyword] }) => IN_PLACE.has(keyword ?? '')).map((child) => child.node);
  const others = [...(isNode(target) ? [target] : []), ...inPlace];
  return [
    ...Object.keys(isNode(node.properties) ? node.properties : {}),
    ...others.flatMap((other) => declaredBy(other, definitions, onward)),
  ];
}

/** Names a schema demands, each with where it does. */
function demanded(node: SchemaNode): { readonly name: string; readonly at: readonly string[] }[] {
  const listed = (value: unknown, at: readonly string[]) =>
    Array.isArray(value)
      ? value.filter((name) => typeof name === 'string').map((name, i) => ({ name, at: [...at, String(i)] }))
      : [];
  const dependent = ['dependencies', 'dependentRequired'].flatMap((keyword) =>
    Object.entries(isNode(node[keyword]) ? node[keyword] : {}).flatMap(([name, names]) => [
      { name, at: [keyword, name] },
      ...listed(names, [keyword, name]),
    ]),
  );
  return [...listed(node.required, ['required']), ...dependent];
}
