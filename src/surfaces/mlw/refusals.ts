/** What the platform answers to a request that it does not let in (rest-surfaces 2.2). */
export interface MlwRefusal {
  readonly status: number;
  readonly body: { readonly error: string; readonly message: string; readonly info: string };
}

const INFO = 'https://cumulocity.com/guides/reference/rest-implementation/#error_reporting';

/** The platform's refusals of who is calling. */
export const mlwRefusals = {
  missing: {
    status: 401,
    body: { error: 'general/internalError', message: 'No auth information found', info: INFO },
  },
  invalid: {
    status: 401,
    body: {
      error: 'general/internalError',
      message: 'Not authorized!',
      info: 'https://www.cumulocity.com/reference-guide/#error_reporting',
    },
  },
  /** A-MLW-4: the caller lacks the role. */
  forbidden: { status: 403, body: { error: 'security/Forbidden', message: 'Access is denied', info: INFO } },
} as const satisfies Readonly<Record<string, MlwRefusal>>;
