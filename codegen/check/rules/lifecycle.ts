import { type Diagnostic, diagnose } from '../diagnostic.js';
import { actionsOf, layersOf, type Subject, type Tree } from '../subject.js';

/** A layer is deprecated first and removed later. */
export function checkLifecycle(subject: Subject): Diagnostic[] {
  return actionsOf(subject).flatMap(([name, action]) =>
    layersOf(action).flatMap(([version, layer]) => {
      const [deprecated, sunset] = [dateOf('deprecated', layer, action), dateOf('sunset', layer, action)];
      if (deprecated === undefined || sunset === undefined || deprecated <= sunset) return [];
      const path = 'sunset' in layer ? [name, version, 'sunset'] : [name, 'sunset'];
      return [diagnose('sunset-before-deprecated', subject.source.locator.location(path), { deprecated, sunset })];
    }),
  );
}

/** ISO dates order as text. What an action says holds for its layers that say nothing. */
function dateOf(key: 'deprecated' | 'sunset', layer: Tree, action: Tree): string | undefined {
  const value = layer[key] ?? action[key];
  return typeof value === 'string' ? value : undefined;
}
