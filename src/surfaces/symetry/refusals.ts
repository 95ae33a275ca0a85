/** What the product answers to a request that it does not let in (rest-surfaces 3.4, 3.5): HTTP status and the members of the envelope. */
export interface SymetryRefusal {
  readonly status: number;
  readonly statusCode: 'BAD_REQUEST' | 'UNAUTHORIZED';
  readonly statusString: string;
  readonly values: { readonly stringToSign?: string };
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
} as const;

/** 401 `Invalid Signature`; shows what the server signed, its secret left out. */
export function wrongSignature(stringToSign: string): SymetryRefusal {
  return { ...unauthorized('Invalid Signature'), values: { stringToSign } };
}

function badRequest(statusString: string): SymetryRefusal {
  return { status: 400, statusCode: 'BAD_REQUEST', statusString, values: {} };
}

function unauthorized(statusString: string): SymetryRefusal {
  return { status: 401, statusCode: 'UNAUTHORIZED', statusString, values: {} };
}
