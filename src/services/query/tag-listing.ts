import type { Collection, Document, Filter } from '../../store/index.js';
import { allOf } from './combine.js';
import { listFilter, parseListFilter } from './list-filter.js';

/** What the actions that list tags are asked. */
export interface TagRequest {
  /** System tags as well. */
  readonly include_system?: boolean | undefined;
  /** Only of objects with these tags (task-core 7.3). */
  readonly filter?:
    | { readonly tags?: readonly string[] | undefined; readonly system_tags?: readonly string[] | undefined }
    | undefined;
}

/** Which tags occur, each once, sorted. */
export interface TagListing {
  readonly tags: string[];
  /** Only when asked for. */
  readonly system_tags?: string[];
}

/** The tags of what lies within the filter in these collections, as it is now: a tag that nothing has any more is gone. */
export async function listTags<T extends Document>(
  collections: readonly Collection<T>[],
  within: Filter,
  { include_system, filter }: TagRequest,
): Promise<TagListing> {
  const where = allOf([within, tagFilter('tags', filter?.tags), tagFilter('system_tags', filter?.system_tags)]);
  const occurring = async (path: string): Promise<string[]> => {
    const found = await Promise.all(collections.map((collection) => collection.distinct(path, where)));
    return [...new Set(found.flat())].filter((tag) => typeof tag === 'string').sort();
  };
  const [tags, systemTags] = await Promise.all([occurring('tags'), include_system ? occurring('system_tags') : undefined]);
  return systemTags ? { tags, system_tags: systemTags } : { tags };
}

function tagFilter(path: string, tags: readonly string[] | undefined): Filter | undefined {
  return tags && listFilter(path, parseListFilter(tags), true);
}
