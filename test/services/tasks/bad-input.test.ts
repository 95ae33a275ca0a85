import {
  asyncProperty,
  assert as check,
  constant,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  object,
  oneof,
  record,
  string,
} from 'fast-check';
import * as assert from 'uvu/assert';
import { type ActionName, api as compiled, newest } from '../../../src/generated/index.js';
import { ApiError } from '../../../src/rpc/index.js';
import { writeHandlers } from '../../../src/services/tasks/write-handlers.js';
import { ada, apiSuite, type Fields } from '../../support/api.js';
import { runs } from '../../support/harness.js';

/** Fields that clients send although no definition names them. */
const UNDECLARED = ['force', 'delete_output_models', 'status_message', 'runtime', 'output', '__proto__', 'constructor'];

const actions = Object.keys(writeHandlers) as ActionName[];

function fieldsOf(action: ActionName): string[] {
  const layers = compiled.actions.find(({ name }) => name === action)?.layers ?? [];
  return [...new Set([...layers.flatMap(({ fields }) => fields), ...UNDECLARED])];
}

/** Values of any kind: maps, lists and odd keys among them. */
const anything = () => oneof(jsonValue({ maxDepth: 4 }), object({ maxDepth: 3 }), dictionary(string(), string()));

/** Names of any kind, with what paths and prototypes are made of. */
const name = () => oneof(string(), constantFrom('a.b', 'a\0b', '$set', '__proto__', 'constructor', '%2E', '0', ' ', 'ü'));
const map = <T>(values: Parameters<typeof dictionary<T>>[1]) => dictionary(name(), values, { maxKeys: 4 });
const item = () => record({ section: name(), name: name(), value: string(), type: string() }, { requiredKeys: [] });

/** Fields of a draft of the right types, with content of any kind. */
const draft = () =>
  record(
    {
      runtime: map(anything()),
      container: map(oneof(string(), constant(null))),
      hyperparams: map(map(item())),
      configuration: map(record({ name: name(), value: string() }, { requiredKeys: [] })),
      script: record({ requirements: map(anything()), diff: string() }, { requiredKeys: [] }),
      execution: record(
        { parameters: map(anything()), model_desc: map(anything()), model_labels: map(integer()), docker_cmd: string() },
        { requiredKeys: [] },
      ),
      tags: constantFrom([''], ['__$x'], ['-a', 'a'], []),
    },
    { requiredKeys: [] },
  );

apiSuite('requests of any content', (test, api) => {
  for (const action of actions) {
    test(`${action} answers or refuses them, and never breaks`, () =>
      check(
        asyncProperty(
          dictionary(constantFrom(...fieldsOf(action)), anything(), { maxKeys: 5 }),
          constantFrom('2.2', '2.12', newest),
          async (fields: Fields, version) => {
            const given = { name: 'a task', type: 'training', ...(JSON.parse(JSON.stringify(fields)) as Fields) };
            const request =
              action === 'tasks.create' || action === 'tasks.validate' ? given : { ...given, task: await api.create() };
            await outcome<unknown>(api.call(action, request, ada, version));
          },
        ),
        { numRuns: runs(60) },
      ));
  }

  test('a draft with content of any kind is stored, edited and read again, or refused', () =>
    check(
      asyncProperty(draft(), draft(), async (first, second) => {
        const [made, changed] = [first, second].map((fields) => JSON.parse(JSON.stringify(fields)) as Fields);
        const created = await outcome(api.create(made, ada, '2.12'));
        const task = typeof created === 'string' ? created : await api.create();
        const edited = await outcome(api.call('tasks.edit', { task, ...changed }, ada, '2.12'));
        const shown = await api.shown(task);
        if (!(edited instanceof ApiError) && changed?.runtime)
          assert.equal(Object.keys(shown.runtime as Fields).length, keys(changed.runtime));
      }),
      { numRuns: runs(30) },
    ));
});

/** Keys that differ once white space around them is gone. */
function keys(map: unknown): number {
  return new Set(Object.keys(map as Fields).map((key) => key.trim())).size;
}

async function outcome<T>(promise: Promise<T>): Promise<T | ApiError> {
  return promise.catch((error: unknown) => {
    if (error instanceof ApiError && error.code < 500) return error;
    throw error;
  });
}
