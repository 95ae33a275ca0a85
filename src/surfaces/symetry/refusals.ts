import { statusCodeOf } from './status-code.js';

/** What the product answers to a request that it does not fulfil (rest-surfaces 3.4 to 3.6): HTTP status and the members of the envelope. */
export interface SymetryRefusal {
  readonly status: number;
  /** Name of the status. */
  readonly statusCode: string;
  readonly statusString: string;
  readonly values: { readonly stringToSign?: string; readonly details?: string };
}

/** The refusals that are the same for every request. */
export const symetryRefusals = {
  noSignature: badRequest('Authentication header is null'),
  noDate: badRequest('sym-date header is null'),
  badDate: badRequest('Invalid Date Format'),
  clock: badRequest('Please update your server time, it is likely out of sync with UTC'),
  digest: badRequest('Md5 do not match'),
  user: unauthorized('Invalid User'),
  /** A-SYM-7: the product's text is not known. */
  body: badRequest('Cannot decrypt request body'),
  /** A-SYM-3: as many tasks as may run do so already. What the product says when its executor takes no more. */
  slots: refusal(500, 'Job execution was refused by server.'),
} as const;

/** 401 `Invalid Signature`; shows what the server signed, its secret left out. */
export function wrongSignature(stringToSign: string): SymetryRefusal {
  return { ...unauthorized('Invalid Signature'), values: { stringToSign } };
}

/** A-SYM-7: a body that could be decrypted and is no TaskInfo. @param details what exactly is wrong, without any value of it */
export function invalidTaskInfo(details: string): SymetryRefusal {
  return { ...badRequest('Invalid TaskInfo'), values: { details } };
}

/** A-SYM-4 */
export function unknownTask(task: string, customer: string): SymetryRefusal {
  return refusal(404, `Cannot Find Task id[${task}] for Customer id [${customer}]`);
}

/** A-SYM-8 */
export function nameTaken(task: string, customer: string): SymetryRefusal {
  return refusal(409, `Customer [${customer}] already have Task with id[${task}]`);
}

/** A task that the surface leaves as it is. @param why `"is published"` */
export function untouchable(task: string, customer: string, why: string): SymetryRefusal {
  return refusal(409, `Task id[${task}] for Customer id [${customer}] ${why}`);
}

/** A refusal that says no more than its text. */
export function refusal(status: number, statusString: string): SymetryRefusal {
  return { status, statusCode: statusCodeOf(status), statusString, values: {} };
}

function badRequest(statusString: string): SymetryRefusal {
  return refusal(400, statusString);
}

function unauthorized(statusString: string): SymetryRefusal {
  return refusal(401, statusString);
}
