import type { ProjectDocument } from '../../../src/services/projects/project-document.js';
import { ada, type TestApi } from '../../support/api.js';

/** Makes projects in order and gives their ids by name. */
export async function tree(api: TestApi, names: readonly string[], caller = ada): Promise<(name: string) => string> {
  for (const name of names) await api.project({ name }, caller);
  const made = await projectsOf(api, caller);
  return (name) => {
    const found = made.find((project) => project.name === name);
    if (!found) throw new Error(`no project is called ${name}`);
    return found.id;
  };
}

/** The names of all the caller's projects, sorted. */
export async function names(api: TestApi, caller = ada): Promise<string[]> {
  return (await projectsOf(api, caller)).map(({ name }) => name);
}

/** All the caller's projects, by name. */
export function projectsOf(api: TestApi, caller = ada): Promise<ProjectDocument[]> {
  return api.services.projects.collection.find({ company: caller.company }, { sort: [{ path: 'name' }] });
}

/** What is wrong with the tree of a company: projects whose name, last part, parent and path do not fit together. */
export async function misfits(api: TestApi, caller = ada): Promise<string[]> {
  const all = await projectsOf(api, caller);
  const byId = new Map(all.map((project) => [project.id, project]));
  return all.flatMap(({ name, basename, parent, path }) => {
    const above = parent === undefined ? undefined : byId.get(parent);
    const wanted = above ? [`${above.name}/${basename}`, [...above.path, above.id].join()] : [basename, ''];
    const fits = (parent === undefined || above) && name === wanted[0] && path.join() === wanted[1];
    return fits ? [] : [`${name} (${basename}, parent ${above?.name}, path ${path.map((id) => byId.get(id)?.name)})`];
  });
}

/** Lets something happen right before a project is next written: between what a call read and what it writes. */
export function beforeNextWrite(api: TestApi, project: string, act: () => Promise<unknown>): void {
  const { collection } = api.services.projects;
  const { update } = collection;
  collection.update = async (...args) => {
    if (args[0].id !== project || args[0].name === undefined) return update.apply(collection, args);
    collection.update = update;
    await act();
    return update.apply(collection, args);
  };
}
