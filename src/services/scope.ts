import { errors } from '../generated/index.js';
import { ApiError, type Caller } from '../rpc/index.js';
import type { Filter } from '../store/index.js';

/** What the caller's company owns. */
export function own(caller: Caller): Filter {
  return { company: caller.company };
}

/** What belongs to nobody. */
export const PUBLIC: Filter = { company: { $in: ['', null] } };

/** What the caller may read: own objects and public ones (task-core 3.6). */
export function ownOrPublic(caller: Caller): Filter {
  return { company: { $in: [caller.company, '', null] } };
}

/** True for an object that belongs to nobody: readable by all, writable by none. */
export function isPublic(object: { readonly company?: string | null }): boolean {
  return !object.company;
}

/** True for an object the caller may read, once it is there: the condition of `ownOrPublic`, where no index serves it. */
export function isReadable(object: { readonly company?: string | null }, caller: Caller): boolean {
  return isPublic(object) || object.company === caller.company;
}

/** 403/21 for an object that is found but public. */
export function writeRefused(kind: string, ids: readonly string[]): ApiError {
  return new ApiError(errors.no_write_permission, {
    extra: `cannot modify public ${kind}(s), ids=(${ids.join(', ')})`,
    hints: { ids },
  });
}
