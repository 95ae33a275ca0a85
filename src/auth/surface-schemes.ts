import { randomBytes } from 'node:crypto';
import { newAccessKey, newSecretKey } from './random.js';

/** Surfaces that have credentials of their own. */
export const credentialSurfaces = ['mlw', 'symetry', 'nclue', 'mimir'] as const;
export type CredentialSurface = (typeof credentialSurfaces)[number];

/** Surfaces whose requests carry the secret itself: a hash of it is all that is kept. */
export type HashedSurface = 'mlw' | 'mimir';
/** Surfaces whose requests are signed with the secret: it must be known in plain to check one. */
export type SealedSurface = 'symetry' | 'nclue';

/** What a credential of MLW may do; none contains another (rest-surfaces 2.3). */
export const surfaceRoles = ['READ', 'CREATE', 'UPDATE', 'ADMIN'] as const;
export type SurfaceRole = (typeof surfaceRoles)[number];

/** What credentials of a surface are made of. */
export interface SurfaceScheme {
  /** What clients call themselves, and in words for whoever got it wrong. */
  readonly id: { readonly pattern: RegExp; readonly expected: string };
  /** The id where none is given; absent where one must be. */
  readonly newId?: () => string;
  readonly secret: { readonly pattern: RegExp; readonly expected: string };
  readonly newSecret: () => string;
  readonly sealed: boolean;
  /** What can be granted; empty where the surface knows no roles. */
  readonly roles: readonly SurfaceRole[];
}

/** The id of the one token that Mimir's clients share. */
export const MIMIR_ID = 'token';

const SYMETRY_KEY_BYTES = 16;
const VISIBLE = { pattern: /^[!-~]{1,1024}$/, expected: '1 to 1024 printable ASCII characters without spaces' };

/** Each surface's scheme (rest-surfaces 2.3, 3.4, 4.2, 5.2). */
export const surfaceSchemes: Readonly<Record<CredentialSurface, SurfaceScheme>> = {
  mlw: {
    id: { pattern: /^[^\s\p{Cc}/:]{1,64}\/[^\p{Cc}:]{1,128}$/u, expected: 'tenant/user, without colons' },
    secret: { pattern: /^\P{Cc}{1,1024}$/u, expected: '1 to 1024 characters, control characters not among them' },
    newSecret: newSecretKey,
    sealed: false,
    roles: surfaceRoles,
  },
  symetry: {
    id: { pattern: /^[\w.~@-]{1,128}$/, expected: 'a customer id: 1 to 128 letters, digits and any of . _ ~ @ -' },
    // The key of AES-128 as well: 16 bytes leave four spare bits, which must be zero for the text to be the only one of its kind.
    secret: { pattern: /^[A-Za-z0-9+/]{21}[AQgw]==$/, expected: 'base64 of 16 bytes' },
    newSecret: () => randomBytes(SYMETRY_KEY_BYTES).toString('base64'),
    sealed: true,
    roles: [],
  },
  nclue: {
    id: { pattern: /^[\w-]{1,128}$/, expected: 'an access key: 1 to 128 letters, digits, _ and -' },
    newId: newAccessKey,
    secret: VISIBLE,
    newSecret: newSecretKey,
    sealed: true,
    roles: [],
  },
  mimir: {
    id: { pattern: new RegExp(`^${MIMIR_ID}$`), expected: `${MIMIR_ID}: all clients of this surface share one` },
    newId: () => MIMIR_ID,
    secret: VISIBLE,
    newSecret: newSecretKey,
    sealed: false,
    roles: [],
  },
};

/** Whether the text names a surface that has credentials. */
export function isCredentialSurface(text: string): text is CredentialSurface {
  return (credentialSurfaces as readonly string[]).includes(text);
}
