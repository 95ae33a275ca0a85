import { asyncProperty, assert as check, constantFrom, jsonValue, oneof, record } from 'fast-check';
import { api as compiled } from '../../../../src/generated/index.js';
import { ApiError } from '../../../../src/rpc/index.js';
import { partHandlers } from '../../../../src/services/tasks/part-handlers.js';
import { placingHandlers } from '../../../../src/services/tasks/placing-handlers.js';
import { ada, apiSuite, type Fields } from '../../../support/api.js';
import { runs } from '../../../support/harness.js';

const actions = [...Object.keys(partHandlers), ...Object.keys(placingHandlers)] as (keyof typeof partHandlers)[];

/** Lists and maps of what items are made of, and anything else. */
const anything = () => {
  const name = oneof(constantFrom('a.b', '$set', '__proto__', 'constructor', ' ', '', '0', 'a\0b', 'properties'), jsonValue());
  const item = record({ section: name, name, value: name, key: name, type: name, mode: name, model: name }, { requiredKeys: [] });
  return oneof(
    jsonValue({ maxDepth: 3 }),
    item,
    item.map((one) => [one]),
    name.map((one) => [one]),
    constantFrom('input', 'all'),
  );
};

apiSuite('requests about parts, of any content', (test, api) => {
  for (const action of actions) {
    test(`${action} answers or refuses them, and never breaks`, () => {
      const layers = compiled.actions.find(({ name }) => name === action)?.layers ?? [];
      const fields = [...new Set(layers.flatMap((layer) => layer.fields))].filter((field) => field !== 'task');
      const content = record(Object.fromEntries(fields.map((field) => [field, anything()])), { requiredKeys: [] });
      return check(
        asyncProperty(content, async (request: Fields) => {
          const task = await api.create();
          const sent = JSON.parse(JSON.stringify(request)) as Fields;
          await api.call(action, { task, ...sent }, ada).catch(unlessRefused);
          await api.shown(task);
        }),
        { numRuns: runs(30) },
      );
    });
  }
});

function unlessRefused(error: unknown): void {
  if (!(error instanceof ApiError && error.code < 500)) throw error;
}
