import { getAll } from './get-all.js';
import { getSecrets } from './get-secrets.js';
import { register } from './register.js';
import { statusReport } from './status-report.js';
import { unregister } from './unregister.js';

/** The actions of workers. */
export const workerHandlers = {
  'workers.get_all': getAll,
  'workers.get_secrets': getSecrets,
  'workers.register': register,
  'workers.status_report': statusReport,
  'workers.unregister': unregister,
};
