import type { Db, FindCursor, Collection as ServerCollection, Filter as ServerFilter, UpdateFilter } from 'mongodb';
import type {
  Collection,
  CollectionDefinition,
  Document,
  Filter,
  FindOptions,
  QueryPlan,
  Scalar,
  Update,
  UpdateOptions,
} from '../port.js';
import { project } from '../projection.js';
import { countByPipeline } from './count-by.js';
import { type Bounds, within } from './deadline.js';
import { queryPlan } from './explain.js';
import { bothOf, type Query, toQuery } from './filter.js';
import { firstIds } from './memory-sort.js';
import { type Ordering, orderingOf, type ServerSort } from './ordering.js';
import { toServerProjection } from './projection.js';
import { portError } from './server-errors.js';
import { fromStored, type Stored, storedPath, toStored } from './stored.js';
import { toServerUpdate } from './update.js';
