import { readFileSync } from 'node:fs';

/** What design 6 says differs on purpose, row by row: the only reasons for which an answer may differ from its recording. */
export const rows = [
  'which versions an action answers',
  'types of request fields',
  'query string values',
  '`null` in a request',
  'list filters of `get_all*`',
  '`edit` with a raw `status`',
  '`delete.move_to_trash` default',
  'methods',
  'cookie as credential',
  'CORS',
  'everything marked ACCIDENT',
  '`error_data`',
] as const;

/** Why a scenario's answers differ, and where. */
export interface Deviation {
  /** One of `rows`. */
  readonly row: string;
  readonly why: string;
  /** Numbers of the steps that differ, from 1. All of them differ, and no other does. */
  readonly steps: readonly number[];
}

export type Deviations = Readonly<Record<string, Deviation>>;

/** The deviations this server stands by, by scenario. */
export function readDeviations(): Deviations {
  return JSON.parse(readFileSync(new URL('deviations.json', import.meta.url), 'utf8')) as Deviations;
}
