import type { DocumentList } from '../query/find-documents.js';
import { asIds, presenter, type Wire } from '../query/present.js';
import { ALL, SHOWN } from '../query/selection.js';
import { projectShape } from '../query/shapes/index.js';
import type { ProjectDocument } from './project-document.js';

const presentWhole = presenter(projectShape.fields, { ...SHOWN, members: new Map([['path', ALL]]) }, asIds);

/** One project as `get_by_id` gives it, its path included. */
export function presentProject(project: ProjectDocument): Wire {
  return presentWhole(project);
}

/** A list as its answer names it. */
export function projectList({ documents, ...scroll }: DocumentList): { projects: Wire[]; scroll_id?: string } {
  return { projects: documents, ...scroll };
}
