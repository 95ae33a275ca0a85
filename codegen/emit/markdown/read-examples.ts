import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ApiDefinition } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Example, type Examples, type ServiceExamples, STANDING, type Step, type Who } from './examples.js';
import { placeholdersIn } from './placeholders.js';

/** An example file that is not as it should be; the message says where and what. */
export class ExamplesError extends Error {
  override readonly name = 'ExamplesError';
}

const WHO: readonly string[] = ['user', 'admin', 'system', 'nobody'] satisfies readonly Who[];

/**
 * Reads the example files of a folder, `<service>.json` each: `steps` by name and `examples` by action.
 *
 * @throws ExamplesError when a file says something else, names an action that is not there, or uses a placeholder nothing gives
 */
export function readExamples(dir: string, api: ApiDefinition): Examples {
  const files = readdirSync(dir).filter((file) => file.endsWith('.json'));
  return new Map(files.sort().map((file) => [basename(file, '.json'), readFile(join(dir, file), api)]));
}

function readFile(file: string, api: ApiDefinition): ServiceExamples {
  try {
    return serviceExamples(basename(file, '.json'), JSON.parse(readFileSync(file, 'utf8')), api);
  } catch (error) {
    throw new ExamplesError(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** @throws Error that says what is wrong, without the file */
export function serviceExamples(service: string, value: unknown, api: ApiDefinition): ServiceExamples {
  const actions = new Map(api.services.flatMap((each) => each.actions).map((action) => [action.fullName, action]));
  const step = (said: Readonly<Record<string, unknown>>, action: unknown): Step => {
    const found = actions.get(String(action));
    if (found === undefined) throw new Error(`there is no action ${String(action)}`);
    const { request = {}, as = found.authorize ? 'user' : 'nobody', gives = 'id' } = said;
    if (!WHO.includes(String(as))) throw new Error(`${found.fullName}: "as" is one of ${WHO.join(', ')}`);
    return { action: found.fullName, request, as: as as Who, gives: String(gives) };
  };
  const { steps, shown = {}, examples } = members(value, 'the file', ['steps', 'shown', 'examples'], ['examples']);
  const named = Object.entries(members(steps ?? {}, 'steps')).map(([name, said]): [string, Step] => {
    const fields = members(said, `step ${name}`, ['action', 'request', 'as', 'gives'], ['action']);
    return [name, step(fields, fields.action)];
  });
  const known = new Map(named);
  const byAction = Object.entries(members(examples, 'examples')).map(([name, said]): [string, Example] => {
    const fields = members(said, `example ${name}`, ['given', 'request', 'as', 'version', 'answer'], ['answer']);
    const given = names(fields.given ?? [], name);
    const version = fields.version === undefined ? {} : { version: String(fields.version) };
    const example = { ...step(fields, `${service}.${name}`), ...version, given, answer: fields.answer };
    checkGiven(example, known);
    return [example.action, example];
  });
  const texts = Object.entries(members(shown, 'shown')).map(([name, text]) => [name, String(text)] as const);
  return { service, steps: known, shown: new Map(texts), examples: new Map(byAction) };
}

/** Every placeholder of a request must come from a step before it. */
function checkGiven({ action, given, request }: Example, steps: ReadonlyMap<string, Step>): void {
  const there = new Set(STANDING);
  const check = (where: string, value: unknown) => {
    const missing = placeholdersIn(value).find((name) => !there.has(name));
    if (missing !== undefined) throw new Error(`${action}: {{${missing}}} in ${where} is not given before`);
  };
  for (const name of given) {
    const step = steps.get(name);
    if (step === undefined) throw new Error(`${action}: there is no step ${name}`);
    check(`step ${name}`, step.request);
    there.add(name);
  }
  check('its request', request);
}

function members(
  value: unknown,
  what: string,
  known?: readonly string[],
  needed: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (!isNode(value)) throw new Error(`${what} must be an object`);
  const unknown = known && Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${what}: unknown key ${unknown}; known are ${known?.join(', ')}`);
  const missing = needed.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) throw new Error(`${what} has no ${missing}`);
  return value;
}

function names(value: unknown, example: string): readonly string[] {
  if (!Array.isArray(value) || value.some((name) => typeof name !== 'string')) {
    throw new Error(`example ${example}: given must be a list of names of steps`);
  }
  return value as readonly string[];
}
