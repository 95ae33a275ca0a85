import { close } from './close.js';
import { completed } from './completed.js';
import { create } from './create.js';
import { deleteOne } from './delete.js';
import { dequeue } from './dequeue.js';
import { edit } from './edit.js';
import { enqueue } from './enqueue.js';
import { failed } from './failed.js';
import { ping } from './ping.js';
import { publish } from './publish.js';
import { reset } from './reset.js';
import { started } from './started.js';
import { stop } from './stop.js';
import { stopped } from './stopped.js';
import { update } from './update.js';
import { validate } from './validate.js';

/** The actions that make, change and remove tasks. */
export const writeHandlers = {
  'tasks.close': close,
  'tasks.completed': completed,
  'tasks.create': create,
  'tasks.delete': deleteOne,
  'tasks.dequeue': dequeue,
  'tasks.edit': edit,
  'tasks.enqueue': enqueue,
  'tasks.failed': failed,
  'tasks.ping': ping,
  'tasks.publish': publish,
  'tasks.reset': reset,
  'tasks.started': started,
  'tasks.stop': stop,
  'tasks.stopped': stopped,
  'tasks.update': update,
  'tasks.validate': validate,
};
