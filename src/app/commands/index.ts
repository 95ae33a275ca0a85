/** The commands that are not `serve`. One module, loaded when one of them is called: a start needs none of them. */
export { companies } from './companies.js';
export { config } from './config.js';
export { credentials } from './credentials.js';
export { retention } from './retention.js';
export { users } from './users.js';
export { worker } from './worker.js';
