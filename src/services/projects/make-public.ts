import { errors } from '../../generated/index.js';
import { handler } from '../handler.js';
import { own, PUBLIC } from '../scope.js';
import { unlessTaken } from '../unique-name.js';
import { makePublic as openToAll } from '../visibility.js';
import { refuseTakenAmong } from './sharing.js';

/** Opens projects to every company, to read. What they hold stays as it is, and nothing new can be put into them. */
export const makePublic = handler('projects.make_public', async ({ request: { ids }, caller, projects }) => {
  await refuseTakenAmong({ ...own(caller), id: { $in: ids } }, PUBLIC, projects);
  const open = () => openToAll(projects.collection, ids, caller, errors.invalid_project_id);
  return { updated: await unlessTaken(undefined, open) };
});
