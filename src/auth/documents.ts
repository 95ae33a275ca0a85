import type { Document } from '../store/port.js';
import type { Role } from './roles.js';
import type { CredentialSurface, SurfaceRole } from './surface-schemes.js';

/** A tenant (task-core 3.6). */
export interface CompanyDocument extends Document {
  readonly name: string;
  readonly created: Date;
}

/** Somebody who acts; belongs to one company. */
export interface UserDocument extends Document {
  readonly company: string;
  readonly name: string;
  readonly role: Role;
  readonly created: Date;
  readonly email?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly avatar?: string;
  /** What no two users may share: the e-mail address in lower case, or the id of a user who has none. */
  readonly unique_name: string;
}

/** What lets somebody in as a user. */
interface AccessDocument extends Document {
  readonly user: string;
  readonly company: string;
  readonly secret: string;
  readonly label?: string;
  readonly created: Date;
  readonly expires?: Date;
  readonly last_used?: Date;
  /** Network address; of a key, the name of the worker if there is one. */
  readonly last_used_from?: string;
  readonly revoked?: Date;
}

/** An access key (the id). Of its secret the hash is kept, as `SecretHasher` writes it; the secret itself is stored nowhere. */
export type CredentialDocument = AccessDocument;

/**
 * How a client of a surface proves who it is, and the user it then acts as. The id is random: an external id can be used again. The secret is
 * as `SecretHasher` or `Sealer` writes it, according to the surface.
 */
export interface SurfaceCredentialDocument extends AccessDocument {
  readonly surface: CredentialSurface;
  /** What the client calls itself: customer id, access key, `tenant/user`. */
  readonly external_id: string;
  /** What no two may share: surface and external id while it lives, its own id once it is revoked. */
  readonly taken: string;
  /** Absent where the surface knows no roles. */
  readonly roles?: readonly SurfaceRole[];
}

/** A token (the id is its `jti`) that must no longer be taken, kept until it would have expired anyway. */
export interface RevokedTokenDocument extends Document {
  readonly user: string;
  readonly revoked: Date;
  /** Absent for a token that never expires. */
  readonly expires?: Date;
}

/** The one document that says who this installation's first company and administrator are. */
export interface InstallationDocument extends Document {
  readonly company: string;
  readonly administrator: string;
  readonly created: Date;
  /** Access key that the first start generated. */
  readonly generated_key?: string;
  /** Access key that the settings gave last. */
  readonly set_key?: string;
}
