import { apiOf, object, service } from './definitions.js';

const id = { type: 'string', description: 'Id of the note.', 'x-ref': 'notes' };
const author = { type: 'string', description: 'Who wrote it.', 'x-ref': 'users' };

/** A small API in which every feature of the emitters occurs. */
export const notesApi = apiOf(
  [
    service(
      'notes',
      {
        create: {
          errors: ['invalid_note_id'],
          layers: {
            '1.0': {
              request: object(
                {
                  text: { type: 'string', description: 'What it says.', minLength: 1 },
                  tags: { type: 'array', description: 'Its tags.', items: { type: 'string' }, default: [] },
                  shade: { $ref: '#/definitions/shade', description: 'Its colour.' },
                },
                { required: ['text'] },
              ),
              response: object({ id }, { required: ['id'] }),
            },
            '2.0': {
              request: object(
                {
                  text: { type: 'string', description: 'What it says.', minLength: 1 },
                  tags: { type: 'array', description: 'Its tags.', items: { type: 'string' }, default: [] },
                  shade: { $ref: '#/definitions/shade', description: 'Its colour.' },
                  priority: { type: 'integer', description: 'How urgent it is.', minimum: 1, default: 3 },
                },
                { required: ['text', 'shade'] },
              ),
              response: object({ id, created: { type: 'string', format: 'date-time' } }, { required: ['id'] }),
            },
          },
        },
        delete: {
          layers: {
            '1.0': { request: object({ id }, { required: ['id'] }), response: { type: 'object', additionalProperties: false } },
          },
        },
        get_all: {
          layers: {
            '1.0': {
              deprecated: '2026-01-31',
              sunset: '2027-01-31',
              request: object(
                {
                  tags: { type: 'array', items: { type: 'string' }, 'x-filter': 'list', description: 'Tags to look for.' },
                  shade: { type: 'array', items: { $ref: '#/definitions/shade' }, 'x-filter': 'list' },
                  author: { ...author, 'x-filter': 'list' },
                  page: { type: 'integer', minimum: 0 },
                  page_size: { type: 'integer', minimum: 1 },
                },
                { dependencies: { page: ['page_size'] } },
              ),
              response: object({ notes: { type: 'array', items: { $ref: '#/definitions/note' } } }),
            },
            '1.5': {
              request: object({
                tags: { type: 'array', items: { type: 'string' }, 'x-filter': 'list', description: 'Tags to look for.' },
                search: { type: 'string', description: 'Words to look for.' },
              }),
              response: object({ notes: { type: 'array', items: { $ref: '#/definitions/note' } }, total: { type: 'integer' } }),
            },
          },
        },
        get_all_ex: {
          internal: true,
          expand: true,
          allowRoles: ['admin'],
          layers: {
            '1.5': {
              request: object({ depth: { type: 'integer', 'x-accept': ['null', 'string'] } }),
              response: object({ notes: { type: 'array', items: { $ref: '#/definitions/note' } } }),
            },
          },
        },
        import: {
          layers: {
            '1.0': { batch: { action: 'create', version: '1.2' }, response: object({ created: { type: 'integer' } }) },
          },
        },
        'set-meta': {
          authorize: false,
          layers: {
            '1.0': {
              request: object({
                meta: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
                free: { type: 'object', additionalProperties: true },
                data: { description: 'Anything.' },
              }),
              response: { type: 'string' },
            },
          },
        },
      },
      {
        shade: { type: 'string', enum: ['red', 'blue'] },
        note: object(
          {
            id,
            author,
            readers: { type: 'array', items: { type: 'string' }, 'x-ref': 'users' },
            text: { type: 'string', minLength: 1, pattern: '^\\S' },
            shade: { $ref: '#/definitions/shade' },
            replies: { type: 'array', items: { $ref: '#/definitions/note' } },
            meta: { type: 'object', additionalProperties: { type: ['string', 'null'] }, 'x-accept': ['array'] },
          },
          { required: ['id'], description: 'A note and the replies to it.' },
        ),
        // A fragment for substitution, as `batch_operation` is one: no schema, and nothing refers to it.
        fragment: { request: object({ ids: { type: 'array' } }), response: object({}) },
      },
    ),
  ],
  {
    errors: [
      { code: 400, subcode: 12, name: 'validation_error', message: 'validation error' },
      { code: 400, subcode: 101, name: 'invalid_note_id', message: "it isn't a note's id" },
    ],
    machines: [
      {
        name: 'note',
        statuses: [
          { name: 'draft', description: 'Not sent.', next: ['sent'], reachedBy: ['notes.create'] },
          { name: 'sent', description: 'Gone.', next: [], reachedBy: [] },
        ],
      },
    ],
  },
);
