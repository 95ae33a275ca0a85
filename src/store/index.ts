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
export { maskUrl, type OpenStoreOptions, openStore } from './open.js';
export type {
  Collection,
  CollectionDefinition,
  Condition,
  Document,
  Filter,
  FindOptions,
  IndexDefinition,
  Projection,
  QueryPlan,
  Scalar,
  SortKey,
  Store,
  Update,
  UpdateOptions,
} from './port.js';
