import type { Call } from '../../rpc/index.js';
import type { Filter } from '../../store/index.js';
import { withinSubprojects } from '../projects/within-subprojects.js';
import type { QueryTable } from '../query/collection-query.js';
import type { DocumentList, FindDocumentsOptions } from '../query/find-documents.js';
import type { Wire } from '../query/present.js';
import { readableScope } from '../query/readable-scope.js';
import { modelShape } from '../query/shapes/index.js';
import type { Services } from '../services.js';
import type { ModelDocument } from './model-document.js';
import type { Models } from './models.js';

/** What models can be found by (task-core 9.4), beside `ready`. */
export const modelTable: QueryTable = {
  shape: modelShape,
  filters: {
    name: 'pattern',
    comment: 'pattern',
    id: 'list',
    user: 'list',
    project: 'list',
    task: 'list',
    parent: 'list',
    framework: 'list',
    uri: 'list',
    tags: 'list',
    system_tags: 'list',
  },
  aliases: [],
  numericBelow: [],
};

/** What `get_all` and `get_all_ex` have in common. */
interface ModelListRequest {
  readonly ready?: boolean | undefined;
  readonly include_stats?: boolean | undefined;
}

type ModelListCall = Call<ModelListRequest> & Pick<Services, 'models' | 'projects'>;

/** How the models of a request are found, beyond what the table says. */
export async function modelListOptions({
  request,
  caller,
  models,
  projects,
}: ModelListCall): Promise<FindDocumentsOptions<ModelDocument>> {
  const conditions = await withinSubprojects(request as Readonly<Record<string, unknown>>, projects);
  return {
    scope: await readableScope(models.collection, caller),
    also: [readiness(request)],
    ...(conditions && { conditions }),
    ...(request.include_stats && { beside: (found) => figuresOf(found, models) }),
  };
}

function readiness({ ready }: ModelListRequest): Filter | undefined {
  return ready === undefined ? undefined : { ready };
}

/** Figures come whatever fields are asked for, so the labels are read by themselves. */
async function figuresOf(found: readonly ModelDocument[], { collection }: Models): Promise<ReadonlyMap<string, Wire>> {
  const ids = found.map(({ id }) => id);
  const counted = await collection.find({ id: { $in: ids } }, { projection: { include: ['labels'] } });
  return new Map(counted.map(({ id, labels }) => [id, { stats: { labels_count: Object.keys(labels).length } }]));
}

/** The answer: models under their name. */
export function modelList({ documents: models, scroll_id }: DocumentList): { models: Wire[]; scroll_id?: string } {
  return scroll_id === undefined ? { models } : { models, scroll_id };
}
