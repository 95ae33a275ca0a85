import { randomUUID } from 'node:crypto';

/** A new id: a random UUID as 32 hex digits. */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

/** Marks a reference whose target was deleted. */
export const DELETED_PREFIX = '__DELETED__';

/** What references to a deleted object become. */
export function deletedId(id: string): string {
  return DELETED_PREFIX + id;
}
