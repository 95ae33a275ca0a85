import { type Diagnostic, diagnose } from '../check/diagnostic.js';
import type { ApiDefinition } from '../definition/ir.js';
import { differences } from './difference.js';
import { type Lock, layersOf } from './lock-file.js';

/**
 * What has happened to published layers, and which layers are new.
 *
 * @param file the lock file, to point at when a layer is gone
 */
export function checkLock(api: ApiDefinition, lock: Lock, file: string): Diagnostic[] {
  if (lock.size === 0) return [diagnose('nothing-locked', { file }, {})];
  const layers = layersOf(api);
  const removed = [...lock.keys()]
    .filter((name) => !layers.has(name))
    .map((layer) => diagnose('layer-removed', { file }, { layer }));
  const others = [...layers].flatMap(([layer, { contract, location }]) => {
    const published = lock.get(layer);
    if (published === undefined) return [diagnose('layer-not-locked', location, { layer })];
    return differences(published, contract).map(({ path, was, is }) =>
      diagnose('layer-changed', location, { layer, path, was: said(was), is: said(is) }),
    );
  });
  return [...removed, ...others];
}

function said(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
