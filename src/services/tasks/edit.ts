import type { Caller } from '../../rpc/index.js';
import { decodeKey, mapKeys } from '../../store/index.js';
import { handler } from '../handler.js';
import { asIds, presenter, type Wire } from '../query/present.js';
import { ALL } from '../query/selection.js';
import { taskShape } from '../query/shapes/index.js';
import { setOrUnset } from '../set-or-unset.js';
import type { ArtifactRequest } from './fields-request.js';
import { presentFields } from './present-fields.js';
import { checkReferences } from './references.js';
import { wrongStatus } from './status-machine.js';
import { checkStorable } from './storable.js';
import { type Ground, type StoredFields, storedFields } from './stored-fields.js';
import type { TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';

/** What people say about a task, as opposed to what it does: changing only these is no sign of life. */
const USER_FIELDS = new Set(['name', 'tags', 'system_tags', 'comment', 'project']);

/** Sections of which only the given members change; everything else is replaced as a whole (task-core 8.3). */
const MERGED: ReadonlySet<string> = new Set(['script', 'execution', 'models', 'output'] satisfies (keyof TaskDocument)[]);

/** Edits a draft; with `force` a task in any status. */
export const edit = handler('tasks.edit', async ({ request, caller, tasks }) => {
  const task = await tasks.writable(request.task, caller);
  if (!request.force && task.status !== 'created') throw wrongStatus('created', task.status);
  const now = new Date();
  const given = checkStorable(storedFields(request, groundOf(task), now));
  const names = Object.keys(given);
  if (names.length === 0) return { updated: 0, fields: {} };
  await checkReferences(given, caller, tasks);
  const times = names.every((name) => USER_FIELDS.has(name)) ? { last_change: now } : { last_change: now, last_update: now };
  await write(task, { ...pathsOf(given), ...times }, request.force, caller, tasks);
  await tasks.projects.touch(given.project, caller, now);
  const fields = echo(task, given, request.execution?.artifacts);
  return { updated: 1, fields: { ...fields, ...presentFields(times) } };
});

/** The old way to set parameters adds to what the task has. */
function groundOf({ hyperparams, configuration }: TaskDocument): Ground {
  const sections = Object.entries(mapKeys(hyperparams, decodeKey));
  return {
    hyperparams: Object.fromEntries(sections.map(([section, items]) => [section, mapKeys(items, decodeKey)])),
    configuration: mapKeys(configuration, decodeKey),
  };
}

/** One write, which a task that left `created` meanwhile does not take. @throws ApiError 400/110 */
async function write(
  task: TaskDocument,
  fields: Readonly<Record<string, unknown>>,
  force: boolean,
  caller: Caller,
  tasks: Tasks,
): Promise<void> {
  const stillDraft = force ? {} : { status: 'created' };
  const matched = await tasks.collection.update({ id: task.id, company: task.company, ...stillDraft }, setOrUnset(fields));
  if (matched === 0) throw wrongStatus('created', (await tasks.readable(task.id, caller)).status);
}

/** Paths to write: one for each given member of a merged section, so that edits of different members do not undo each other. */
function pathsOf(given: StoredFields): Record<string, unknown> {
  const paths = Object.entries(given).flatMap(([name, value]): [string, unknown][] =>
    MERGED.has(name) ? Object.entries(value).map(([member, inner]) => [`${name}.${member}`, inner]) : [[name, value]],
  );
  return Object.fromEntries(paths);
}

const presentWhole = presenter(taskShape.fields, ALL, asIds);

/**
 * The edited fields as the task has them now, merged sections whole. Artifacts are echoed as they came, without the defaults they
 * get, which is how clients know the answer.
 */
function echo(task: TaskDocument, given: StoredFields, artifacts: readonly ArtifactRequest[] | undefined): Wire {
  const merged = Object.entries(given).map(([name, value]) => [
    name,
    MERGED.has(name) ? { ...(task[name as keyof TaskDocument] as object), ...(value as object) } : value,
  ]);
  const whole = presentWhole(Object.fromEntries(merged));
  const shown = Object.fromEntries(Object.entries(whole).filter(([name]) => Object.hasOwn(given, name)));
  return artifacts ? { ...shown, execution: { ...(shown.execution as Wire), artifacts: byKey(artifacts) } } : shown;
}

function byKey(artifacts: readonly ArtifactRequest[]): ArtifactRequest[] {
  return [...artifacts].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
