import { compareVersions, type Version } from '../../rpc/index.js';
import type { Wire } from '../query/present.js';

const SYSTEM_TAGS: Version = { major: 2, minor: 3 };
const HYPERPARAMS: Version = { major: 2, minor: 9 };
const CONTAINERS: Version = { major: 2, minor: 13 };

const LEGACY = 'legacy';
const TF_DEFINE = 'TF_DEFINE';

/**
 * Adds to a shown task what callers of older versions look for (task-core 5.6, 5.7, 5.9): tags and system tags in one list,
 * parameters and model description under `execution`, and the docker command and models in their old places.
 */
export function legacyOutput(version: Version): (task: Wire) => Wire {
  const steps = [
    ...(compareVersions(version, SYSTEM_TAGS) < 0 ? [mergeTags] : []),
    ...(compareVersions(version, HYPERPARAMS) < 0 ? [addParameters] : []),
    ...(compareVersions(version, CONTAINERS) < 0 ? [addContainerAndModels] : []),
  ];
  return (task) => steps.reduce((shown, step) => step(shown), task);
}

/** `tags` with the system tags among them, for versions before 2.3. */
export function mergedTags(fields: Wire, version: Version): Wire {
  return compareVersions(version, SYSTEM_TAGS) < 0 ? mergeTags(fields) : fields;
}

/** Without system tags in the answer there is nothing to merge, not even for a caller that asked for tags alone. */
function mergeTags(task: Wire): Wire {
  const { tags, system_tags: systemTags } = task;
  if (!Array.isArray(systemTags)) return task;
  return { ...task, tags: [...new Set([...(Array.isArray(tags) ? tags : []), ...systemTags])].sort() };
}

function addParameters(task: Wire): Wire {
  const parameters = Object.entries(asMap(task.hyperparams)).flatMap(([section, items]) =>
    legacyValues(asMap(items)).map(([name, value]) => [section === TF_DEFINE ? `${TF_DEFINE}/${name}` : name, value] as const),
  );
  const modelDesc = legacyValues(asMap(task.configuration));
  return within(task, 'execution', {
    ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }),
    ...(modelDesc.length > 0 && { model_desc: Object.fromEntries(modelDesc) }),
  });
}

/** Only items that came in the old form go out in it. */
function legacyValues(items: Wire): (readonly [string, unknown])[] {
  return Object.entries(items).flatMap(([name, item]) => {
    const { type, value } = asMap(item);
    return type === LEGACY ? [[name, value] as const] : [];
  });
}

function addContainerAndModels(task: Wire): Wire {
  const { image, arguments: args } = asMap(task.container);
  const { input, output } = asMap(task.models);
  const inputModel = Array.isArray(input) ? input[0]?.model : undefined;
  const outputModel = Array.isArray(output) ? output.at(-1)?.model : undefined;
  const command = image ? [image, args].filter(Boolean).join(' ') : undefined;
  const execution = { ...(command !== undefined && { docker_cmd: command }), ...(inputModel && { model: inputModel }) };
  return within(within(task, 'execution', execution), 'output', { ...(outputModel && { model: outputModel }) });
}

function within(task: Wire, name: 'execution' | 'output', members: Wire): Wire {
  return Object.keys(members).length === 0 ? task : { ...task, [name]: { ...asMap(task[name]), ...members } };
}

function asMap(value: unknown): Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : {};
}
