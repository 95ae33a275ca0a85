import { manyHandlers } from './many-handlers.js';
import { partHandlers } from './part-handlers.js';
import { placingHandlers } from './placing-handlers.js';
import { readHandlers } from './read-handlers.js';
import { writeHandlers } from './write-handlers.js';

/** The actions of `tasks`. */
export const taskHandlers = { ...readHandlers, ...writeHandlers, ...manyHandlers, ...partHandlers, ...placingHandlers };
