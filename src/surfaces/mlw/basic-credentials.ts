import { readBasic } from '../../auth/index.js';
import { ApiError } from '../../rpc/index.js';

/** Who logs in, and with what. */
export interface MlwLogin {
  /** `"tenant/user"`, as credentials of this surface are called. */
  readonly id: string;
  readonly password: string;
}

/** A label in front of at least two more, none of which makes it a network address: `t1` of `t1.example.com`. */
const TENANT_HOST = /^([a-z0-9-]+)(?:\.[a-z0-9-]+){2,}(?::\d+)?$/i;
const IPV4 = /^\d+(?:\.\d+){3}(?::\d+)?$/;

/**
 * Reads what follows `Basic `: base64 of `tenant/user:password`, or of `user:password` when the host names the tenant
 * (rest-surfaces 2.3). Undefined when it cannot be read or no tenant is known: `mlwRefusals.invalid`.
 *
 * @param host value of the Host header
 * @param defaultTenant of a user without a tenant on a host that names none
 */
export function readMlwBasic(encoded: string, host: string | undefined, defaultTenant?: string): MlwLogin | undefined {
  const pair = readPair(encoded);
  if (!pair) return undefined;
  const { accessKey: name, secretKey: password } = pair;
  if (name.includes('/')) return { id: name, password };
  const tenant = tenantOf(host) ?? defaultTenant;
  return tenant === undefined ? undefined : { id: `${tenant}/${name}`, password };
}

/** The tenant that a host name stands for: its first label. Undefined for an address and for a name without subdomain. */
export function tenantOf(host: string | undefined): string | undefined {
  if (host === undefined || IPV4.test(host)) return undefined;
  return TENANT_HOST.exec(host)?.[1]?.toLowerCase();
}

function readPair(encoded: string): ReturnType<typeof readBasic> | undefined {
  try {
    return readBasic(encoded);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
