import { MIMIR_ID, type SurfaceAuthenticator } from '../../auth/index.js';
import { ApiError, baseErrors, type Caller } from '../../rpc/index.js';
import { mimirToken } from './bearer.js';

/** Who is calling. */
export interface MimirWho {
  readonly caller: Caller;
  /** Whether the token was presented: an open server lets in those too who have none. */
  readonly proven: boolean;
}

/** What a gate sees of a request. */
export interface Knock {
  /** The header. */
  readonly authorization?: string | undefined;
  readonly address?: string | undefined;
  /** Sent by a page of another site. */
  readonly foreign?: boolean;
}

export interface GateParts {
  readonly authenticator: Pick<SurfaceAuthenticator, 'verify' | 'holder' | 'used'>;
  /** Whom calls without a token act as; absent: nobody. */
  readonly open?: (() => Promise<Caller>) | undefined;
  /** Ask for the token also where the vendor's server asks nobody: figures, health and the WebSocket. */
  readonly requireToken: boolean;
}

/** Decides who may do what (rest-surfaces 5.2). */
export class MimirGate {
  readonly #parts: GateParts;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /**
   * Who is calling: whoever presents the token, or on an open server anybody who presents nothing. A token that is wrong lets nobody in,
   * on no server.
   *
   * @throws ApiError 401
   */
  async caller({ authorization, address, foreign = false }: Knock): Promise<MimirWho> {
    const { authenticator, open } = this.#parts;
    if (authorization === undefined) {
      // Whoever looks at such a page does not know what it asks for in their network.
      if (!open || foreign) throw new ApiError(baseErrors.no_credentials);
      return { caller: await open(), proven: false };
    }
    const token = mimirToken(authorization);
    const access = token === undefined ? undefined : await authenticator.verify('mimir', MIMIR_ID, token);
    if (!access) throw new ApiError(baseErrors.invalid_credentials);
    authenticator.used(access, address);
    return { caller: access.caller, proven: true };
  }

  /**
   * Whom the parts are for that the vendor shows to everybody. Undefined where there is nobody whose tasks could be shown.
   *
   * @throws ApiError 401 where the settings want the token here, too
   */
  async shownTo(knock: Knock): Promise<Caller | undefined> {
    return this.#parts.requireToken ? (await this.caller(knock)).caller : this.owner();
  }

  /** Whose tasks these are if nobody says who they are: of whoever the token belongs to, else of whom an open server acts as. */
  async owner(): Promise<Caller | undefined> {
    const { authenticator, open } = this.#parts;
    return (await authenticator.holder('mimir', MIMIR_ID))?.caller ?? open?.();
  }
}
