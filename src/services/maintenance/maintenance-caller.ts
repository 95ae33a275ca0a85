import type { Caller } from '../../rpc/index.js';

/** Who changes a company's tasks when nobody called: the server itself. */
export function maintenanceCaller(company: string): Caller {
  return { user: '', company, role: 'system', userName: 'maintenance', companyName: '' };
}
