import type { Actions } from '../../generated/index.js';
import { versionChange } from '../../rpc/index.js';
import { containerOf } from '../tasks/container-command.js';
import type { FieldsRequest } from '../tasks/fields-request.js';
import { undeclaredObject, undeclaredText } from '../undeclared.js';
import { asObject, downOfTasks, type Shown, within } from './shown-tasks.js';

const down = downOfTasks(addContainerAndModels);

/** Before 2.13 a task had one input and one output model, and its container was a command line (task-core 5.7). */
export const containers = versionChange<Actions>({
  version: '2.13',
  description: 'Tasks have lists of models, and a container with image and arguments apart.',
  actions: {
    ...down,
    'tasks.create': { up: moveModelsAndContainer },
    'tasks.validate': { up: moveModelsAndContainer },
    'tasks.edit': { up: moveModelsAndContainer, ...down['tasks.edit'] },
  },
});

/** @throws ApiError 400/12 a malformed `output`, which no definition names */
function moveModelsAndContainer<Request extends FieldsRequest>(request: Request): Request {
  const { docker_cmd, model } = request.execution ?? {};
  const outputModel = undeclaredText(undeclaredObject(request, 'output') ?? {}, 'model', 'output.model');
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

function addContainerAndModels(task: Shown): Shown {
  const { image, arguments: args } = asObject(task.container);
  const { input, output } = asObject(task.models);
  const inputModel = Array.isArray(input) ? input[0]?.model : undefined;
  const outputModel = Array.isArray(output) ? output.at(-1)?.model : undefined;
  const command = image ? [image, args].filter(Boolean).join(' ') : undefined;
  const execution = { ...(command !== undefined && { docker_cmd: command }), ...(inputModel && { model: inputModel }) };
  return within(within(task, 'execution', execution), 'output', { ...(outputModel && { model: outputModel }) });
}
