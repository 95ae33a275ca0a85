import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { invalidField, storedName } from '../names.js';

const MAXIMUM_DEPTH = 10;

/** `"A//B/"` as `["A", "B"]`. @throws ApiError 400/407 nothing left, 400/409 too deep, 400/800 empty or topmost part too short */
export function nameParts(name: string): string[] {
  const stripped = name.trim();
  if (stripped === '') throw invalidField('name', '3 characters or more', '""');
  const parts = stripped.split('/').filter((part) => part !== '');
  const [top] = parts;
  if (top === undefined) throw new ApiError(errors.invalid_project_name, { data: { name } });
  checkDepth(parts.length);
  storedName(top);
  return parts;
}

/** @throws ApiError 400/409 for a project with more parts in its name than one may have */
export function checkDepth(parts: number): void {
  if (parts > MAXIMUM_DEPTH) throw new ApiError(errors.project_path_exceeds_max, { data: { max_depth: MAXIMUM_DEPTH } });
}

/** Full name of the project that one lies in; empty at the top level. */
export function locationOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0));
}
