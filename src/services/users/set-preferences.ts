import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { findUser } from './find-user.js';
import type { Preferences } from './preferences.js';

/** Most characters of a user's preferences as JSON: they are read with every page of a user interface. */
const MOST_CHARACTERS = 1_048_576;

/**
 * Replaces what a user interface noted about the caller's habits (task-core 9.1).
 *
 * @throws ApiError 400/16 for a key with a full stop in it or a dollar sign before it, at any depth, or far too much of it all;
 * 400/301 when the caller was removed meanwhile
 */
export const setPreferences = handler('users.set_preferences', async ({ request, caller, identities, preferences }) => {
  checkKeys(request.preferences);
  checkSize(request.preferences);
  const user = await findUser(identities, caller.user, caller.company);
  const changed = await preferences.set(user.id, request.preferences);
  return { updated: changed ? 1 : 0, fields: { preferences: request.preferences } };
});

/** A stack of its own: how deep a request goes is the caller's choice. */
function checkKeys(preferences: Preferences): void {
  const unseen: unknown[] = [preferences];
  for (let value = unseen.pop(); value !== undefined; value = unseen.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) Object.keys(value).forEach(checkKey);
    for (const inner of Object.values(value)) if (inner !== null) unseen.push(inner);
  }
}

function checkKey(key: string): void {
  if (!key.includes('.') && !key.startsWith('$')) return;
  throw invalid('a key may neither hold a full stop nor begin with a dollar sign', { key });
}

function checkSize(preferences: Preferences): void {
  const characters = JSON.stringify(preferences).length;
  if (characters > MOST_CHARACTERS) throw invalid('too much to remember', { characters, most: MOST_CHARACTERS });
}

function invalid(extra: string, data: Readonly<Record<string, unknown>>): ApiError {
  return new ApiError(errors.fields_value_error, { extra, data: { field: 'preferences', ...data } });
}
