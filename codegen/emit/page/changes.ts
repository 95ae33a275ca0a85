import { compareVersions } from '../../check/compat/compare.js';
import type { Finding } from '../../check/compat/finding.js';
import { viewsOf } from '../../check/compat/view.js';
import type { ApiDefinition } from '../../definition/ir.js';
import { versionsOf } from '../model.js';
import type { PageChange, PageChanges } from './page-types.js';

/** Values longer than this are for the tables of the action. */
const SHOWN = 80;

/** What each version changed in the one before it, for callers of actions that are not internal. */
export function pageChanges(api: ApiDefinition): PageChanges {
  const versions = versionsOf(api);
  const views = viewsOf(api);
  const internal = new Set(
    api.services.flatMap(({ actions }) => actions.filter((action) => action.internal).map(({ fullName }) => fullName)),
  );
  return Object.fromEntries(
    versions.flatMap((version, at): [string, readonly PageChange[]][] => {
      const before = versions[at - 1];
      if (before === undefined) return [];
      const found = compareVersions(views, before, version).filter(({ action }) => !internal.has(action));
      return [[version, found.map(pageChange)]];
    }),
  );
}

function pageChange({ action, level, path, message, was, is }: Finding): PageChange {
  return { action, level, path, message, ...shown('was', was), ...shown('is', is) };
}

function shown(name: string, value: Finding['was']): object {
  if (value === undefined) return {};
  const text = JSON.stringify(value);
  return text.length > SHOWN ? {} : { [name]: text };
}
