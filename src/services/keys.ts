import { invalidField } from './names.js';

/**
 * The keys of a map that its user fills, encoded: they are stored without surrounding white space, so one of nothing else has no
 * name left, and a NUL is what no database takes in a name.
 *
 * @throws ApiError 400/800 naming the map
 */
export function checkKeys(path: string, map: object): void {
  if (Object.hasOwn(map, '')) throw invalidField(path, 'names that are not only white space', 'an empty name');
  for (const key of Object.keys(map)) refuseNul(path, key);
}

/** The same for a map of free values, whose own members may be called anything but that. @throws ApiError 400/800 */
export function checkFreeMap(path: string, map: object): void {
  checkKeys(path, map);
  for (const value of Object.values(map)) checkWithin(path, value);
}

function checkWithin(path: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseNul(path, key);
    checkWithin(path, inner);
  }
}

function refuseNul(path: string, key: string): void {
  if (key.includes('\0')) throw invalidField(path, 'names without NUL characters', JSON.stringify(key));
}
