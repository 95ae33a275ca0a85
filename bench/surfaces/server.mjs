import { createSecretKey, randomBytes } from 'node:crypto';
import { loadConfiguration } from '../../dist/src/app/configuration.js';
import { compose, token } from '../../dist/src/app/container.js';
import { createLog } from '../../dist/src/app/log.js';
import { Auth } from '../../dist/src/auth/index.js';
import { newest } from '../../dist/src/generated/index.js';
import { collections } from '../../dist/src/services/collections.js';
import { openStore } from '../../dist/src/store/index.js';
import { httpServer } from '../../dist/src/surfaces/http/server.js';
import { report } from '../support/report.mjs';
import { credentials, projects } from './clients.mjs';

/** The whole server on an empty database in memory, with a credential on every surface. */
const configuration = await loadConfiguration({});
const log = createLog('error', process.stderr);
const store = await openStore({ url: 'memory:', dataDir: '', collections });
const auth = new Auth({
  store,
  secret: createSecretKey(randomBytes(32)),
  apiVersion: newest,
  serverVersion: '0',
  onError: (error) => console.error(error),
});
const installation = await auth.ensureInstallation();
for (const credential of credentials) {
  await auth.surfaceCredentials.create({ ...credential, user: installation.administrator });
}
const { accessKey, secretKey } = await auth.identities.createCredentials(installation.administrator);
const root = compose({ configuration, log, store, auth, installation });
const { administrator, company } = installation;
const owner = { user: administrator.id, company: company.id, role: 'user', userName: '', companyName: '' };
for (const project of projects) await root.resolve(token.services).projects.create(project, owner);
const app = root.resolve(token.app);
const server = httpServer({ fetch: app.fetch, refusal: () => '' });
const key = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString('base64')}`;
server.listen(0, '127.0.0.1', () => report(server.address().port, key));
