import { walk } from '../../definition/schema-walk.js';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { rootSchemas, type Subject } from '../subject.js';

/** A `request` or `response` inside a schema has no effect there; a published slip is acknowledged with `x-misplaced`. */
export function checkMisplaced(subject: Subject): Diagnostic[] {
  return [...rootSchemas(subject)].flatMap(({ path, node }) =>
    [...walk(node, path)].flatMap((each) => {
      const acknowledged = Array.isArray(each.node['x-misplaced']) ? each.node['x-misplaced'] : [];
      return ['request', 'response']
        .filter((key) => key in each.node && !acknowledged.includes(key))
        .map((key) => diagnose('misplaced-key', subject.source.locator.location([...each.path, key]), { key }));
    }),
  );
}
