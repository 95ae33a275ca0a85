import { encodeKey, mapKeys } from '../../store/index.js';
import { checkTags } from '../names.js';
import { invalidValue } from '../query/query-errors.js';
import { undeclaredObject } from '../undeclared.js';
import { storedArtifacts } from './artifacts.js';
import type { ExecutionRequest, FieldsRequest, ItemMap, ScriptRequest, SectionMap } from './fields-request.js';
import { checkMembers } from './known-members.js';
import { legacyConfiguration, legacyHyperparams } from './legacy-parameters.js';
import type { ConfigurationItem, Execution, ModelItem, ParamsItem, Script, TaskDocument } from './task-document.js';

/** Fields of a task in stored shape; only those that were given. `script`, `execution`, `models` and `output` hold only the given members. */
export type StoredFields = Partial<
  Pick<TaskDocument, 'name' | 'tags' | 'system_tags' | 'type' | 'comment' | 'parent' | 'project'>
> &
  Partial<Pick<TaskDocument, 'execution' | 'script' | 'output' | 'hyperparams' | 'configuration' | 'container' | 'runtime'>> & {
    readonly models?: Partial<TaskDocument['models']>;
  };

/** Parameters and configuration that a task has already, keys decoded: the ground for the old way to set them. */
export interface Ground {
  readonly hyperparams: SectionMap;
  readonly configuration: ItemMap;
}

/** That of a task which is yet to be. */
export const NO_GROUND: Ground = { hyperparams: {}, configuration: {} };

const SCRIPT_MEMBERS = [
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
const PARAMS_MEMBERS = ['section', 'name', 'value', 'type', 'description'];
const CONFIGURATION_MEMBERS = ['name', 'value', 'type', 'description'];

/**
 * Reads the fields of create, validate and edit into stored shape. Whether they may be stored is `checkStorable`'s to say.
 *
 * @throws ApiError 400/12 unknown nested member, empty name, wrong type of a field that no definition names; 400/16 reserved tag
 */
export function storedFields(request: FieldsRequest, ground: Ground, now: Date): StoredFields {
  checkTags({ tags: request.tags, system_tags: request.system_tags });
  const { execution, script, models, container, output_dest } = request;
  const runtime = undeclaredObject(request, 'runtime');
  const hyperparams = givenHyperparams(request, ground);
  const configuration = givenConfiguration(request, ground);
  return {
    ...given(request, ['name', 'tags', 'system_tags', 'type', 'comment', 'parent', 'project']),
    ...(output_dest !== undefined && { output: { destination: output_dest } }),
    ...(script && { script: storedScript(script) }),
    ...(execution && { execution: storedExecution(execution) }),
    ...(models && { models: storedModels(models, now) }),
    ...(hyperparams && { hyperparams: storedHyperparams(hyperparams) }),
    ...(configuration && { configuration: storedConfiguration(configuration) }),
    ...(container && { container: mapKeys(container, encodeKey) }),
    ...(runtime && { runtime: mapKeys(runtime, encodeKey) }),
  };
}

function givenHyperparams({ execution, hyperparams }: FieldsRequest, ground: Ground): SectionMap | undefined {
  return execution?.parameters ? legacyHyperparams(execution.parameters, hyperparams, ground.hyperparams) : hyperparams;
}

function givenConfiguration({ execution, configuration }: FieldsRequest, ground: Ground): ItemMap | undefined {
  return execution?.model_desc ? legacyConfiguration(execution.model_desc, configuration, ground.configuration) : configuration;
}

type Given<T, K extends keyof T> = { [Key in K]?: Exclude<T[Key], undefined> };

/** The members that are there, and no others. */
function given<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Given<T, K> {
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]])) as Given<T, K>;
}

function storedScript(script: ScriptRequest): Script {
  checkMembers('script', script, SCRIPT_MEMBERS);
  const { requirements, diff, ...texts } = script;
  const trimmed = Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text.trim()] as const]));
  return {
    ...Object.fromEntries(trimmed),
    ...(diff !== undefined && { diff }),
    ...(requirements && { requirements: mapKeys(requirements as Readonly<Record<string, unknown>>, encodeKey) }),
  };
}

/** Unknown members of `execution` are dropped without a word, as clients have come to expect (task-core 5.2). */
function storedExecution(execution: ExecutionRequest): Execution {
  const { model_labels, artifacts } = execution;
  return {
    ...(given(execution, ['test_split', 'framework', 'queue']) as Pick<Execution, 'test_split' | 'framework' | 'queue'>),
    ...(model_labels && { model_labels: mapKeys(model_labels, encodeKey) }),
    ...(artifacts && { artifacts: storedArtifacts(artifacts) }),
  };
}

function storedModels(models: NonNullable<FieldsRequest['models']>, now: Date): Partial<TaskDocument['models']> {
  checkMembers('models', models, ['input', 'output']);
  const dated = (items: readonly { readonly name: string; readonly model: string }[]): ModelItem[] =>
    items.map(({ name, model }) => ({ name, model, updated: now }));
  return {
    ...(models.input && { input: dated(models.input) }),
    ...(models.output && { output: dated(models.output) }),
  };
}

function storedHyperparams(sections: SectionMap): TaskDocument['hyperparams'] {
  return storedMap('hyperparams', sections, (items, section) =>
    storedMap(section, items, (item, path) => {
      checkMembers(path, item, PARAMS_MEMBERS);
      return item as ParamsItem;
    }),
  );
}

function storedConfiguration(items: ItemMap): TaskDocument['configuration'] {
  return storedMap('configuration', items, (item, path) => {
    checkMembers(path, item, CONFIGURATION_MEMBERS);
    return item as ConfigurationItem;
  });
}

function storedMap<In, Out>(
  path: string,
  map: Readonly<Record<string, In>>,
  convert: (value: In, path: string) => Out,
): Record<string, Out> {
  const entries = Object.entries(map).map(([key, value]) => {
    if (key === '') throw invalidValue(path, 'names that are not empty', 'an empty name');
    return [encodeKey(key), convert(value, `${path}.${key}`)] as const;
  });
  return Object.fromEntries(entries);
}
