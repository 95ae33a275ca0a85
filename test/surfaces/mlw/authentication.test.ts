import * as assert from 'uvu/assert';
import type { SurfaceRole } from '../../../src/auth/index.js';
import { basic, importPath, makeMlwWith, mlwSuite, newTraining, TASKS, trainPath } from './fixture.js';

const INFO = 'https://cumulocity.com/guides/reference/rest-implementation/#error_reporting';
const MISSING = { error: 'general/internalError', message: 'No auth information found', info: INFO };
const INVALID = {
  error: 'general/internalError',
  message: 'Not authorized!',
  info: 'https://www.cumulocity.com/reference-guide/#error_reporting',
};
const DENIED = { error: 'security/Forbidden', message: 'Access is denied', info: INFO };

/** Each route, and the role that it needs. */
const ROUTES: readonly (readonly [SurfaceRole, string, string])[] = [
  ['READ', 'GET', TASKS],
  ['READ', 'GET', `${TASKS}/1`],
  ['READ', 'GET', `${TASKS}/1/task/2`],
  ['UPDATE', 'PUT', `${TASKS}/1/task/2`],
  ['ADMIN', 'DELETE', `${TASKS}/1`],
  ['ADMIN', 'DELETE', `${TASKS}/1/task/2`],
  ['CREATE', 'POST', importPath('p')],
  ['CREATE', 'POST', trainPath('p')],
];

mlwSuite('who is let in', (test, server) => {
  test('nobody without credentials, on any route', async () => {
    for (const [, method, path] of ROUTES) {
      for (const authorization of [undefined, '', '  ']) {
        const { status, json } = await server.ask(method, path, { headers: { authorization } });
        assert.equal([status, json], [401, MISSING], `${method} ${path}`);
      }
    }
  });

  test('nobody with wrong ones, whatever is wrong with them', async () => {
    const ann = await server.ann();
    const wrong = [
      basic({ ...ann, password: 'wrong' }),
      basic({ ...ann, id: 't1/nobody' }),
      basic({ ...ann, password: '' }),
      `Basic ${ann.id}:${ann.password}`,
      'Basic',
      'Basic ',
      'Bearer',
      'Bearer rubbish',
      'Digest username="ann"',
      `${basic(ann)} ${basic(ann)}`,
    ];
    for (const authorization of wrong) {
      const { status, json } = await server.asked(ann, 'GET', TASKS, undefined, { authorization });
      assert.equal([status, json], [401, INVALID], authorization);
    }
    assert.equal(server.used, []);
  });

  test('whoever has tenant, user and password right; the use is noted', async () => {
    const ann = await server.ann();
    const lower = basic(ann).replace('Basic', 'basic');
    for (const authorization of [basic(ann), lower]) await server.good(ann, 'GET', TASKS, undefined, { authorization });
    assert.equal(
      server.used.map(({ externalId }) => externalId),
      [ann.id, ann.id],
    );
    server.used.length = 0;
  });

  test('the host names the tenant of a user who names none', async () => {
    const { secret: password } = await server.account({ surface: 'mlw', id: 't900/zoe' });
    const host = (name: string) => server.asked({ id: 'zoe', password }, 'GET', TASKS, undefined, { host: name });
    assert.is((await host('t900.cumulocity.com')).status, 200);
    assert.is((await host('t901.cumulocity.com')).status, 401);
    assert.is((await host('localhost:8008')).status, 401);
  });

  for (const [role, method, path] of ROUTES) {
    test(`${method} ${path} needs ${role}, and all other roles together do not do`, async () => {
      const others = (['READ', 'CREATE', 'UPDATE', 'ADMIN'] as const).filter((other) => other !== role);
      const { status, json } = await server.asked(await server.ann(others), method, path, {});
      assert.equal([status, json], [403, DENIED]);
      assert.is.not((await server.asked(await server.ann([role]), method, path, {})).status, 403);
    });
  }

  test('a role is asked for before the rest is looked at', async () => {
    const ann = await server.ann(['READ']);
    assert.is((await server.asked(ann, 'POST', importPath('p'), '{')).status, 403);
    assert.is((await server.asked(ann, 'DELETE', `${TASKS}/nothing`)).status, 403);
  });

  test('a token of the API counts with the roles that its user has here', async () => {
    const ann = await server.ann(['READ']);
    const { token } = await server.auth.tokens.issue(ann.caller);
    const bearer = { authorization: `Bearer ${token}` };
    assert.equal(await server.good(ann, 'GET', TASKS, undefined, bearer), { data: [] });
    assert.is((await server.asked(ann, 'POST', trainPath(ann.project), newTraining(), bearer)).status, 403);
  });

  test('a token of a user without roles here is refused, and counts once they are granted', async () => {
    const { identities, surfaceCredentials, tokens } = server.auth;
    const company = await identities.createCompany({ name: 'tokens' });
    const user = await identities.createUser({ company: company.id, name: 'tom', role: 'user' });
    const caller = { user: user.id, company: company.id, role: 'user', userName: 'tom', companyName: 'tokens' } as const;
    const { token } = await tokens.issue(caller);
    const headers = { authorization: `Bearer ${token}` };
    const status = async () => (await server.ask('GET', TASKS, { headers })).status;
    assert.is(await status(), 403);
    await surfaceCredentials.create({ surface: 'mlw', user, id: 't1/tom', roles: ['READ'] });
    assert.is(await status(), 200);
    await surfaceCredentials.revoke('mlw', 't1/tom');
    assert.is(await status(), 403);
  });

  test('an expired token, and one of another installation, are refused', async () => {
    const ann = await server.ann();
    const { token } = await server.auth.tokens.issue(ann.caller, { expirationSeconds: -1 });
    const foreign = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4iLCJ0ZW4iOiJ0MSJ9.c2lnbmF0dXJl';
    for (const text of [token, foreign]) {
      const { status, json } = await server.asked(ann, 'GET', TASKS, undefined, { authorization: `Bearer ${text}` });
      assert.equal([status, json], [401, INVALID]);
    }
  });
});

mlwSuite(
  'a tenant that the settings name',
  (test, server) => {
    test('is that of a user who names none, on a host that names none', async () => {
      const { secret: password } = await server.account({ surface: 'mlw', id: 'home/zoe' });
      assert.is((await server.asked({ id: 'zoe', password }, 'GET', TASKS)).status, 200);
      const elsewhere = { host: 't1.cumulocity.com' };
      assert.is((await server.asked({ id: 'zoe', password }, 'GET', TASKS, undefined, elsewhere)).status, 401);
    });
  },
  makeMlwWith({ defaultTenant: 'home' }),
);
