import { isNode } from '../../definition/schema-walk.js';
import { isVersionName } from '../../definition/versions.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { actionsOf, layersOf, type Subject, type Tree } from '../subject.js';

/** Every action has layers; each has one request, of one kind, and a response. */
export function checkLayers(subject: Subject): Diagnostic[] {
  return actionsOf(subject).flatMap(([name, action]) => {
    const layers = layersOf(action);
    const at = subject.source.locator.location([name]);
    const fullName = `${subject.name}.${name}`;
    const kinds = new Set(layers.map(([, { batch_request: batch }]) => (isNode(batch) ? batch.action : undefined)));
    return [
      ...(layers.length === 0 ? [diagnose('no-layers', at, { action: fullName })] : []),
      ...(kinds.size > 1 ? [diagnose('mixed-batch', at, { action: fullName })] : []),
      ...layers.flatMap(([version, layer]) => checkLayer(subject, [name, version], layer)),
    ];
  });
}

function checkLayer(subject: Subject, path: readonly [string, string], layer: Tree): Diagnostic[] {
  const at = subject.source.locator.location(path);
  const name = `${subject.name}.${path[0]}@${path[1]}`;
  const found: Diagnostic[] = [];
  const [request, batch] = ['request' in layer, 'batch_request' in layer];
  if (!request && !batch) found.push(diagnose('no-request', at, { layer: name }));
  if (request && batch) found.push(diagnose('two-requests', at, { layer: name }));
  if (!('response' in layer)) found.push(diagnose('no-response', at, { layer: name }));
  return found;
}

/** A batch names an action of the same service that handles one item. */
export function checkBatches(subject: Subject): Diagnostic[] {
  const actions = new Map(actionsOf(subject));
  return [...actions].flatMap(([name, action]) =>
    layersOf(action).flatMap(([version, { batch_request: batch }]) => {
      if (!isNode(batch) || typeof batch.action !== 'string') return [];
      const path = [name, version, 'batch_request'];
      const target = actions.get(batch.action);
      const at = subject.source.locator.location([...path, 'action']);
      if (!target)
        return [
          diagnose('batch-unknown-action', at, { action: batch.action, expected: `one of ${[...actions.keys()].join(', ')}` }),
        ];
      if (layersOf(target).some(([, layer]) => 'batch_request' in layer)) {
        return [diagnose('batch-of-batch', at, { action: batch.action })];
      }
      return inexactVersion(subject, [...path, 'version'], batch.version);
    }),
  );
}

/** A bare 2.10 is the number 2.1: the version it means is lost unless it is quoted. A bare 2 is no version at all. */
function inexactVersion({ source, where }: Subject, path: readonly string[], version: unknown): Diagnostic[] {
  const { text = String(version), location } = source.locator.find(path);
  if (typeof version !== 'number' || (text === String(version) && isVersionName(text))) return [];
  const details = { key: 'version', where: where(path.slice(0, -1)), expected: 'MAJOR.MINOR, quoted', found: text };
  return [diagnose('invalid-value', location, details)];
}
