import { errors } from '../../generated/index.js';
import { handler } from '../handler.js';
import { own, PUBLIC } from '../scope.js';
import { unlessTaken } from '../unique-name.js';
import { makePrivate as takeBack } from '../visibility.js';
import { refuseTakenAmong } from './sharing.js';

/** Takes back projects that the caller's company made public. */
export const makePrivate = handler('projects.make_private', async ({ request: { ids }, caller, projects }) => {
  await refuseTakenAmong({ ...PUBLIC, id: { $in: ids } }, own(caller), projects);
  const close = () => takeBack(projects.collection, ids, caller, errors.invalid_project_id);
  return { updated: await unlessTaken(undefined, close) };
});
