import { handler } from '../handler.js';
import { bring } from './transitions.js';

/** Closes a task: nobody expects anything of it any more. */
export const close = handler('tasks.close', ({ request, caller, tasks }) => bring('closed', request, caller, tasks));
