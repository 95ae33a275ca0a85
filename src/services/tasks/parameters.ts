import type { Actions } from '../../generated/index.js';
import type { ItemRequest } from './fields-request.js';
import { draftUnless, type OpenIn, workedOn } from './part-edit.js';
import { partKey, partValue } from './part-key.js';
import type { ParamsItem, TaskDocument } from './task-document.js';

/** The section that people keep notes in: open in every status, and no sign of life. */
const PROPERTIES = 'properties';

/** Where a hyperparameter is kept: steps of a stored path. */
export interface ParameterPlace {
  readonly section: string;
  readonly name: string;
}

/** A hyperparameter with its place. */
export interface Parameter extends ParameterPlace {
  readonly item: ParamsItem;
}

/** Reads one item of a request; members that nobody declares are left out. @throws ApiError 400/12 */
export function parameter({ section, name, value, type, description }: ItemRequest): Parameter {
  const place = { section: sectionKey(section), name: partKey('hyperparams.name', name) };
  const named = { section: isProperties(place.section) ? PROPERTIES : (section ?? ''), name: name ?? '' };
  const item = {
    ...named,
    value: partValue('hyperparams.value', value),
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
  };
  return { ...place, item };
}

type KeyRequest = Actions['tasks.delete_hyper_params']['request']['hyperparams'][number];

/** Reads one key of a request: a parameter, or without a name its whole section. @throws ApiError 400/12 */
export function parameterKey({ section, name }: KeyRequest): Pick<ParameterPlace, 'section'> & Partial<ParameterPlace> {
  const key = sectionKey(section);
  return name ? { section: key, name: partKey('hyperparams.name', name) } : { section: key };
}

function sectionKey(section: string | undefined): string {
  const key = partKey('hyperparams.section', section);
  return isProperties(key) ? PROPERTIES : key;
}

/** In any letter case it is the same section. */
function isProperties(key: string): boolean {
  return key.toLowerCase() === PROPERTIES;
}

/** In which statuses, and with which times, these may be edited (task-core 8.13). */
export function parameterRules(
  places: readonly Pick<ParameterPlace, 'section'>[],
  force: boolean | undefined,
): { openIn: OpenIn; times: (now: Date) => Partial<TaskDocument> } {
  const onlyProperties = places.every(({ section }) => section === PROPERTIES);
  return onlyProperties
    ? { openIn: undefined, times: (now) => ({ last_change: now }) }
    : { openIn: draftUnless(force), times: workedOn };
}

/** Parameters as a task keeps them. Of two at the same place the later counts. */
export function sectionsOf(parameters: readonly Parameter[]): Record<string, Record<string, ParamsItem>> {
  const sections = new Map<string, Map<string, ParamsItem>>();
  for (const { section, name, item } of parameters) {
    const members = sections.get(section) ?? new Map<string, ParamsItem>();
    sections.set(section, members.set(name, item));
  }
  return Object.fromEntries([...sections].map(([section, members]) => [section, Object.fromEntries(members)]));
}
