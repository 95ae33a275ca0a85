import { createSecretKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import { type HashedSurface, type NewSurfaceCredential, SealError, type SealedSurface } from '../../src/auth/index.js';
import { engines } from '../support/engines.js';
import { eventually, suite } from '../support/harness.js';
import { failure, START } from './fixture.js';
import { latch, spy } from './spying-store.js';
import { type SurfaceFixture, surfaceFixture } from './surface-fixture.js';

const FRESH_MS = 10_000;
const REFUSED_MS = 5_000;
const signed: readonly SealedSurface[] = ['symetry', 'nclue'];
const carried: readonly (readonly [HashedSurface, string])[] = [
  ['mlw', 't1/ada'],
  ['mimir', 'token'],
];

for (const engine of engines) {
  const test = suite(`who calls a surface (${engine.name})`);

  const create = ({ auth, user }: SurfaceFixture, asked: Omit<NewSurfaceCredential, 'user'>) =>
    auth.surfaceCredentials.create({ user, ...asked });

  for (const surface of signed) {
    test(`${surface}: a signer acts as its user, with the secret in plain`, async () => {
      await using fixture = await surfaceFixture(engine);
      const { credential, secret } = await create(fixture, { surface, id: 'c1' });
      const signer = await fixture.auth.surfaceAuthenticator.signer(surface, 'c1');
      const { id: user, company } = fixture.user;
      assert.equal(signer?.caller, { user, company, role: 'user', userName: 'Ada', companyName: 'Acme' });
      assert.ok(Object.isFrozen(signer?.caller));
      assert.is(signer?.secret.reveal(), secret);
      assert.is(signer?.credential, credential.id);
      assert.equal(signer?.roles, []);
      assert.is(signer?.ends, Number.POSITIVE_INFINITY);
      assert.not(JSON.stringify(signer).includes(secret));
    });

    test(`${surface}: an id nobody has stands for nobody`, async () => {
      await using fixture = await surfaceFixture(engine);
      await create(fixture, { surface: surface === 'nclue' ? 'symetry' : 'nclue', id: 'c1' });
      const { surfaceAuthenticator } = fixture.auth;
      for (const id of ['c1', 'C1', '', '.*', 'a/b', '__proto__', 'x'.repeat(10_000)]) {
        assert.is(await surfaceAuthenticator.signer(surface, id), undefined);
      }
    });
  }

  for (const [surface, id] of carried) {
    test(`${surface}: the right secret and no other`, async () => {
      await using fixture = await surfaceFixture(engine);
      const { credential, secret } = await create(fixture, { surface, id });
      const { surfaceAuthenticator } = fixture.auth;
      const access = await surfaceAuthenticator.verify(surface, id, secret);
      assert.is(access?.caller.user, fixture.user.id);
      assert.is(access?.credential, credential.id);
      assert.equal(access?.roles, surface === 'mlw' ? ['READ', 'CREATE', 'UPDATE', 'ADMIN'] : []);
      for (const wrong of ['', secret.slice(1), `${secret} `, `${secret}\0`, secret.toLowerCase(), 'x'.repeat(5_000)]) {
        assert.is(await surfaceAuthenticator.verify(surface, id, wrong), undefined);
      }
      assert.is(await surfaceAuthenticator.verify(surface, `${id}x`, secret), undefined);
      assert.not(JSON.stringify(access).includes(secret));
    });
  }

  test('where the id ends and the secret begins is part of the pair', async () => {
    await using fixture = await surfaceFixture(engine);
    await create(fixture, { surface: 'mlw', id: 't1/ada', secret: 'hush' });
    const { surfaceAuthenticator } = fixture.auth;
    assert.ok(await surfaceAuthenticator.verify('mlw', 't1/ada', 'hush'));
    assert.is(await surfaceAuthenticator.verify('mlw', 't1/adah', 'ush'), undefined);
    assert.is(await surfaceAuthenticator.verify('mlw', 't1/ad', 'ahush'), undefined);
  });

  test('a secret of one surface opens no other', async () => {
    await using fixture = await surfaceFixture(engine);
    const { secret } = await create(fixture, { surface: 'mlw', id: 't1/ada' });
    await create(fixture, { surface: 'mimir' });
    assert.is(await fixture.auth.surfaceAuthenticator.verify('mimir', 'token', secret), undefined);
  });

  test('roles are those that were granted', async () => {
    await using fixture = await surfaceFixture(engine);
    const { secret } = await create(fixture, { surface: 'mlw', id: 't1/ada', roles: ['READ'] });
    assert.equal((await fixture.auth.surfaceAuthenticator.verify('mlw', 't1/ada', secret))?.roles, ['READ']);
  });

  /** How somebody who is let in again and again is looked up, for both kinds of surfaces. */
  const kinds = [
    {
      kind: 'signer',
      surface: 'symetry',
      id: 'c1',
      look: (f: SurfaceFixture) => f.auth.surfaceAuthenticator.signer('symetry', 'c1'),
    },
    {
      kind: 'pair',
      surface: 'mlw',
      id: 't1/ada',
      look: (f: SurfaceFixture, secret: string) => f.auth.surfaceAuthenticator.verify('mlw', 't1/ada', secret),
    },
  ] as const;

  for (const { kind, surface, id, look } of kinds) {
    test(`a ${kind} seen before is answered synchronously, without the store`, async () => {
      const watch = spy();
      await using fixture = await surfaceFixture(engine, watch.wrap);
      const { secret } = await create(fixture, { surface, id });
      const access = await look(fixture, secret);
      watch.calls.length = 0;
      for (let times = 0; times < 100; times++) assert.is(look(fixture, secret), access);
      assert.equal(watch.calls, []);
    });

    test(`a ${kind} that is revoked here is gone at once, also one that is being looked up`, async () => {
      const watch = spy();
      await using fixture = await surfaceFixture(engine, watch.wrap);
      const { secret } = await create(fixture, { surface, id });
      const { until, release } = latch();
      watch.late = { call: 'companies.get', until };
      watch.calls.length = 0;
      const early = look(fixture, secret);
      await eventually(() => watch.calls.includes('companies.get'), 'everything was read before the revocation');
      watch.late = undefined;
      await fixture.auth.surfaceCredentials.revoke(surface, id);
      release();
      await early;
      assert.is(await look(fixture, secret), undefined);
    });

    test(`a ${kind} that another process revokes is gone within ten seconds`, async () => {
      await using fixture = await surfaceFixture(engine);
      const { secret } = await create(fixture, { surface, id });
      await look(fixture, secret);
      await fixture.another().surfaceCredentials.revoke(surface, id);
      fixture.clock.now += FRESH_MS - 1;
      assert.ok(await look(fixture, secret));
      fixture.clock.now += 1;
      assert.is(await look(fixture, secret), undefined);
    });

    test(`a ${kind} that another process replaces has the new secret within ten seconds`, async () => {
      await using fixture = await surfaceFixture(engine);
      const { secret } = await create(fixture, { surface, id });
      const old = await look(fixture, secret);
      const { surfaceCredentials } = fixture.another();
      await surfaceCredentials.revoke(surface, id);
      const renewed = await surfaceCredentials.create({ surface, id, user: fixture.user });
      fixture.clock.now += FRESH_MS;
      const found = await look(fixture, renewed.secret);
      assert.is(found?.credential, renewed.credential.id);
      assert.is.not(found?.credential, old?.credential);
      if (kind === 'pair') assert.is(await look(fixture, secret), undefined);
    });

    test(`a ${kind} ends at the moment it expires, even one in use`, async () => {
      await using fixture = await surfaceFixture(engine);
      const { secret } = await create(fixture, { surface, id, expires: new Date(START + 5_000) });
      fixture.clock.now = START + 4_999;
      assert.ok(await look(fixture, secret));
      fixture.clock.now = START + 5_000;
      assert.is(await look(fixture, secret), undefined);
      assert.is(await look(fixture, secret), undefined);
    });

    test(`a ${kind} whose user or company is gone stands for nobody, and changes of the user show`, async () => {
      await using fixture = await surfaceFixture(engine);
      const { secret } = await create(fixture, { surface, id });
      await look(fixture, secret);
      const users = fixture.store.collection('users');
      await users.update({ id: fixture.user.id }, { $set: { role: 'guest' } });
      fixture.clock.now += FRESH_MS;
      assert.is((await look(fixture, secret))?.caller.role, 'guest');
      await fixture.store.collection('companies').deleteMany({});
      fixture.clock.now += FRESH_MS;
      assert.is(await look(fixture, secret), undefined);
    });

    test(`a store that fails does not make a ${kind} unknown`, async () => {
      const watch = spy();
      await using fixture = await surfaceFixture(engine, watch.wrap);
      const { secret } = await create(fixture, { surface, id });
      watch.failure = new Error('the database is gone');
      assert.is(await failure(() => look(fixture, secret)), watch.failure);
      watch.failure = undefined;
      assert.ok(await look(fixture, secret));
    });
  }

  test('a wrong pair that keeps coming is refused without the store for a while, and works as soon as it is made', async () => {
    const watch = spy();
    await using fixture = await surfaceFixture(engine, watch.wrap);
    const { surfaceAuthenticator } = fixture.auth;
    const look = () => surfaceAuthenticator.verify('mlw', 't1/ada', 'hush');
    assert.is(await look(), undefined);
    watch.calls.length = 0;
    for (let times = 0; times < 20; times++) assert.is(look(), undefined);
    assert.equal(watch.calls, []);
    fixture.clock.now += REFUSED_MS;
    assert.is(await look(), undefined);
    assert.equal(watch.calls, ['surface_credentials.find']);
    await create(fixture, { surface: 'mlw', id: 't1/ada', secret: 'hush' });
    assert.is((await look())?.caller.user, fixture.user.id);
  });

  test('a secret that was sealed with another key is an error of ours, and says how to mend it', async () => {
    await using fixture = await surfaceFixture(engine);
    await create(fixture, { surface: 'symetry', id: 'c1' });
    const { surfaceAuthenticator } = fixture.another(createSecretKey('another token secret than before, long enough', 'utf8'));
    const error = await failure(() => surfaceAuthenticator.signer('symetry', 'c1'));
    assert.instance(error, SealError);
    assert.match((error as Error).message, 'give the server its former token secret');
  });

  test('a sealed secret that was copied into the record of another customer does not open', async () => {
    await using fixture = await surfaceFixture(engine);
    const [mine, theirs] = [
      await create(fixture, { surface: 'symetry', id: 'c1' }),
      await create(fixture, { surface: 'symetry', id: 'c2' }),
    ];
    const records = fixture.store.collection<{ id: string; secret: string }>('surface_credentials');
    const stolen = await records.get(mine.credential.id);
    await records.update({ id: theirs.credential.id }, { $set: { secret: stolen?.secret } });
    assert.instance(await failure(() => fixture.auth.surfaceAuthenticator.signer('symetry', 'c2')), SealError);
  });

  test('a use is written down', async () => {
    await using fixture = await surfaceFixture(engine);
    const { surfaceAuthenticator, surfaceCredentials } = fixture.auth;
    await create(fixture, { surface: 'symetry', id: 'c1' });
    const signer = await surfaceAuthenticator.signer('symetry', 'c1');
    assert.ok(signer);
    surfaceAuthenticator.used(signer, '192.0.2.1');
    const used = async () => (await surfaceCredentials.list())[0];
    await eventually(async () => (await used())?.last_used, 'the use was written');
    assert.equal([(await used())?.last_used, (await used())?.last_used_from], [new Date(START), '192.0.2.1']);
  });

  test.run();
}
