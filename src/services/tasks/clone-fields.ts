import type { Actions } from '../../generated/index.js';
import { containerOf } from './container-command.js';
import type { FieldsRequest } from './fields-request.js';
import type { StoredFields } from './stored-fields.js';
import type { Artifact, Execution, TaskDocument } from './task-document.js';

export type CloneRequest = Actions['tasks.clone']['request'];

/** System tags that say how a task came about or where it went, which is not so of its copy. */
const LEFT_BEHIND = ['development', 'archived'];

/**
 * What a request says about the copy, in the words of create. Empty texts, lists and maps say nothing. Of the execution the old
 * forms of parameters and configuration are ignored; those of model and container count at every version (task-core 8.2).
 */
export function overrides(request: CloneRequest): FieldsRequest {
  const { parameters: _, model_desc: __, queue: ___, model, docker_cmd, ...execution } = request.execution_overrides ?? {};
  const input = filled(request.new_task_input_models) ?? (model ? [{ name: 'Input Model', model }] : undefined);
  return {
    name: request.new_task_name || undefined,
    comment: request.new_task_comment || undefined,
    tags: filled(request.new_task_tags),
    system_tags: filled(request.new_task_system_tags),
    hyperparams: filled(request.new_task_hyperparams),
    configuration: filled(request.new_task_configuration),
    container: filled(request.new_task_container) ?? (docker_cmd ? containerOf(docker_cmd) : undefined),
    models: input && { input },
    execution,
  };
}

function filled<T extends object>(value: T | undefined): T | undefined {
  return value && Object.keys(value).length > 0 ? value : undefined;
}

/** The fields of a copy that come from the original unless they are given. */
type CopiedField =
  | 'name'
  | 'type'
  | 'comment'
  | 'tags'
  | 'system_tags'
  | 'script'
  | 'output'
  | 'container'
  | 'execution'
  | 'configuration'
  | 'hyperparams'
  | 'models';

/** What a run does not leave behind, with the given fields over it. */
export function copied(original: TaskDocument, given: StoredFields): Pick<TaskDocument, CopiedField> {
  const { name, type, comment, tags, script, container, configuration, hyperparams } = original;
  const { destination } = original.output;
  return {
    name,
    type,
    ...(comment !== undefined && { comment }),
    tags,
    system_tags: original.system_tags.filter((tag) => !LEFT_BEHIND.includes(tag)),
    script: script ?? {},
    output: destination === undefined ? {} : { destination },
    container,
    configuration,
    hyperparams,
    ...given,
    execution: copiedExecution(original.execution, given.execution),
    models: { input: given.models?.input ?? original.models.input, output: [] },
  };
}

/** The queue and what the run wrote stay with the original, also where they are given. */
function copiedExecution({ queue: _, ...original }: Execution, given: Execution | undefined): Execution {
  const { artifacts = {}, ...execution } = { ...original, ...given };
  return { ...execution, artifacts: inputArtifacts(artifacts) };
}

function inputArtifacts(artifacts: Readonly<Record<string, Artifact>>): Record<string, Artifact> {
  return Object.fromEntries(Object.entries(artifacts).filter(([, { mode }]) => mode === 'input'));
}
