import { errors } from '../../generated/index.js';
import { ApiError, compareVersions, type Version } from '../../rpc/index.js';
import type { FieldsRequest, ItemMap, SectionMap } from './fields-request.js';
import { pythonText } from './python-text.js';

const LEGACY = 'legacy';
const TF_DEFINE = 'TF_DEFINE/';

const BEFORE_SYSTEM_TAGS: Version = { major: 2, minor: 3 };
const BEFORE_CONTAINERS: Version = { major: 2, minor: 13 };

/** Reads what clients of older versions say in the words of the newest one (task-core 5.6, 5.7, 5.9). Does not change the request. */
export function modernised(request: FieldsRequest, version: Version): FieldsRequest {
  let modern = request;
  if (compareVersions(version, BEFORE_SYSTEM_TAGS) < 0) modern = splitTags(modern);
  if (compareVersions(version, BEFORE_CONTAINERS) < 0) modern = moveModelsAndContainer(modern);
  return modern;
}

/** Before 2.3 there was one list of tags: those the system uses are told by their names. */
function splitTags(request: FieldsRequest): FieldsRequest {
  if (!request.tags || request.system_tags) return request;
  const system = request.tags.filter(isSystemTag);
  return { ...request, tags: request.tags.filter((tag) => !isSystemTag(tag)), system_tags: system };
}

/** A tag, or its exclusion with `-`, that belongs to the system. */
export function isSystemTag(tag: string): boolean {
  const name = tag.startsWith('-') ? tag.slice(1) : tag;
  return ['active', 'archived', 'development'].includes(name) || name.toLowerCase().startsWith('annotat');
}

function moveModelsAndContainer(request: FieldsRequest): FieldsRequest {
  const { docker_cmd, model } = request.execution ?? {};
  const outputModel = request.output?.model;
  const models = {
    ...request.models,
    ...(model === undefined ? {} : { input: oneModel('Input Model', model) }),
    ...(outputModel === undefined ? {} : { output: oneModel('Output Model', outputModel) }),
  };
  return {
    ...request,
    ...(docker_cmd === undefined ? {} : { container: { ...request.container, ...containerOf(docker_cmd) } }),
    ...(Object.keys(models).length === 0 ? {} : { models }),
  };
}

function oneModel(name: string, model: string): { name: string; model: string }[] {
  return model === '' ? [] : [{ name, model }];
}

/** `"image a b"` as image and arguments. */
export function containerOf(command: string): Record<string, string> {
  const space = command.indexOf(' ');
  return space < 0 ? { image: command } : { image: command.slice(0, space), arguments: command.slice(space + 1) };
}

/**
 * `execution.parameters` as hyperparameters. What the request says itself keeps its place; without that, `stored` does, less
 * everything that came in this old form before.
 */
export function legacyHyperparams(
  parameters: Readonly<Record<string, unknown>>,
  given: SectionMap | undefined,
  stored: SectionMap,
): SectionMap {
  const merged = new Map(Object.entries(given ?? withoutLegacy(stored)).map(([section, items]) => [section, { ...items }]));
  for (const [key, value] of Object.entries(parameters)) {
    const define = key.startsWith(TF_DEFINE);
    const section = define ? 'TF_DEFINE' : 'Args';
    const name = define ? key.slice(TF_DEFINE.length) : key;
    if (name.trim() === '') throw emptyName(`execution.parameters.${key}`);
    const item = { section, name, type: LEGACY, value: pythonText(value) };
    merged.set(section, { ...merged.get(section), [name]: item });
  }
  return Object.fromEntries(merged);
}

/** `execution.model_desc` as configuration, in the same way. */
export function legacyConfiguration(
  description: Readonly<Record<string, unknown>>,
  given: ItemMap | undefined,
  stored: ItemMap,
): ItemMap {
  const kept = given ?? Object.fromEntries(Object.entries(stored).filter(([, item]) => item.type !== LEGACY));
  const added = Object.entries(description).map(([name, value]) => {
    if (name.trim() === '') throw emptyName('execution.model_desc');
    return [name, { name, type: LEGACY, value: pythonText(value) }] as const;
  });
  return { ...kept, ...Object.fromEntries(added) };
}

function withoutLegacy(stored: SectionMap): SectionMap {
  const sections = Object.entries(stored).map(
    ([section, items]) =>
      [section, Object.fromEntries(Object.entries(items).filter(([, item]) => item.type !== LEGACY))] as const,
  );
  return Object.fromEntries(sections.filter(([, items]) => Object.keys(items).length > 0));
}

function emptyName(field: string): ApiError {
  return new ApiError(errors.validation_error, {
    extra: 'Parameter name cannot be empty',
    hints: { field, expected: 'a name', got: 'an empty name' },
  });
}
