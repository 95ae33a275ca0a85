/** TypeScript programs against the emitted types of `notesApi`, and the errors that the compiler must give for each. */
export interface TypeCase {
  readonly name: string;
  /** Codes of the errors, in order; none for a program that is right. */
  readonly errors: readonly string[];
  readonly source: string;
}

const HANDLERS = `
import type { Handlers } from './generated/index.js';
export const handlers: Handlers<{ readonly clock: () => Date }> = {
  'notes.create': ({ request, caller, clock }) => ({ id: request.text + caller.user, created: clock().toISOString() }),
  'notes.delete': async () => ({}),
  'notes.get_all': () => ({ notes: [{ id: 'n', author: undefined, replies: [] }] }),
  'notes.get_all_ex': () => ({ notes: [{ id: 'n', author: { id: 'u', name: 'U' }, readers: ['a', { id: 'b' }] }] }),
  'notes.import': ({ request }) => ({ created: request.map(({ text }) => text).length }),
  'notes.set-meta': () => 'done',
};
`;

export const typeCases: readonly TypeCase[] = [
  { name: 'right-handlers', errors: [], source: HANDLERS },
  { name: 'missing-handler', errors: ['TS2741'], source: HANDLERS.replace(/ {2}'notes\.delete'.*\n/, '') },
  { name: 'unknown-handler', errors: ['TS2353'], source: HANDLERS.replace('};\n', "  'notes.rename': () => ({}),\n};\n") },
  { name: 'wrong-answer', errors: ['TS2322'], source: HANDLERS.replace("'done'", '5') },
  {
    name: 'missing-answer-member',
    errors: ['TS2322'],
    source: HANDLERS.replace(/\(\{ request, caller, clock \}\).*/, "() => ({ created: '' }),"),
  },
  {
    name: 'forbidden-answer-member',
    errors: ['TS2322'],
    source: HANDLERS.replace('async () => ({})', 'async () => ({ gone: 1 })'),
  },
  { name: 'object-for-an-id', errors: ['TS2322'], source: HANDLERS.replace('author: undefined', "author: { id: 'u' }") },
  {
    name: 'undeclared-request-field',
    errors: ['TS2551'],
    source: HANDLERS.replace('request.text + caller', 'request.txt + caller'),
  },
  {
    name: 'changed-request',
    errors: ['TS2540'],
    source: HANDLERS.replace('async () => ({})', "({ request }) => { request.id = ''; return {}; }"),
  },
  {
    name: 'missing-dependency',
    errors: ['TS2339'],
    source: HANDLERS.replace('clock })', 'watch })').replace('clock().', 'watch().'),
  },
  {
    name: 'request-and-answer-types',
    errors: [],
    source: `
import { expectTypeOf } from 'expect-type';
import type { Actions, NotesShade, NotesNote, NotesNoteExpanded, Reference } from './generated/index.js';
type Create = Actions['notes.create'];
expectTypeOf<Create['request']['text']>().toEqualTypeOf<string>();
expectTypeOf<Create['request']['tags']>().toEqualTypeOf<readonly string[]>();
expectTypeOf<Create['request']['shade']>().toEqualTypeOf<NotesShade | undefined>();
expectTypeOf<Create['request']['priority']>().toEqualTypeOf<number | undefined>();
expectTypeOf<Create['input']['tags']>().toEqualTypeOf<readonly string[] | undefined>();
expectTypeOf<Create['input']['shade']>().toEqualTypeOf<NotesShade>();
expectTypeOf<NotesShade>().toEqualTypeOf<'red' | 'blue'>();
type GetAll = Actions['notes.get_all'];
expectTypeOf<GetAll['request']['tags']>().toEqualTypeOf<readonly (string | null)[] | undefined>();
expectTypeOf<GetAll['request']['shade']>().toEqualTypeOf<readonly (string | null)[] | undefined>();
expectTypeOf<GetAll['request']['author']>().toEqualTypeOf<readonly (string | null)[] | undefined>();
expectTypeOf<GetAll['request']['search']>().toEqualTypeOf<string | undefined>();
expectTypeOf<GetAll['response']['notes']>().toEqualTypeOf<readonly NotesNote[] | undefined>();
expectTypeOf<Actions['notes.get_all_ex']['response']['notes']>().toEqualTypeOf<readonly NotesNoteExpanded[] | undefined>();
expectTypeOf<Actions['notes.get_all_ex']['request']['depth']>().toEqualTypeOf<number | null | string | undefined>();
expectTypeOf<NotesNoteExpanded['author']>().toEqualTypeOf<string | Reference | undefined>();
expectTypeOf<NotesNoteExpanded['replies']>().toEqualTypeOf<readonly NotesNoteExpanded[] | undefined>();
expectTypeOf<NotesNote['author']>().toEqualTypeOf<string | undefined>();
expectTypeOf<NotesNote['meta']>().toEqualTypeOf<Readonly<Record<string, string | null>> | readonly unknown[] | undefined>();
expectTypeOf<Actions['notes.import']['request']>().toEqualTypeOf<readonly Create['request'][]>();
expectTypeOf<Actions['notes.set-meta']['request']['meta']>().toEqualTypeOf<Readonly<Record<string, string | null>> | undefined>();
expectTypeOf<Actions['notes.set-meta']['request']['data']>().toEqualTypeOf<unknown>();
expectTypeOf<Actions['notes.set-meta']['response']>().toEqualTypeOf<string>();
expectTypeOf<Actions['notes.delete']['response']>().toEqualTypeOf<Record<string, never>>();
`,
  },
  {
    name: 'types-by-version',
    errors: [],
    source: `
import { expectTypeOf } from 'expect-type';
import type { NotesCreateRequestV1_0, NotesCreateRequestV2_0, NotesCreateResponse, NotesCreateResponseV1_0, NotesCreateResponseV2_0, NotesGetAllRequestV1_0, NotesImportRequestV1_0 } from './generated/index.js';
expectTypeOf<NotesCreateRequestV1_0>().not.toHaveProperty('priority');
expectTypeOf<NotesCreateRequestV2_0['priority']>().toEqualTypeOf<number | undefined>();
expectTypeOf<NotesCreateResponseV2_0>().toEqualTypeOf<NotesCreateResponse>();
expectTypeOf<NotesCreateResponseV1_0>().not.toHaveProperty('created');
expectTypeOf<NotesGetAllRequestV1_0['tags']>().toEqualTypeOf<string | null | readonly (string | null)[] | undefined>();
expectTypeOf<NotesImportRequestV1_0>().toEqualTypeOf<readonly NotesCreateRequestV1_0[]>();
`,
  },
  {
    name: 'constants',
    errors: [],
    source: `
import { expectTypeOf } from 'expect-type';
import { actions, errors, newest, noteStatus, versions, type ActionName, type ErrorName, type NoteStatus } from './generated/index.js';
expectTypeOf(actions.notes.getAll).toEqualTypeOf<'notes.get_all'>();
expectTypeOf(actions.notes.setMeta).toExtend<ActionName>();
expectTypeOf(versions).toEqualTypeOf<readonly ['1.0', '1.5', '2.0']>();
expectTypeOf(newest).toEqualTypeOf<'2.0'>();
expectTypeOf(errors.invalid_note_id.subcode).toEqualTypeOf<101>();
expectTypeOf<ErrorName>().toEqualTypeOf<'validation_error' | 'invalid_note_id'>();
expectTypeOf<NoteStatus>().toEqualTypeOf<'draft' | 'sent'>();
const allowed = (from: NoteStatus, to: NoteStatus): boolean => noteStatus.next[from].includes(to);
expectTypeOf(allowed).returns.toBeBoolean();
`,
  },
  {
    name: 'catalogue-fits-api-error',
    errors: [],
    source: `
import { ApiError } from 'taskwright/rpc';
import { errors } from './generated/index.js';
export const error = new ApiError(errors.invalid_note_id, { data: { id: 'x' } });
`,
  },
  {
    name: 'unknown-status',
    errors: ['TS7053'],
    source: "import { noteStatus } from './generated/index.js';\nexport const next = noteStatus.next['lost'];\n",
  },
  {
    name: 'unknown-error',
    errors: ['TS2551'],
    source: "import { errors } from './generated/index.js';\nexport const error = errors.invalid_nite_id;\n",
  },
  {
    name: 'unknown-action',
    errors: ['TS2820'],
    source: "import type { ActionName } from './generated/index.js';\nexport const name: ActionName = 'notes.rename';\n",
  },
];
