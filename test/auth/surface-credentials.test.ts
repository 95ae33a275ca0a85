import { createSecretKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import {
  type CredentialSurface,
  credentialSurfaces,
  type NewSurfaceCredential,
  SurfaceCredentialError,
} from '../../src/auth/index.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import { failure, START } from './fixture.js';
import { type SurfaceFixture, surfaceFixture } from './surface-fixture.js';

const ids: Readonly<Record<CredentialSurface, string>> = { mlw: 't1/ada', symetry: 'c1', nclue: 'KEY_1', mimir: 'token' };

for (const engine of engines) {
  const test = suite(`credentials of surfaces (${engine.name})`);

  const create = ({ auth, user }: SurfaceFixture, asked: Omit<NewSurfaceCredential, 'user'>) =>
    auth.surfaceCredentials.create({ user, ...asked });

  /** What is wrong with a credential, as field and problem. */
  async function refused(fixture: SurfaceFixture, asked: Omit<NewSurfaceCredential, 'user'>): Promise<string> {
    const error = await failure(() => create(fixture, asked));
    assert.instance(error, SurfaceCredentialError);
    return (error as Error).message;
  }

  test('one is what was asked for, with a secret of its own', async () => {
    await using fixture = await surfaceFixture(engine);
    const expires = new Date(START + 1_000);
    const details = { label: 'gateway', expires };
    for (const surface of credentialSurfaces) {
      const { credential, secret } = await create(fixture, { surface, id: ids[surface], ...details });
      const { user, company } = { user: fixture.user.id, company: fixture.user.company };
      const roles = surface === 'mlw' ? { roles: ['READ', 'CREATE', 'UPDATE', 'ADMIN'] } : {};
      const common = { id: credential.id, surface, external_id: ids[surface], user, company, created: new Date(START) };
      assert.equal(credential, { ...common, ...roles, ...details });
      assert.ok(secret.length >= 24);
    }
  });

  test('a secret of SymetryML is the key of its cipher: 16 bytes', async () => {
    await using fixture = await surfaceFixture(engine);
    const { secret } = await create(fixture, { surface: 'symetry', id: 'c1' });
    assert.is(Buffer.from(secret, 'base64').length, 16);
    assert.is(Buffer.from(secret, 'base64').toString('base64'), secret);
  });

  test('ids are made up where the surface allows it', async () => {
    await using fixture = await surfaceFixture(engine);
    assert.match((await create(fixture, { surface: 'nclue' })).credential.external_id, /^[A-Z0-9]{20}$/);
    assert.is((await create(fixture, { surface: 'mimir' })).credential.external_id, 'token');
    assert.match(await refused(fixture, { surface: 'mlw' }), 'id: mlw needs one: expected tenant/user');
    assert.match(await refused(fixture, { surface: 'symetry' }), 'id: symetry needs one: expected a customer id');
  });

  for (const [surface, id] of [
    ['mlw', 'ada'],
    ['mlw', '/ada'],
    ['mlw', 't1/'],
    ['mlw', 't1/a:b'],
    ['symetry', ''],
    ['symetry', 'a/b'],
    ['symetry', 'a b'],
    ['symetry', 'x'.repeat(129)],
    ['nclue', 'a:b'],
    ['mimir', 'other'],
  ] as const) {
    test(`${surface} takes no id ${JSON.stringify(id.slice(0, 9))}`, async () => {
      await using fixture = await surfaceFixture(engine);
      assert.match(await refused(fixture, { surface, id }), /^id: expected .*, got "/);
      assert.equal(await fixture.auth.surfaceCredentials.list(), []);
    });
  }

  for (const [surface, secret] of [
    ['symetry', 'MDEyMzQ1Njc4OWFiY2RlZg'],
    ['symetry', 'MDEyMzQ1Njc4OWFiY2RlZh=='],
    ['symetry', 'MDEyMzQ1Njc4OWFiY2RlZmdo'],
    ['symetry', '0123456789abcdef'],
    ['nclue', 'two words'],
    ['nclue', ''],
    ['mimir', 'zwölf'],
    ['mlw', 'tab\there'],
    ['mlw', 'x'.repeat(1_025)],
  ] as const) {
    test(`${surface} takes no secret ${JSON.stringify(secret.slice(0, 24))}, and does not repeat it`, async () => {
      await using fixture = await surfaceFixture(engine);
      const told = await refused(fixture, { surface, id: ids[surface], secret });
      assert.match(told, /^secret: expected .*; what came has \d+ characters$/);
      if (secret !== '') assert.not(told.includes(secret));
    });
  }

  test('roles are granted as named, where the surface knows any', async () => {
    await using fixture = await surfaceFixture(engine);
    const { credential } = await create(fixture, { surface: 'mlw', id: 't1/ada', roles: ['UPDATE', 'READ', 'READ'] });
    assert.equal(credential.roles, ['READ', 'UPDATE']);
    assert.match(await refused(fixture, { surface: 'mlw', id: 't1/bo', roles: ['READ', 'BOSS'] }), 'got "BOSS"');
    assert.match(await refused(fixture, { surface: 'mlw', id: 't1/bo', roles: [] }), 'roles: expected some of READ, CREATE');
    assert.is(await refused(fixture, { surface: 'nclue', roles: ['READ'] }), 'roles: nclue knows no roles');
  });

  test('no two of a surface have one id; two surfaces may', async () => {
    await using fixture = await surfaceFixture(engine);
    await create(fixture, { surface: 'symetry', id: 'c1' });
    await create(fixture, { surface: 'nclue', id: 'c1' });
    assert.is(
      await refused(fixture, { surface: 'symetry', id: 'c1' }),
      'id: symetry has a credential c1 already; revoke it first',
    );
    assert.is((await fixture.auth.surfaceCredentials.list()).length, 2);
  });

  test('neither secrets nor anything that is made of them is listed, and no secret is stored in plain', async () => {
    await using fixture = await surfaceFixture(engine);
    const secrets: string[] = [];
    for (const surface of credentialSurfaces) secrets.push((await create(fixture, { surface, id: ids[surface] })).secret);
    const stored = await fixture.store.collection<{ id: string; secret: string }>('surface_credentials').find({});
    const listed = JSON.stringify(await fixture.auth.surfaceCredentials.list());
    assert.is(stored.length, 4);
    for (const secret of [...secrets, ...stored.map((record) => record.secret)]) assert.not(listed.includes(secret));
    for (const secret of secrets) assert.not(JSON.stringify(stored).includes(secret));
    const schemes = stored.map(({ secret }) => secret.split('$')[1]).sort();
    assert.equal(schemes, ['aes-256-gcm', 'aes-256-gcm', 'scrypt', 'scrypt']);
  });

  test('a list is of one surface or of one user, oldest first', async () => {
    await using fixture = await surfaceFixture(engine);
    const bo = await fixture.auth.identities.createUser({ company: fixture.user.company, name: 'Bo' });
    for (const asked of [{ id: 'c2' }, { id: 'c1', user: bo }, { surface: 'nclue' as const, id: 'k' }]) {
      await fixture.auth.surfaceCredentials.create({ surface: 'symetry', user: fixture.user, ...asked });
      fixture.clock.now += 1_000;
    }
    const listed = async (asked: { surface?: CredentialSurface; user?: string }) =>
      (await fixture.auth.surfaceCredentials.list(asked)).map(({ external_id }) => external_id);
    assert.equal(await listed({}), ['c2', 'c1', 'k']);
    assert.equal(await listed({ surface: 'symetry' }), ['c2', 'c1']);
    assert.equal(await listed({ user: fixture.user.id }), ['c2', 'k']);
    assert.equal(await listed({ surface: 'symetry', user: bo.id }), ['c1']);
  });

  test('a revoked one is no longer listed, and its id can be used again', async () => {
    await using fixture = await surfaceFixture(engine);
    const { surfaceCredentials } = fixture.auth;
    const first = await create(fixture, { surface: 'symetry', id: 'c1' });
    assert.is(await surfaceCredentials.revoke('nclue', 'c1'), 0);
    assert.is(await surfaceCredentials.revoke('symetry', 'c1'), 1);
    assert.is(await surfaceCredentials.revoke('symetry', 'c1'), 0);
    assert.equal(await surfaceCredentials.list(), []);
    const second = await create(fixture, { surface: 'symetry', id: 'c1' });
    assert.is.not(second.credential.id, first.credential.id);
    assert.is.not(second.secret, first.secret);
    assert.equal(await surfaceCredentials.list(), [second.credential]);
    const gone = await fixture.store.collection<{ id: string; revoked: Date }>('surface_credentials').get(first.credential.id);
    assert.equal(gone?.revoked, new Date(START));
  });

  test('those of a user who is removed end', async () => {
    await using fixture = await surfaceFixture(engine);
    const { identities, surfaceCredentials } = fixture.auth;
    const bo = await identities.createUser({ company: fixture.user.company, name: 'Bo' });
    for (const surface of ['symetry', 'nclue'] as const) await surfaceCredentials.create({ surface, id: 'c1', user: bo });
    const kept = await create(fixture, { surface: 'symetry', id: 'c2' });
    await identities.removeUser(bo.id);
    assert.equal(await surfaceCredentials.list(), [kept.credential]);
  });

  test('a list says which were sealed with a key that the installation no longer has', async () => {
    await using fixture = await surfaceFixture(engine);
    for (const surface of credentialSurfaces) await create(fixture, { surface, id: ids[surface] });
    const { surfaceCredentials } = fixture.another(createSecretKey('another token secret than before, long enough', 'utf8'));
    const unusable = (await surfaceCredentials.list()).filter((shown) => shown.unusable).map(({ surface }) => surface);
    assert.equal(unusable.sort(), ['nclue', 'symetry']);
    assert.ok((await fixture.auth.surfaceCredentials.list()).every((shown) => !('unusable' in shown)));
  });

  test('whoever watches is told of what is made and revoked', async () => {
    await using fixture = await surfaceFixture(engine);
    const told: string[] = [];
    fixture.auth.surfaceCredentials.watch((id) => told.push(id));
    const { credential } = await create(fixture, { surface: 'symetry', id: 'c1' });
    await fixture.auth.surfaceCredentials.revoke('symetry', 'c1');
    assert.equal(told, [credential.id, credential.id]);
  });

  test.run();
}
