import type { Caller } from '../../rpc/index.js';
import type { Filter } from '../../store/index.js';
import { nameTaken } from '../unique-name.js';
import type { Projects } from './projects.js';

/** Names are unique among public projects as within a company: one that is taken there keeps all from going. @throws ApiError 400/801 */
export async function refuseTakenAmong(there: Filter, ids: readonly string[], { collection }: Projects): Promise<void> {
  const names = await collection.distinct('name', { id: { $in: ids } });
  const [taken] = await collection.find({ ...there, name: { $in: names }, id: { $nin: ids } }, { limit: 1 });
  if (taken) throw nameTaken(taken.name);
}
