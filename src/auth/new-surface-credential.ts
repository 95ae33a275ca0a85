import type { UserDocument } from './documents.js';
import type { CredentialSurface, SurfaceRole, SurfaceScheme } from './surface-schemes.js';

/** What a credential of a surface is made of. */
export interface NewSurfaceCredential {
  readonly surface: CredentialSurface;
  /** What the client calls itself; made up where the surface allows it. */
  readonly id?: string | undefined;
  /** Whom the client acts as. */
  readonly user: Pick<UserDocument, 'id' | 'company'>;
  /** Default: all that the surface knows. */
  readonly roles?: readonly string[] | undefined;
  readonly label?: string | undefined;
  readonly expires?: Date | undefined;
  /** Default: a random one. */
  readonly secret?: string | undefined;
}

/** A credential cannot be made as asked for; `field` is what to mend. The message starts behind the field's name. */
export class SurfaceCredentialError extends Error {
  override readonly name = 'SurfaceCredentialError';
  constructor(
    readonly field: 'id' | 'secret' | 'roles',
    readonly problem: string,
  ) {
    super(`${field}: ${problem}`);
  }
}

/** The id as given, or one made up where the surface allows it. @throws SurfaceCredentialError */
export function checkedId(
  { id: { pattern, expected }, newId: makeUp }: SurfaceScheme,
  { id, surface }: NewSurfaceCredential,
): string {
  if (id === undefined && makeUp) return makeUp();
  if (id === undefined) throw new SurfaceCredentialError('id', `${surface} needs one: expected ${expected}`);
  if (!pattern.test(id)) throw new SurfaceCredentialError('id', `expected ${expected}, got ${JSON.stringify(id)}`);
  return id;
}

/** The roles in their own order. @throws SurfaceCredentialError */
export function checkedRoles({ roles: known }: SurfaceScheme, { roles, surface }: NewSurfaceCredential): readonly SurfaceRole[] {
  if (roles === undefined) return known;
  if (known.length === 0) throw new SurfaceCredentialError('roles', `${surface} knows no roles`);
  const wrong = roles.filter((role) => !known.some((one) => one === role));
  if (wrong.length > 0 || roles.length === 0) {
    throw new SurfaceCredentialError('roles', `expected some of ${known.join(', ')}, got ${JSON.stringify(wrong.join(', '))}`);
  }
  return known.filter((role) => roles.includes(role));
}

/** The secret as given, or a new one. @throws SurfaceCredentialError that does not repeat it */
export function checkedSecret(
  { secret: { pattern, expected }, newSecret }: SurfaceScheme,
  { secret }: NewSurfaceCredential,
): string {
  if (secret === undefined) return newSecret();
  if (pattern.test(secret)) return secret;
  throw new SurfaceCredentialError('secret', `expected ${expected}; what came has ${secret.length} characters`);
}
