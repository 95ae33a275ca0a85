import type { Filter } from '../../store/index.js';
import { nameTaken } from '../unique-name.js';
import type { Projects } from './projects.js';

/**
 * Names are unique among the public projects as they are within a company: one that is taken there keeps all from going.
 *
 * @param moving what changes hands
 * @param there those it comes among
 * @throws ApiError 400/801
 */
export async function refuseTakenAmong(moving: Filter, there: Filter, { collection }: Projects): Promise<void> {
  const names = await collection.distinct('name', moving);
  const [taken] = await collection.find({ ...there, name: { $in: names } }, { limit: 1, projection: { include: ['name'] } });
  if (taken) throw nameTaken(taken.name);
}
