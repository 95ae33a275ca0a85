import { ping } from './ping.js';

/** The actions of `debug`. */
export const debugHandlers = { 'debug.ping': ping };
