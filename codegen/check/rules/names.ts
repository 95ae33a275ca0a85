import type { SchemaNode } from '../../definition/ir.js';
import { isNode, walk } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { colliding, collisions, nameProblem } from '../names.js';
import { actionsOf, definitionsOf, rootSchemas, type Subject } from '../subject.js';

/** Names of a service, its actions, definitions and properties can be identifiers and stay apart in generated code. */
export function checkServiceNames(subject: Subject): Diagnostic[] {
  const { locator } = subject.source;
  const actions = actionsOf(subject).map(([name]) => name);
  const definitions = Object.keys(definitionsOf(subject));
  const definitionAt = (name: string) => locator.location(['_definitions', name]);
  return [
    ...nameProblem('service', subject.name, () => locator.location([])),
    ...actions.flatMap((name) => nameProblem('action', name, () => locator.location([name]))),
    ...definitions.flatMap((name) => nameProblem('definition', name, () => definitionAt(name))),
    ...collisions('action', actions, (name) => locator.location([name])),
    ...collisions('definition', definitions, definitionAt),
    ...[...rootSchemas(subject)].flatMap((root) =>
      [...walk(root.node, root.path)].flatMap(({ path, node }) => checkPropertyNames(subject, path, node)),
    ),
  ];
}

function checkPropertyNames({ source }: Subject, path: readonly string[], node: SchemaNode): Diagnostic[] {
  const names = Object.keys(isNode(node.properties) ? node.properties : {});
  const at = (name: string) => source.locator.location([...path, 'properties', name]);
  return [...names.flatMap((name) => nameProblem('property', name, () => at(name))), ...collisions('property', names, at)];
}

/** Services stay apart, and so do actions of two services: `a_b.cd` and `a.b_cd` would be one name in generated code. */
export function checkNamesAcross(subjects: readonly Subject[]): Diagnostic[] {
  const services = new Map(subjects.map((subject) => [subject.name, subject]));
  const owners = new Map<string, Subject>(
    subjects.flatMap((subject) => actionsOf(subject).map(([name]) => [`${subject.name}.${name}`, subject] as const)),
  );
  const foreign = colliding([...owners.keys()]).filter(([first, second]) => owners.get(first) !== owners.get(second));
  return [
    ...collisions('service', [...services.keys()], (name) => ({ file: services.get(name)?.source.file ?? name })),
    ...foreign.map(([first, second]) => {
      const owner = owners.get(second);
      const location = owner?.source.locator.location([second.slice(owner.name.length + 1)]) ?? { file: second };
      return diagnose('name-collision', location, { what: 'action', first, second });
    }),
  ];
}
