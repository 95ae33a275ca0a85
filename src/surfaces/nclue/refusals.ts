/** What NAVER's gateway answers before NCLUE sees a request (rest-surfaces 4.4); codes are texts. */
export interface GatewayRefusal {
  readonly status: number;
  readonly body: {
    readonly error: { readonly errorCode: string; readonly message: string; readonly details: string };
  };
}

/** The gateway's refusals of who is calling. */
export const gatewayRefusals = {
  missing: authenticationFailed('Authentication information are missing.'),
  invalid: authenticationFailed('Invalid authentication information.'),
} as const;

function authenticationFailed(details: string): GatewayRefusal {
  return { status: 401, body: { error: { errorCode: '200', message: 'Authentication Failed', details } } };
}
