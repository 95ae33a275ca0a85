import * as assert from 'uvu/assert';
import { type Auth, identityOf } from '../../src/auth/index.js';
import type { Session } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';
import { authFixture, type Fixture, refusal, START } from './fixture.js';

const test = suite('revocation of tokens');

const FRESH_MS = 10_000;
const REVOKED = '401/30 Invalid token (invalid jwt token): reason=Token has been revoked';
const KEY_GONE = '401/30 Invalid token (invalid jwt token): reason=The key it was issued for is no longer valid';

const issue = ({ auth, user, company, key }: Fixture, expirationSeconds?: number) =>
  auth.tokens.issue(identityOf(user, company), { accessKey: key.accessKey, expirationSeconds });

async function revoke(auth: Auth, token: string): Promise<void> {
  const { caller } = await auth.tokens.verify(token);
  await auth.tokens.revoke(caller.session?.token as NonNullable<Session['token']>, caller.user);
}

test('a revoked token is refused at once by the process that revoked it', async () => {
  await using fixture = await authFixture();
  const { token } = await issue(fixture);
  const other = await issue(fixture);
  await revoke(fixture.auth, token);
  assert.is(await refusal(() => fixture.auth.tokens.verify(token)), REVOKED);
  assert.is((await fixture.auth.tokens.verify(other.token)).caller.user, fixture.user.id);
});

test('another process that has not seen the token refuses it at once', async () => {
  await using fixture = await authFixture();
  const { token } = await issue(fixture);
  await revoke(fixture.auth, token);
  assert.is(await refusal(() => fixture.another().tokens.verify(token)), REVOKED);
});

test('another process that remembers the token notices within ten seconds', async () => {
  await using fixture = await authFixture();
  const another = fixture.another();
  const { token } = await issue(fixture);
  await another.tokens.verify(token);
  await revoke(fixture.auth, token);
  fixture.clock.now = START + FRESH_MS - 1;
  assert.is((await another.tokens.verify(token)).caller.user, fixture.user.id);
  fixture.clock.now = START + FRESH_MS;
  assert.is(await refusal(() => another.tokens.verify(token)), REVOKED);
  assert.is(await refusal(() => another.tokens.verify(token)), REVOKED);
});

test('revoking twice is no error', async () => {
  await using fixture = await authFixture();
  const another = fixture.another();
  const { token } = await issue(fixture);
  await another.tokens.verify(token);
  await revoke(fixture.auth, token);
  await revoke(another, token);
  assert.is(await refusal(() => another.tokens.verify(token)), REVOKED);
});

test('revoking a key ends its tokens, seen before or not, and no others', async () => {
  await using fixture = await authFixture();
  const { identities, tokens } = fixture.auth;
  const [seen, unseen] = [await issue(fixture), await issue(fixture)];
  const second = await identities.createCredentials(fixture.user);
  const other = await tokens.issue(identityOf(fixture.user, fixture.company), { accessKey: second.accessKey });
  for (const { token } of [seen, other]) await tokens.verify(token);
  await identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  for (const { token } of [seen, unseen]) assert.is(await refusal(() => tokens.verify(token)), KEY_GONE);
  assert.is((await tokens.verify(other.token)).caller.user, fixture.user.id);
});

test('another process notices a revoked key within ten seconds', async () => {
  await using fixture = await authFixture();
  const another = fixture.another();
  const { token } = await issue(fixture);
  await another.tokens.verify(token);
  await fixture.auth.identities.revokeCredentials(fixture.user.id, fixture.key.accessKey);
  fixture.clock.now = START + FRESH_MS;
  assert.is(await refusal(() => another.tokens.verify(token)), KEY_GONE);
});

test('a token ends with its key when that expires first', async () => {
  await using fixture = await authFixture();
  const { identities, tokens } = fixture.auth;
  const { accessKey } = await identities.createCredentials(fixture.user, { expires: new Date(START + 5_000) });
  const { token } = await tokens.issue(identityOf(fixture.user, fixture.company), { accessKey });
  await tokens.verify(token);
  fixture.clock.now = START + 4_999;
  await tokens.verify(token);
  fixture.clock.now = START + 5_000;
  assert.is(await refusal(() => tokens.verify(token)), KEY_GONE);
});

test('a token of a key that this database does not know is refused', async () => {
  await using fixture = await authFixture();
  const { token } = await fixture.auth.tokens.issue(identityOf(fixture.user, fixture.company), { accessKey: 'ELSEWHERE' });
  assert.is(await refusal(() => fixture.auth.tokens.verify(token)), KEY_GONE);
});

test('what was revoked is forgotten once it has expired, and only then', async () => {
  await using fixture = await authFixture();
  const kept = fixture.store.collection('revoked_tokens');
  const [short, long] = [await issue(fixture, 60), await issue(fixture, 600)];
  const endless = await fixture.auth.tokens.issue({ ...identityOf(fixture.user, fixture.company), role: 'system' });
  for (const { token } of [short, long, endless]) await revoke(fixture.auth, token);
  assert.is(await kept.count({}), 3);
  fixture.clock.now = START + 61_000;
  await revoke(fixture.auth, (await issue(fixture)).token);
  assert.is(await kept.count({}), 3);
  assert.is(await kept.count({ expires: { $lt: new Date(fixture.clock.now) } }), 0);
  assert.is(await refusal(() => fixture.auth.tokens.verify(endless.token)), REVOKED);
});

test.run();
