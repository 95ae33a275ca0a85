import type { CollectionDefinition } from '../store/port.js';

/** Names of the collections of this module. */
export const names = {
  companies: 'companies',
  users: 'users',
  credentials: 'credentials',
  surfaceCredentials: 'surface_credentials',
  revokedTokens: 'revoked_tokens',
  installation: 'installation',
} as const;

/** What the store must be opened with for `Identities`, `SurfaceCredentials` and `Tokens` to work. */
export const authCollections: readonly CollectionDefinition[] = [
  { name: names.companies, indexes: [], scalars: { name: 'string', created: 'date' } },
  {
    name: names.users,
    indexes: [
      { name: 'company', paths: ['company', 'name'] },
      { name: 'unique_name', paths: ['unique_name'], unique: true },
    ],
    scalars: { company: 'string', name: 'string', role: 'string', email: 'string', unique_name: 'string', created: 'date' },
  },
  {
    name: names.credentials,
    indexes: [{ name: 'user', paths: ['user', 'created'] }],
    scalars: { user: 'string', company: 'string', created: 'date', expires: 'date', last_used: 'date', revoked: 'date' },
  },
  {
    name: names.surfaceCredentials,
    indexes: [
      { name: 'user', paths: ['user', 'created'] },
      { name: 'taken', paths: ['taken'], unique: true },
    ],
    scalars: {
      surface: 'string',
      external_id: 'string',
      taken: 'string',
      user: 'string',
      company: 'string',
      created: 'date',
      expires: 'date',
      last_used: 'date',
      revoked: 'date',
    },
  },
  {
    name: names.revokedTokens,
    indexes: [{ name: 'expires', paths: ['expires'] }],
    scalars: { user: 'string', revoked: 'date', expires: 'date' },
  },
  { name: names.installation, indexes: [], scalars: { set_key: 'string', generated_key: 'string' } },
];
