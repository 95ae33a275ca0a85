import * as assert from 'uvu/assert';
import type { SchemaNode } from '../../../../../codegen/definition/ir.js';
import type { SdkAction, SdkModel } from '../../../../../codegen/emit/sdk/model.js';
import { python } from '../../../../../codegen/emit/sdk/python/index.js';
import { suite } from '../../../../support/harness.js';
import { object } from '../../definitions.js';
import { modelOf } from '../models.js';

const test = suite('sdk, Python: the README');

const text: SchemaNode = { type: 'string' };
const integer: SchemaNode = { type: 'integer' };

function readmeOf(model: SdkModel): string {
  return python.emit(model, { name: 'note-client', packageVersion: '1.0.0' }).get('README.md') ?? '';
}

function withAction(model: SdkModel, rest: Partial<SdkAction>): SdkModel {
  const services = model.services.map((service) => ({
    ...service,
    actions: service.actions.map((action) => ({ ...action, ...rest })),
  }));
  return { ...model, services };
}

test('its example goes through a list where there is one', () => {
  const listing = modelOf(object({ page: integer, page_size: integer }), object({ notes: { type: 'array', items: text } }));
  const readme = readmeOf(withAction(listing, { idempotent: true }));
  assert.match(readme, '        for each in client.notes.act_items():\n            print(each)\n');
  assert.match(readme, 'print(await client.notes.act())');
});

test('else it makes a call that changes nothing and needs nothing', () => {
  const plain = modelOf(object({ name: text }), object({ id: text }));
  assert.match(readmeOf(withAction(plain, { idempotent: true })), '        print(client.notes.act())\n');
});

test('and where there is none, it shows how any action is called', () => {
  const writing = modelOf(object({ name: text }), object({ id: text }));
  assert.match(readmeOf(writing), 'print(client.call("service.action", {}))');
});

test('it asks for what the API takes as credentials', () => {
  const model = modelOf(object({}), object({ id: text }));
  const withLogin = readmeOf({ ...model, login: { action: 'auth.login', token: 'token' } });
  assert.match(withLogin, '    access_key=os.environ["API_ACCESS_KEY"],\n    secret_key=os.environ["API_SECRET_KEY"],\n');
  assert.match(withLogin, 'exchanged for a token (`auth.login`)');
  assert.match(readmeOf(model), '    token=os.environ.get("API_TOKEN"),\n');
});

test('its table of services does not fall apart', () => {
  const model = modelOf(object({}), object({ id: text }));
  const services = model.services.map((service) => ({ ...service, description: 'Notes | texts\nand more' }));
  assert.match(readmeOf({ ...model, services }), '| `notes` | Notes \\| texts and more |\n');
});

test.run();
