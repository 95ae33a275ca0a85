import type { Caller } from '../../rpc/index.js';
import { encodeKey, mapKeys } from '../../store/index.js';
import { checkFreeMap, checkKeys } from '../keys.js';
import { type GivenMetadata, storedMetadata } from '../metadata.js';
import { checkTags, storedName } from '../names.js';
import type { Projects } from '../projects/projects.js';
import { parseDate } from '../query/dates.js';
import { invalidValue } from '../query/query-errors.js';
import { own } from '../scope.js';
import type { ModelFields } from './model-document.js';

/** Everything that some action lets a caller say of a model. */
export interface SaidOfModel {
  readonly name?: string | undefined;
  readonly uri?: string | undefined;
  readonly comment?: string | undefined;
  readonly framework?: string | undefined;
  readonly ready?: boolean | undefined;
  readonly created?: string | undefined;
  readonly project?: string | undefined;
  readonly task?: string | undefined;
  readonly parent?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly system_tags?: readonly string[] | undefined;
  readonly labels?: Readonly<Record<string, number>> | undefined;
  readonly design?: Readonly<Record<string, unknown>> | undefined;
  readonly ui_cache?: Readonly<Record<string, unknown>> | undefined;
  readonly metadata?: GivenMetadata | undefined;
}

/** Fields to write: in stored form, null for a reference that is to go. */
export type GivenFields = { [Name in keyof ModelFields]: ModelFields[Name] | null };

const REFERENCES = ['project', 'task', 'parent'] as const;

/**
 * What was said of a model, in stored form; nothing that was not. An empty reference means none.
 *
 * @throws ApiError 400/12 a project that is not the caller's own, no date; 400/16 reserved tag; 400/800 name too short, odd key
 */
export async function givenFields(said: SaidOfModel, caller: Caller, projects: Projects): Promise<GivenFields> {
  const { name, uri, comment, framework, ready, created, tags, system_tags, labels, design, ui_cache, metadata } = said;
  checkTags({ tags, system_tags });
  if (design) checkFreeMap('design', design);
  if (ui_cache) checkFreeMap('ui_cache', ui_cache);
  const fields = {
    name: name === undefined ? undefined : storedName(name),
    uri,
    comment,
    framework,
    ready,
    created: created === undefined ? undefined : dateOf(created),
    ...Object.fromEntries(REFERENCES.map((field) => [field, said[field] === '' ? null : said[field]])),
    tags,
    system_tags,
    labels: labels && storedLabels(labels),
    design,
    ui_cache,
    metadata: metadata && storedMetadata(metadata),
  };
  if (said.project) await checkOwnProject(said.project, caller, projects);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function dateOf(created: string): Date {
  const date = parseDate(created);
  if (!date) throw invalidValue('created', 'a date with its time', JSON.stringify(created));
  return date;
}

function storedLabels(labels: Readonly<Record<string, number>>): Record<string, number> {
  const stored = mapKeys(labels, encodeKey);
  checkKeys('labels', stored);
  return stored;
}

/** Unlike tasks, models say that a project cannot be theirs by 400/12, whether it is public, foreign or missing (task-core 9.4). */
async function checkOwnProject(id: string, caller: Caller, projects: Projects): Promise<void> {
  const found = await projects.collection.count({ ...own(caller), id }, { limit: 1 });
  if (found === 0) throw invalidValue('project', 'the id of a project of the company', JSON.stringify(id));
}
