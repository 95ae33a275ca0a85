import { asIds, present, presenter, type Wire } from '../query/present.js';
import { ALL, SHOWN } from '../query/selection.js';
import { projectShape } from '../query/shapes/index.js';
import type { ProjectDocument } from './project-document.js';

const presentWhole = presenter(projectShape.fields, { ...SHOWN, members: new Map([['path', ALL]]) }, asIds);

/** One project as `get_by_id` gives it, its path included. */
export function presentProject(project: ProjectDocument): Wire {
  return presentWhole(project);
}

/** The `fields` of a write's answer. */
export function presentProjectFields(fields: Readonly<Record<string, unknown>>): Wire {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const field = projectShape.fields[name];
      return [name, field ? present(field, ALL, asIds)(value) : value];
    }),
  );
}
