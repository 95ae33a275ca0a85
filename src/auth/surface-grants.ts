import { ConfirmedCache } from './confirmed-cache.js';
import { limits } from './limits.js';
import type { SurfaceCredentials } from './surface-credentials.js';
import type { CredentialSurface, SurfaceRole } from './surface-schemes.js';

/** What is granted, and until when at least, in milliseconds since 1970. */
interface Grant {
  readonly user: string;
  readonly roles: readonly SurfaceRole[];
  readonly ends: number;
}

export interface SurfaceGrantsOptions {
  /** How long a change made by another process may stay unnoticed, in milliseconds. */
  readonly freshMs?: number;
  readonly now?: () => number;
}

/** The roles of users on one surface: those of their credentials there, together. For users who come with a token of the API instead. */
export class SurfaceGrants {
  readonly #surface: CredentialSurface;
  readonly #credentials: SurfaceCredentials;
  readonly #now: () => number;
  readonly #known: ConfirmedCache<Grant>;

  constructor(
    surface: CredentialSurface,
    credentials: SurfaceCredentials,
    { freshMs = limits.freshMs, now = Date.now }: SurfaceGrantsOptions = {},
  ) {
    this.#surface = surface;
    this.#credentials = credentials;
    this.#now = now;
    const confirm = ({ user }: Grant) => this.#find(user);
    this.#known = new ConfirmedCache({ limit: limits.remembered, freshMs, now, endOf: ({ ends }) => ends, confirm });
    credentials.watch(() => this.#known.drop(() => true));
  }

  /** None when the user has no credential of the surface that lives. */
  async rolesOf(user: string): Promise<readonly SurfaceRole[]> {
    return (await this.#known.get(user, () => this.#find(user))).roles;
  }

  async #find(user: string): Promise<Grant> {
    const all = await this.#credentials.list({ surface: this.#surface, user });
    const live = all.filter(({ expires }) => !expires || expires.getTime() > this.#now());
    const ends = Math.min(...live.map(({ expires }) => expires?.getTime() ?? Number.POSITIVE_INFINITY));
    return { user, roles: [...new Set(live.flatMap(({ roles = [] }) => roles))], ends };
  }
}
