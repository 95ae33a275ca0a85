import type { CompiledAction, CompiledApi, CompiledLayer, TextType, ValidationIssue, Validator } from '../../../src/rpc/index.js';

/** A small API made by hand, so that these tests stand on the surfaces and dispatch alone. */

type Rule = readonly [field: string, type: 'string' | 'integer' | 'array'];

const anything: Validator = () => true;

/** Requires the named fields, each of its type. */
function requiring(...rules: readonly Rule[]): Validator {
  const validate: Validator = (data) => {
    const issue = rules.map((rule) => issueOf(data as Record<string, unknown>, rule)).find((found) => found !== undefined);
    validate.errors = issue ? [issue] : null;
    return issue === undefined;
  };
  return validate;
}

function issueOf(data: Record<string, unknown>, [field, type]: Rule): ValidationIssue | undefined {
  if (!Object.hasOwn(data, field)) return { instancePath: '', keyword: 'required', params: { missingProperty: field } };
  const value = data[field];
  const fits = type === 'array' ? Array.isArray(value) : type === 'integer' ? Number.isInteger(value) : typeof value === type;
  return fits ? undefined : { instancePath: `/${field}`, keyword: 'type', params: { type } };
}

const textTypes: Readonly<Record<string, TextType>> = {
  name: 'string',
  page: 'integer',
  ratio: 'number',
  force: 'boolean',
  id: 'string[]',
  sizes: 'integer[]',
};

function layer(version: string, extra: Partial<CompiledLayer> = {}): CompiledLayer {
  return { version, request: anything, response: anything, fields: [], nulls: {}, listFilters: [], textTypes, ...extra };
}

function action(name: string, layers: readonly CompiledLayer[], extra: Partial<CompiledAction> = {}): CompiledAction {
  return {
    name: `notes.${name}`,
    service: 'notes',
    internal: false,
    authorize: true,
    allowRoles: ['*'],
    expand: false,
    batch: false,
    errors: [],
    layers,
    ...extra,
  };
}

export const notesApi: CompiledApi = {
  newest: '2.22',
  versions: ['1.5', '2.0', '2.1', '2.14', '2.22'],
  errors: [],
  actions: [
    action('echo', [layer('1.5'), layer('2.1'), layer('2.14')]),
    action('create', [layer('2.1', { request: requiring(['name', 'string']) })]),
    action('remove_many', [layer('2.1', { request: requiring(['ids', 'array']) })]),
    action('add_batch', [layer('2.1', { request: requiring(['text', 'string']) })], { batch: true }),
    action('ping', [layer('2.1')], { authorize: false }),
    action('administer', [layer('2.1')], { allowRoles: ['admin'] }),
    action('whoami', [layer('2.1')]),
    action('whoever', [layer('2.1')], { authorize: false }),
    action('recent', [layer('2.22')]),
    action('aging', [
      layer('2.1', { deprecated: '2026-01-31', sunset: '2027-02-28' }),
      layer('2.14'),
      layer('2.22', { deprecated: true }),
    ]),
    action('wait', [layer('2.1')]),
    action('fail', [layer('2.1')]),
    action('refuse', [layer('2.1')]),
    action('cycle', [layer('2.1')]),
    action('bigint_error', [layer('2.1')]),
    action('text', [layer('2.1')]),
    action('nothing', [layer('2.1')]),
    action('login', [layer('2.1')]),
    action('paged', [layer('2.1')]),
    action('unfinished', [layer('2.1')]),
  ],
};
