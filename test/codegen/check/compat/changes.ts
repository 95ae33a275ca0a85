import * as assert from 'uvu/assert';
import { compareApis, compareVersionsOf } from '../../../../codegen/check/compat/compare.js';
import type { Finding } from '../../../../codegen/check/compat/finding.js';
import type { Judgement } from '../../../../codegen/check/compat/rule.js';
import { viewsOf } from '../../../../codegen/check/compat/view.js';
import { apiOf } from '../../fixtures/folder.js';

/** What must be found on either side, as `error request-field-removed request.x: the field is gone`. */
export interface Expected {
  readonly request?: readonly string[];
  readonly response?: readonly string[];
}

/** What is found when the field `x`, which callers send and get back, changes its schema between 1.0 and 1.1. */
export async function expectOfField(was: string, is: string, expected: Expected): Promise<void> {
  const field = (schema: string) => `type: object, properties { x { description: "X", ${schema} } }`;
  await expectOfBody(field(was), field(is), expected);
}

/** The same for the object that callers send and get back. */
export async function expectOfBody(was: string, is: string, { request = [], response = [] }: Expected): Promise<void> {
  const layer = (body: string) => `{ description: "D", request { ${body} }, response { ${body} } }`;
  const api = await apiOf(`_description: "Notes"\nget {\n"1.0" ${layer(was)}\n"1.1" ${layer(is)}\n}\n`);
  const found = compareVersionsOf(api, '1.0', '1.1');
  for (const [side, wanted] of Object.entries({ request, response })) {
    assert.equal(texts(found.filter(({ direction }) => direction === side)), [...wanted].sort(), side);
  }
}

/** What is found between two folders, each of one service `notes` with this action. */
export async function betweenActions(was: string, is: string, judgement: Judgement = {}): Promise<string[]> {
  const read = async (text: string) => viewsOf(await apiOf(`_description: "Notes"\n${text}\n`, { 'errors.conf': ERRORS }));
  return texts(compareApis(await read(was), await read(is), judgement));
}

/** What is found when the machine of notes comes to have other statuses: `draft`, `sent` and `lost`, as text of its definition. */
export async function betweenMachines(was: readonly string[], is: readonly string[]): Promise<string[]> {
  const read = async (statuses: readonly string[]) => {
    const machine = `_description: "M"\nstatuses {\n${statuses.join('\n')}\n}`;
    return viewsOf(await apiOf(`_description: "Notes"\n${action()}\n`, { 'note-status.conf': machine }));
  };
  return texts(compareApis(await read(was), await read(is)));
}

/** A status that these may follow, and that these actions lead to. */
export function status(name: string, next: string, by = ''): string {
  return `${name} { description: "S", next: [${next}], reached_by: [${by}] }`;
}

/** An action with one layer. */
export function action(keys = '', layer = '', version = '1.0'): string {
  return `get { ${keys}\n"${version}" { description: "D", request { type: object }, response { type: object }, ${layer} } }`;
}

/** `error request-field-removed request.x: the field is gone` */
export function texts(findings: readonly Finding[]): string[] {
  return findings.map(({ level, rule, path, message }) => `${level} ${rule}${path === '' ? '' : ` ${path}`}: ${message}`).sort();
}

const ERRORS = `errors {
  locked { code: 400, subcode: 101, message: "locked" }
  not_found { code: 400, subcode: 100, message: "not found" }
}`;
