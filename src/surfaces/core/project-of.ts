import { type Actions, errors } from '../../generated/index.js';
import { ApiError, type Caller, type InProcessCaller } from '../../rpc/index.js';
import type { Aliases } from '../rest/index.js';
import { coreName } from './core-name.js';

export interface ProjectOfParts {
  /** `"mimir"` */
  readonly surface: string;
  /** Name of the vendor, for projects whose own is too short for the core. */
  readonly vendor: string;
  readonly call: InProcessCaller<Actions>;
  readonly aliases: Aliases;
}

/**
 * Id of the company's project that stands for one of a surface; made when it is seen first, under the same name (rest-surfaces 6.4). A
 * project of that name which is there already is taken, and one that was renamed stays the same.
 */
export async function projectOf(
  external: string,
  caller: Caller,
  { surface, vendor, call, aliases }: ProjectOfParts,
): Promise<string> {
  const key = { surface, company: caller.company, externalId: `project:${external}` };
  const known = await aliases.find(key);
  if (known !== undefined && (await isThere(known, caller, call))) return known;
  // A slash would put it into another project.
  const id = await madeOrFound(coreName(vendor, external.replaceAll('/', '_').trim()), caller, call);
  return (await aliases.claim(key, id, known)) ? id : ((await aliases.find(key)) ?? id);
}

async function isThere(id: string, caller: Caller, call: InProcessCaller<Actions>): Promise<boolean> {
  const { projects = [] } = await call('projects.get_all', { id: [id], only_fields: ['company'], search_hidden: true }, caller);
  return projects.some(({ company }) => company === caller.company);
}

async function madeOrFound(name: string, caller: Caller, call: InProcessCaller<Actions>): Promise<string> {
  try {
    return (await call('projects.create', { name, description: '' }, caller)).id ?? '';
  } catch (error) {
    if (!(error instanceof ApiError && error.definition === errors.expected_unique_data)) throw error;
    const pattern = `^${name.replaceAll(/[^\p{L}\p{N}_ ]/gu, '\\$&')}$`;
    const fields = ['id', 'company', 'name'];
    const { projects = [] } = await call('projects.get_all', { name: pattern, only_fields: fields, search_hidden: true }, caller);
    const found = projects.find((project) => project.company === caller.company && project.name === name);
    if (found?.id === undefined) throw error;
    return found.id;
  }
}
