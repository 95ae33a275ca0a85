import { isFragment, walk } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { definitionsOf, rootSchemas, type Subject, type Tree } from '../subject.js';
import { didYouMean } from '../suggest.js';

const REF = /^#\/definitions\/([^/]+)$/;

/** Name of the definition a `$ref` refers to, or undefined for another form. */
export function refName(ref: string): string | undefined {
  return REF.exec(ref)?.[1];
}

/** Every `$ref` names a schema of the same service, and no definition needs itself. */
export function checkRefs(subject: Subject): Diagnostic[] {
  const definitions = definitionsOf(subject);
  const schemas = Object.keys(definitions).filter((name) => !isFragment(definitions[name] as Tree));
  const references = [...rootSchemas(subject)].flatMap(({ path, node }) => [...walk(node, path)]);
  const wrong = references.flatMap(({ path, node: { $ref: ref } }) => {
    if (typeof ref !== 'string') return [];
    const at = subject.source.locator.location([...path, '$ref']);
    const name = refName(ref);
    if (name === undefined) return [diagnose('ref-form', at, { ref, expected: '#/definitions/<name>', found: ref })];
    if (schemas.includes(name)) return [];
    return [diagnose('ref-to-nothing', at, { name, expected: didYouMean(name, schemas, 'a name under _definitions') })];
  });
  return [...wrong, ...circles(subject, definitions, schemas)];
}

/** One diagnostic a circle, at its alphabetically first definition. */
function circles({ source }: Subject, definitions: Tree, schemas: readonly string[]): Diagnostic[] {
  const targets = new Map(schemas.map((name) => [name, referredTo(definitions[name] as Tree)]));
  return schemas.toSorted().flatMap((start) => {
    const circle = shortestCircle(start, targets);
    if (!circle || circle.some((name) => name < start)) return [];
    const at = source.locator.location(['_definitions', start]);
    return [diagnose('circular-ref', at, { circle: [...circle, start].join(' -> ') })];
  });
}

function referredTo(definition: Tree): readonly string[] {
  return [...walk(definition)].flatMap(({ node: { $ref: ref } }) => (typeof ref === 'string' ? (refName(ref) ?? []) : []));
}

/** Names on the shortest way from `start` back to itself, or undefined. */
function shortestCircle(start: string, targets: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const seen = new Set<string>();
  const queue: (readonly string[])[] = [[start]];
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const next of targets.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...way, next]);
    }
  }
  return undefined;
}
