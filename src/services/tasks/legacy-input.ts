import { compareVersions, type Version } from '../../rpc/index.js';
import { undeclaredObject, undeclaredText } from '../undeclared.js';
import type { FieldsRequest } from './fields-request.js';

const BEFORE_SYSTEM_TAGS: Version = { major: 2, minor: 3 };
const BEFORE_CONTAINERS: Version = { major: 2, minor: 13 };

/**
 * Reads what clients of older versions say in the words of the newest one (task-core 5.7, 5.9). Does not change the request.
 *
 * @param version the version the caller asked for
 * @throws ApiError 400/12 a malformed `output`, which no definition names
 */
export function modernised<Request extends FieldsRequest>(request: Request, version: Version): Request {
  let modern = request;
  if (compareVersions(version, BEFORE_SYSTEM_TAGS) < 0) modern = splitTags(modern);
  if (compareVersions(version, BEFORE_CONTAINERS) < 0) modern = moveModelsAndContainer(modern);
  return modern;
}

/** Before 2.3 there was one list of tags: those the system uses are told by their names. */
function splitTags<Request extends FieldsRequest>(request: Request): Request {
  if (!request.tags || request.system_tags) return request;
  const system = request.tags.filter(isSystemTag);
  return { ...request, tags: request.tags.filter((tag) => !isSystemTag(tag)), system_tags: system };
}

/** A tag, or its exclusion with `-`, that belongs to the system. */
export function isSystemTag(tag: string): boolean {
  const name = tag.startsWith('-') ? tag.slice(1) : tag;
  return ['active', 'archived', 'development'].includes(name) || name.toLowerCase().startsWith('annotat');
}

/** Before 2.13 a task had one input and one output model, and its container was a command line. */
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

/**
 * A container command as image and arguments.
 *
 * @example
 * containerOf('python:3 -e A=1'); // { image: 'python:3', arguments: '-e A=1' }
 */
export function containerOf(command: string): { image: string; arguments: string } {
  const [image = '', ...rest] = command.split(' ');
  return { image, arguments: rest.join(' ') };
}
