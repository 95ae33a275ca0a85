import { invalidValue, missingParameter } from './errors.js';

/** Names become parts of paths and of lists of names. */
const NAME = /^[\p{L}\p{N}_ .-]{1,200}$/u;

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** A name that a file can have. @throws ApiError 400 naming the field */
export function checkName(field: string, name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw missingParameter(field);
  if (!NAME.test(trimmed) || /^\.+$/.test(trimmed)) throw invalidValue(field, 'Invalid characters in attribute name');
  return trimmed;
}

/**
 * A moment that a client gave: whole, which is echoed as it came; or a day with hour and minute apart, 0 when not given, in UTC
 * (rest-surfaces 2.1, 2.6).
 *
 * @throws ApiError 400 naming the field
 */
export function readMoment(field: string, text: string, hour: string | number = '', minute: string | number = ''): string {
  if (text === '') throw missingParameter(field);
  const whole = DAY.test(text) ? `${text}T${twoDigits(hour)}:${twoDigits(minute)}:00.000Z` : text;
  momentOf(field, whole, 'a day with hour and minute, or a moment');
  return whole;
}

function twoDigits(part: string | number): string {
  return String(part).padStart(2, '0');
}

/** The moment that a text with date, time and zone names. @throws ApiError 400 naming the field */
export function momentOf(field: string, text: string, expected = 'a moment'): Date {
  const moment = new Date(text);
  // Dates go over: 31 February would silently be one in March.
  const real = MOMENT.test(text) && !Number.isNaN(moment.getTime()) && Number(text.slice(8, 10)) <= daysOf(text);
  if (real) return moment;
  const got = JSON.stringify(text.slice(0, 60));
  throw invalidValue(field, `expected ${expected} such as 2020-09-24T09:56:18.000000Z, got ${got}`);
}

function daysOf(text: string): number {
  return new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}
