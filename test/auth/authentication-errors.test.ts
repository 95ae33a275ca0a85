import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { identityOf, type Presented } from '../../src/auth/index.js';
import { suite } from '../support/harness.js';
import { apiError, authFixture, basic, type Fixture, failure, refusal } from './fixture.js';
import { spy } from './spying-store.js';

const test = suite('errors of authentication (task-core 3.2)');

const encode = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const MISSING = '401/20 Unauthorized (missing credentials)';
const BAD_TYPE = '401/10 Unauthorized (bad authentication header type)';
const MALFORMED = '401/21 Unauthorized (malformed credentials)';
const UNKNOWN = '401/22 Unauthorized (invalid credentials) (failed to locate provided credentials)';
const INVALID = '401/30 Invalid token (invalid jwt token): reason=';

/** Every row: what is presented, and what comes back. */
const table: readonly (readonly [name: string, presented: Omit<Presented, 'authorize'>, expected: string])[] = [
  ['nothing', {}, MISSING],
  ['an empty header', { authorization: '' }, MISSING],
  ['a cookie header without a token', { cookie: 'theme=dark' }, MISSING],
  ['an empty cookie header', { cookie: '' }, MISSING],
  ['an empty token cookie', { cookie: 'clearml_token_basic=' }, MISSING],
  ['basic in small letters', { authorization: 'basic a2V5OnNlY3JldA==' }, BAD_TYPE],
  ['BASIC in capitals', { authorization: 'BASIC a2V5OnNlY3JldA==' }, BAD_TYPE],
  ['bearer in small letters', { authorization: 'bearer a.b.c' }, BAD_TYPE],
  ['BEARER in capitals', { authorization: 'BEARER a.b.c' }, BAD_TYPE],
  ['Token', { authorization: 'Token a.b.c' }, BAD_TYPE],
  ['Digest', { authorization: 'Digest x=y' }, BAD_TYPE],
  ['a leading space', { authorization: ' Bearer a.b.c' }, BAD_TYPE],
  ['a tab for a space', { authorization: 'Bearer\ta.b.c' }, BAD_TYPE],
  ['a scheme with a NUL', { authorization: 'Basic\0 a2V5OnNlY3JldA==' }, BAD_TYPE],
  ['a key without its scheme', { authorization: 'a2V5OnNlY3JldA==' }, BAD_TYPE],
  ['something absurdly long', { authorization: 'x'.repeat(1_000_000) }, BAD_TYPE],
  ['Basic with bad padding', { authorization: 'Basic abc' }, `${MALFORMED} (Incorrect padding)`],
  ['Basic that is not base64', { authorization: 'Basic {}[]' }, `${MALFORMED} (Not base64)`],
  ['Basic that is not UTF-8', { authorization: 'Basic /////w==' }, `${MALFORMED} (Not UTF-8)`],
  ['Basic that is absurdly long', { authorization: `Basic ${'A'.repeat(1_000_000)}` }, `${MALFORMED} (Too long)`],
  ['Basic with an unknown pair', { authorization: encode('nosuch:nosuch') }, UNKNOWN],
  ['Basic with an unknown key and no secret', { authorization: encode('nosuch:') }, UNKNOWN],
  ['Basic without a colon', { authorization: encode('abc') }, UNKNOWN],
  ['Basic with a colon only', { authorization: encode(':') }, UNKNOWN],
  ['Basic with NULs', { authorization: encode('\0:\0') }, `${MALFORMED} (Control characters)`],
  ['Basic with nothing behind it', { authorization: 'Basic' }, UNKNOWN],
  ['Basic with a space behind it', { authorization: 'Basic ' }, UNKNOWN],
  ['Bearer with nothing behind it', { authorization: 'Bearer' }, `${INVALID}Not enough segments`],
  ['Bearer with one segment', { authorization: 'Bearer abc' }, `${INVALID}Not enough segments`],
  ['Bearer that is malformed', { authorization: 'Bearer a.b.c' }, `${INVALID}Malformed`],
  ['Bearer that is forged', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA' }, `${INVALID}Signature verification failed`],
  ['Bearer that is absurdly long', { authorization: `Bearer ${'a.'.repeat(500_000)}` }, `${INVALID}Too long`],
  [
    'a cookie that is forged',
    { cookie: 'clearml_token_basic=eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
    `${INVALID}Signature verification failed`,
  ],
  ['our cookie with one segment', { cookie: 'taskwright_token=abc' }, `${INVALID}Not enough segments`],
];

for (const [name, presented, expected] of table) {
  test(`${name}: ${expected}`, async () => {
    await using fixture = await authFixture();
    const { authenticator } = fixture.auth;
    assert.is(await refusal(() => authenticator.authenticate({ ...presented, authorize: true })), expected);
  });
}

test('where no credentials are needed, bad ones of every kind make an anonymous call', async () => {
  await using fixture = await authFixture();
  const { authenticator } = fixture.auth;
  for (const [name, presented] of table) {
    const caller = await authenticator.authenticate({ ...presented, authorize: false, worker: 'w', address: '::1' });
    assert.equal(caller, { user: '', company: '', role: '', userName: '', companyName: '', worker: 'w', address: '::1' }, name);
  }
});

test('where no credentials are needed, good ones still count', async () => {
  await using fixture = await authFixture();
  const caller = await fixture.auth.authenticator.authenticate({ authorization: basic(fixture.key), authorize: false });
  assert.is(caller.user, fixture.user.id);
});

test('a key with the wrong secret and one without a secret', async () => {
  await using fixture = await authFixture();
  for (const secretKey of ['', 'wrong', `${fixture.key.secretKey}x`]) {
    const authorization = basic({ ...fixture.key, secretKey });
    assert.is(await refusal(() => fixture.auth.authenticator.authenticate({ authorization, authorize: true })), UNKNOWN);
  }
});

test('an expired token', async () => {
  await using fixture = await authFixture();
  const { token } = await fixture.auth.tokens.issue(identityOf(fixture.user, fixture.company), { expirationSeconds: -10 });
  const attempt = () => fixture.auth.authenticator.authenticate({ authorization: `Bearer ${token}`, authorize: true });
  assert.is(await refusal(attempt), `${INVALID}Signature has expired`);
});

test('a wrong header is not made good by a right cookie', async () => {
  await using fixture = await authFixture();
  const { token } = await fixture.auth.tokens.issue(identityOf(fixture.user, fixture.company));
  const cookie = `clearml_token_basic=${token}`;
  const attempt = () => fixture.auth.authenticator.authenticate({ authorization: 'Bearer abc', cookie, authorize: true });
  assert.is(await refusal(attempt), `${INVALID}Not enough segments`);
});

test('a store that fails makes nobody anonymous', async () => {
  const watch = spy();
  await using fixture = await authFixture(watch.wrap);
  watch.failure = new Error('the database is gone');
  const attempt = () => fixture.auth.authenticator.authenticate({ authorization: basic(fixture.key), authorize: false });
  assert.is(await failure(attempt), watch.failure);
});

test('whatever is sent, the answer is a 401 of the table and repeats nothing of it', async () => {
  await using fixture = await authFixture();
  const marker = 'hUsHhUsH';
  const around = fc.string({ unit: 'binary', maxLength: 30 });
  const scheme = fc.constantFrom('Basic ', 'Bearer ', 'Basic', '', 'Digest ');
  const coded = fc.boolean();
  await fc.assert(
    fc.asyncProperty(scheme, around, around, coded, async (prefix, before, after, inBase64) => {
      const text = `${before}${marker}${after}`;
      const sent = inBase64 ? Buffer.from(text).toString('base64') : text;
      const error = await apiError(() => authenticate(fixture, `${prefix}${sent}`));
      assert.is(error.code, 401);
      assert.ok([10, 21, 22, 30].includes(error.subcode));
      for (const shown of [error.message, JSON.stringify(error.data)]) {
        assert.not(shown.includes(marker));
        assert.not(shown.includes(sent));
      }
    }),
    { numRuns: 100 },
  );
});

function authenticate({ auth }: Fixture, authorization: string) {
  return auth.authenticator.authenticate({ authorization, authorize: true });
}

test.run();
