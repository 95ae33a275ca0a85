/** The persistence port and its engines: `taskwright/store`. */
export {
  DuplicateKeyError,
  InvalidDocumentError,
  InvalidRegexError,
  InvalidUpdateError,
  RegexDeadlineError,
  StoreOpenError,
  StoreWriteError,
} from './errors.js';
export { decodeKey, encodeKey, mapKeys } from './keys.js';
export { Lease, type LeaseDocument, type LeaseOptions, leaseCollection, type MayGoOn } from './lease.js';
export type { ChangeFeedMode } from './mongodb/remote-changes.js';
export { compareNaturally } from './natural-order.js';
export { maskUrl, type OpenStoreOptions, openStore } from './open.js';
export type {
  ChangeHint,
  ChangeListener,
  Collection,
  CollectionDefinition,
  Condition,
  Document,
  Figures,
  Filter,
  FindOptions,
  Group,
  IndexDefinition,
  Projection,
  QueryPlan,
  Scalar,
  SortKey,
  Store,
  Update,
  UpdateOptions,
} from './port.js';
