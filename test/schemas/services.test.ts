import * as assert from 'uvu/assert';
import { compareVersions, parseVersion } from '../../src/rpc/version.js';
import { suite } from '../support/harness.js';
import { actionNamed, ours } from './definitions.js';

/** The services beside tasks: what clients in the field call, and from which version on. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'auth.create_credentials': ['2.1'],
  'auth.create_user': ['2.1'],
  'auth.fixed_users_mode': ['2.1'],
  'auth.get_credentials': ['2.1'],
  'auth.login': ['1.0'],
  'auth.logout': ['2.2'],
  'auth.revoke_credentials': ['2.1'],
  'debug.ping': ['2.1'],
  'login.logout': ['2.13'],
  'login.supported_modes': ['2.1'],
  'models.add_or_update_metadata': ['2.13'],
  'models.archive_many': ['2.13'],
  'models.create': ['2.1', '2.13'],
  'models.delete': ['2.1'],
  'models.delete_many': ['2.13'],
  'models.delete_metadata': ['2.13'],
  'models.edit': ['2.1', '2.13'],
  'models.get_all': ['2.1', '2.15'],
  'models.get_all_ex': ['2.1', '2.15'],
  'models.get_by_id': ['2.1'],
  'models.get_frameworks': ['2.1'],
  'models.make_private': ['2.9'],
  'models.make_public': ['2.9'],
  'models.move': ['2.12'],
  'models.publish_many': ['2.13'],
  'models.set_ready': ['2.1'],
  'models.unarchive_many': ['2.13'],
  'models.update': ['2.1', '2.13'],
  'models.update_for_task': ['2.1', '2.14'],
  'organization.get_entities_count': ['2.1'],
  'organization.get_tags': ['2.1'],
  'organization.get_user_companies': ['2.1'],
  'projects.create': ['2.1'],
  'projects.delete': ['2.1'],
  'projects.get_all': ['2.1', '2.15'],
  'projects.get_all_ex': ['2.1', '2.15'],
  'projects.get_by_id': ['2.1'],
  'projects.get_hyper_parameters': ['2.9'],
  'projects.get_hyperparam_values': ['2.13'],
  'projects.get_model_tags': ['2.8'],
  'projects.get_task_parents': ['2.1'],
  'projects.get_task_tags': ['2.8'],
  'projects.make_private': ['2.9'],
  'projects.make_public': ['2.9'],
  'projects.merge': ['2.1'],
  'projects.move': ['2.1'],
  'projects.update': ['2.1'],
  'projects.validate_delete': ['2.1'],
  'queues.add_or_update_metadata': ['2.13'],
  'queues.add_task': ['2.4'],
  'queues.create': ['2.4', '2.13'],
  'queues.delete': ['2.4'],
  'queues.delete_metadata': ['2.13'],
  'queues.get_all': ['2.4'],
  'queues.get_all_ex': ['2.4'],
  'queues.get_by_id': ['2.4'],
  'queues.get_default': ['2.4'],
  'queues.get_next_task': ['1.0'],
  'queues.get_num_entries': ['2.15'],
  'queues.move_task_backward': ['2.4'],
  'queues.move_task_forward': ['2.4'],
  'queues.move_task_to_back': ['2.4'],
  'queues.move_task_to_front': ['2.4'],
  'queues.peek_task': ['2.15'],
  'queues.remove_task': ['2.4'],
  'queues.update': ['2.4', '2.13'],
  'server.endpoints': ['2.1'],
  'server.info': ['2.1', '2.8', '2.12'],
  'server.report_stats_option': ['2.1'],
  'updates.watch': ['2.22'],
  'users.delete': ['2.1'],
  'users.get_all': ['2.1'],
  'users.get_all_ex': ['2.1', '2.8'],
  'users.get_by_id': ['2.1'],
  'users.get_current_user': ['2.1'],
  'users.get_preferences': ['2.1'],
  'users.set_preferences': ['2.1'],
  'workers.get_all': ['2.4'],
  'workers.get_secrets': ['2.22'],
  'workers.register': ['2.4'],
  'workers.status_report': ['2.4'],
  'workers.unregister': ['2.4'],
};

const test = suite('definitions: services beside tasks');

test('their actions and layers', async () => {
  const { services } = await ours();
  const actions = services.filter(({ name }) => name !== 'tasks').flatMap((service) => service.actions);
  const found = actions.map(({ fullName, layers }): [string, string[]] => [fullName, layers.map(({ version }) => version)]);
  assert.equal(Object.fromEntries(found), LAYERS);
});

test('the newest version of the API is 2.22', async () => {
  const { services } = await ours();
  const all = services.flatMap(({ actions }) => actions.flatMap(({ layers }) => layers.map(({ version }) => version)));
  const [newest] = all.sort((a, b) => compareVersions(read(b), read(a)));
  assert.is(newest, '2.22');
});

test('only what a client needs before it has credentials goes without them', async () => {
  const { services } = await ours();
  const open = services.flatMap(({ actions }) => actions.filter(({ authorize }) => !authorize));
  assert.equal(
    open.map(({ fullName }) => fullName),
    ['auth.fixed_users_mode', 'debug.ping', 'login.logout', 'login.supported_modes', 'server.info'],
  );
});

test('server.info swaps the installation id for the API version at 2.12', async () => {
  const { layers } = actionNamed(await ours(), 'server.info');
  const fields = layers.map(({ response }) => Object.keys(response.properties as object).sort());
  assert.equal(fields, [
    ['build', 'commit', 'version'],
    ['build', 'commit', 'uid', 'version'],
    ['api_version', 'build', 'commit', 'version'],
  ]);
});

test('tokens last a year at most', async () => {
  const [layer] = actionNamed(await ours(), 'auth.login').layers;
  const properties = layer?.request?.properties as { expiration_sec: { maximum: number } };
  assert.is(properties.expiration_sec.maximum, 365 * 24 * 60 * 60);
});

test.run();

function read(text: string) {
  const version = parseVersion(text);
  if (version === undefined) throw new Error(`not a version: ${text}`);
  return version;
}
