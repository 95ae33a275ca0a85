import { clone } from './clone.js';
import { makePrivate } from './make-private.js';
import { makePublic } from './make-public.js';
import { move } from './move.js';

/** The actions that copy a task or change whose it is and where it belongs. */
export const placingHandlers = {
  'tasks.clone': clone,
  'tasks.make_private': makePrivate,
  'tasks.make_public': makePublic,
  'tasks.move': move,
};
