import { createHash } from 'node:crypto';
import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { encodeKey, mapKeys } from '../../store/index.js';
import { checkTags } from '../names.js';
import type { FieldsRequest, ItemMap, SectionMap } from './fields-request.js';
import { legacyConfiguration, legacyHyperparams } from './legacy-input.js';
import type { Artifact, ConfigurationItem, Execution, ModelItem, ParamsItem, Script, TaskDocument } from './task-document.js';

/** Fields of a task in stored shape; only those that were given. `script`, `execution`, `models` and `output` hold only the given members. */
export type StoredFields = Partial<
  Pick<TaskDocument, 'name' | 'tags' | 'system_tags' | 'type' | 'comment' | 'parent' | 'project'>
> &
  Partial<Pick<TaskDocument, 'execution' | 'script' | 'output' | 'hyperparams' | 'configuration' | 'container' | 'runtime'>> & {
    readonly models?: Partial<TaskDocument['models']>;
  };

/** Parameters and configuration that a task has already, in wire shape: the ground for the old way to set them. */
export interface Ground {
  readonly hyperparams: SectionMap;
  readonly configuration: ItemMap;
}

const SCRIPT_KEYS = [
  'binary',
  'repository',
  'tag',
  'branch',
  'version_num',
  'entry_point',
  'working_dir',
  'requirements',
  'diff',
];
const PARAMS_KEYS = ['section', 'name', 'value', 'type', 'description'];
const CONFIGURATION_KEYS = ['name', 'value', 'type', 'description'];
const ARTIFACT_KEYS = ['key', 'type', 'mode', 'uri', 'hash', 'content_size', 'timestamp', 'type_data', 'display_data'];
const TYPE_DATA_KEYS = ['preview', 'content_type', 'data_hash'];

/**
 * Reads the fields of create, validate and edit into stored shape. Whether they may be stored is `checkStorable`'s to say.
 *
 * @throws ApiError 400/12 unknown nested key or empty name, 400/16 reserved tag
 */
export function storedFields(request: FieldsRequest, ground: Ground, now: Date): StoredFields {
  checkTags({ tags: request.tags, system_tags: request.system_tags });
  const { execution } = request;
  const hyperparams = execution?.parameters
    ? legacyHyperparams(execution.parameters, request.hyperparams, ground.hyperparams)
    : request.hyperparams;
  const configuration = execution?.model_desc
    ? legacyConfiguration(execution.model_desc, request.configuration, ground.configuration)
    : request.configuration;
  return {
    ...given(request, ['name', 'tags', 'system_tags', 'type', 'comment', 'parent', 'project']),
    ...(request.output_dest === undefined ? {} : { output: { destination: request.output_dest } }),
    ...(request.script ? { script: storedScript(request.script) } : {}),
    ...(execution ? { execution: storedExecution(execution) } : {}),
    ...(request.models ? { models: storedModels(request.models, now) } : {}),
    ...(hyperparams ? { hyperparams: storedHyperparams(hyperparams) } : {}),
    ...(configuration ? { configuration: storedConfiguration(configuration) } : {}),
    ...(request.container ? { container: mapKeys(request.container, encodeKey) } : {}),
    ...(request.runtime ? { runtime: mapKeys(request.runtime, encodeKey) } : {}),
  };
}

/** The members that are there, and no others. */
function given<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]])) as Partial<
    Pick<T, K>
  >;
}

function storedScript(script: NonNullable<FieldsRequest['script']>): Script {
  refuseUnknown('script', script, SCRIPT_KEYS);
  const trimmed = Object.entries(script).map(([key, value]) => [
    key,
    typeof value === 'string' && key !== 'diff' ? value.trim() : value,
  ]);
  const { requirements, ...rest } = Object.fromEntries(trimmed) as NonNullable<FieldsRequest['script']>;
  return { ...rest, ...(requirements ? { requirements: mapKeys(requirements, encodeKey) } : {}) };
}

/** Unknown members of `execution` are dropped without a word, as clients have come to expect (task-core 5.2). */
function storedExecution(execution: NonNullable<FieldsRequest['execution']>): Execution {
  const { model_labels, artifacts } = execution;
  return {
    ...given(execution, ['test_split', 'framework', 'queue']),
    ...(model_labels ? { model_labels: mapKeys(model_labels, encodeKey) } : {}),
    ...(artifacts ? { artifacts: storedArtifacts(artifacts) } : {}),
  };
}

/** Artifacts by their identity, (key, mode): a later one of the same identity wins (task-core 5.8). */
export function storedArtifacts(
  artifacts: NonNullable<NonNullable<FieldsRequest['execution']>['artifacts']>,
): Record<string, Artifact> {
  return Object.fromEntries(
    artifacts.map((artifact) => {
      refuseUnknown('execution.artifacts', artifact, ARTIFACT_KEYS);
      if (artifact.type_data) refuseUnknown('execution.artifacts.type_data', artifact.type_data, TYPE_DATA_KEYS);
      const mode = artifact.mode ?? 'output';
      const display_data = [...(artifact.display_data ?? [])].sort(byText);
      return [artifactId(artifact.key, mode), { ...artifact, mode, display_data } as Artifact];
    }),
  );
}

/** Where an artifact is kept among those of its task. */
export function artifactId(key: string, mode: string): string {
  return `${createHash('md5').update(key).digest('hex')}_${mode}`;
}

function storedModels(models: NonNullable<FieldsRequest['models']>, now: Date): Partial<TaskDocument['models']> {
  refuseUnknown('models', models, ['input', 'output']);
  const dated = (items: readonly { readonly name: string; readonly model: string }[]): ModelItem[] =>
    items.map(({ name, model }) => ({ name, model, updated: now }));
  return {
    ...(models.input ? { input: dated(models.input) } : {}),
    ...(models.output ? { output: dated(models.output) } : {}),
  };
}

function storedHyperparams(sections: SectionMap): TaskDocument['hyperparams'] {
  return storedMap('hyperparams', 'section', sections, (items, path) =>
    storedMap(path, 'parameter', items, (item, itemPath) => {
      refuseUnknown(itemPath, item, PARAMS_KEYS);
      return item as ParamsItem;
    }),
  );
}

function storedConfiguration(items: ItemMap): TaskDocument['configuration'] {
  return storedMap('configuration', 'configuration', items, (item, path) => {
    refuseUnknown(path, item, CONFIGURATION_KEYS);
    return item as ConfigurationItem;
  });
}

function storedMap<In, Out>(
  path: string,
  kind: string,
  map: Readonly<Record<string, In>>,
  convert: (value: In, path: string) => Out,
): Record<string, Out> {
  const entries = Object.entries(map).map(([key, value]) => {
    if (key === '') {
      throw new ApiError(errors.validation_error, {
        extra: `Empty ${kind} name is not allowed`,
        hints: { field: path, expected: 'a name', got: 'an empty name' },
      });
    }
    return [encodeKey(key), convert(value, `${path}.${key}`)] as const;
  });
  return Object.fromEntries(entries);
}

function refuseUnknown(path: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const field = `${path}.${unknown}`;
  const hints = { field, expected: `one of ${known.join(', ')}`, got: unknown };
  throw new ApiError(errors.validation_error, { extra: `${field}: no such field`, hints });
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
