/** Identity: companies, users, credentials, tokens, and who is calling. */
export { Auth, type AuthOptions } from './auth.js';
export { Authenticator, type Presented } from './authenticator.js';
export { type Pair, readBasic } from './basic-scheme.js';
export { authCollections } from './collections.js';
export { endedCookie, sessionCookie, tokenCookies } from './cookies.js';
export type { CompanyDocument, CredentialDocument, SurfaceCredentialDocument, UserDocument } from './documents.js';
export {
  type CredentialInfo,
  Identities,
  type Identity,
  type IssuedCredentials,
  identityOf,
  type NewUser,
} from './identities.js';
export { type Impersonation, impersonate } from './impersonation.js';
export type { AdministratorKey, GivenKey, Installation, KeyChange } from './installation.js';
export { type NewSurfaceCredential, SurfaceCredentialError } from './new-surface-credential.js';
export { PlainSecret } from './plain-secret.js';
export { companyRoles, isRole, isSystemRole, type Role, systemRoles } from './roles.js';
export { sameText } from './same-text.js';
export { SEALED_TYPE, type SealableParameter, SealedParameters } from './sealed-parameters.js';
export { SealError, Sealer } from './sealer.js';
export { AuthSetupError } from './setup-error.js';
export { type Signer, type SurfaceAccess, SurfaceAuthenticator } from './surface-authenticator.js';
export { type IssuedSurfaceCredential, type SurfaceCredentialInfo, SurfaceCredentials } from './surface-credentials.js';
export { SurfaceGrants } from './surface-grants.js';
export {
  type CredentialSurface,
  credentialSurfaces,
  type HashedSurface,
  isCredentialSurface,
  MIMIR_ID,
  type SealedSurface,
  type SurfaceRole,
  surfaceRoles,
} from './surface-schemes.js';
export { MIN_TOKEN_SECRET, tokenSecret } from './token-secret.js';
export { type IssuedToken, type IssueOptions, Tokens } from './tokens.js';
