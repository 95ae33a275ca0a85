import { handler } from '../handler.js';

/** Says that the server is there. */
export const ping = handler('debug.ping', () => ({ msg: 'Taskwright server' }));
