import type { ApiDefinition } from '../../../../codegen/definition/ir.js';
import type { Examples } from '../../../../codegen/emit/markdown/examples.js';
import { serviceExamples } from '../../../../codegen/emit/markdown/read-examples.js';
import { versionsOf } from '../../../../codegen/emit/model.js';
import { apiOpenApi } from '../../../../codegen/emit/openapi/api-document.js';
import { apiOpenRpc } from '../../../../codegen/emit/openrpc/document.js';
import { ourExamples } from '../../../docs/definitions.js';
import { ours } from '../../../schemas/definitions.js';
import { notesApi } from '../notes-api.js';

/** A document of either kind, as the tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
export type Json = any;

/** An API with examples and the name by which the tests speak of it. */
export interface Sample {
  readonly name: string;
  readonly api: ApiDefinition;
  readonly examples: Examples;
}

/** Examples of the small API: one as its newest version answers it, one for an older. */
const notesExamples: Examples = new Map([
  [
    'notes',
    serviceExamples(
      'notes',
      {
        examples: {
          create: { request: { text: 'Buy milk', shade: 'red', priority: 2 }, answer: { id: '{{note}}', created: '{{time}}' } },
          get_all: { request: { tags: ['food'] }, version: '1.0', answer: { notes: [{ id: '{{note}}' }, '...'] } },
        },
      },
      notesApi,
    ),
  ],
]);

/** The small API in which everything occurs, and this product's. */
export async function samples(): Promise<readonly Sample[]> {
  return [
    { name: 'notes', api: notesApi, examples: notesExamples },
    { name: 'ours', api: await ours(), examples: await ourExamples() },
  ];
}

/** Every version of every sample. */
export async function everyVersion(): Promise<readonly (Sample & { readonly version: string })[]> {
  return (await samples()).flatMap((sample) => versionsOf(sample.api).map((version) => ({ ...sample, version })));
}

const options = { title: 'Notes' };

export function openApi({ api, examples, version }: Sample & { readonly version: string }): Json {
  return apiOpenApi(api, version, options, examples);
}

export function openRpc({ api, examples, version }: Sample & { readonly version: string }): Json {
  return apiOpenRpc(api, version, options, examples);
}

/** The documents of the small API. */
export function notesOpenApi(version = '2.0'): Json {
  return openApi({ name: 'notes', api: notesApi, examples: notesExamples, version });
}

export function notesOpenRpc(version = '2.0'): Json {
  return openRpc({ name: 'notes', api: notesApi, examples: notesExamples, version });
}
