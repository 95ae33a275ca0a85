import type { Case } from '../cases/case.js';
import { stepOf } from '../cases/case.js';
import { fieldsOf, requestFor } from '../cases/making.js';
import { creationOf, Needs } from '../cases/needs.js';
import type { Random } from '../generate/random.js';
import { wrongWith } from '../model/operation.js';
import type { Resource } from '../model/resource.js';
import { resultName } from '../rules/rule.js';
import type { Outcome } from './play.js';

/** The kinds of objects that the server lets the caller make, and why not the others, by name. */
export interface Learned {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly unmade: ReadonlyMap<string, string>;
}

/**
 * Finds out how objects are made: with what the definition requires, or where an action asks for more than its definition says, with the fewest
 * optional fields that it is content with.
 *
 * @param wanted the kinds that requests refer to
 */
export async function learn(
  known: ReadonlyMap<string, Resource>,
  wanted: ReadonlySet<string>,
  random: Random,
  play: (each: Case) => Promise<Outcome>,
  signal: AbortSignal,
): Promise<Learned> {
  const resources = new Map(known);
  const unmade = new Map<string, string>();
  for (const resource of [...known.values()].filter(({ name }) => wanted.has(name))) {
    const refusal = async (needed: readonly string[]): Promise<string | undefined> => {
      const needs = new Needs(resources, random);
      const request = creationOf({ ...resource, needed }, random, needs.idOf);
      const { result, skipped, violations } = await play({
        setup: needs.stepsFor(request),
        step: stepOf(resource.create, request),
        note: '',
      });
      if (result?.code === 200) return undefined;
      return skipped ?? (result ? `${resultName(result)} ${result.message}` : violations[0]?.message) ?? 'no answer';
    };
    if (signal.aborted) break;
    const why = await refusal([]);
    if (why === undefined) continue;
    const needed = await fewest(optionalFields(resource, random), async (fields) => (await refusal(fields)) === undefined);
    if (needed) resources.set(resource.name, { ...resource, needed });
    else {
      resources.delete(resource.name);
      unmade.set(resource.name, `${resource.create.action.fullName}: ${why}`);
    }
  }
  return { resources, unmade };
}

/** Fields that may be given without an object to refer to. */
function optionalFields({ create }: Resource, random: Random): string[] {
  return fieldsOf(create, true).filter((name) => {
    const request = requestFor(create, { random, optional: 'all', idOf: (of) => `{{${of}}}` }, (each) => each === name);
    return name in request && !JSON.stringify(request[name]).includes('{{') && wrongWith(request, create, true).length === 0;
  });
}

/** As few of the fields as will do; undefined when not even all of them do. */
async function fewest(
  fields: readonly string[],
  suffice: (fields: readonly string[]) => Promise<boolean>,
): Promise<string[] | undefined> {
  if (!(await suffice(fields))) return undefined;
  let needed = [...fields];
  for (const field of fields) {
    const without = needed.filter((each) => each !== field);
    if (await suffice(without)) needed = without;
  }
  return needed;
}
