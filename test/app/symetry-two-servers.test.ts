import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { command } from '../support/running-server.js';
import { SymetryClient, type SymetryKey } from '../support/symetry-client.js';
import { withServers } from '../support/two-servers.js';

const test = suite('SymetryML: two server processes on one database');
const server = process.env.TEST_MONGODB_URL;

const TITLE = 'of twenty tasks that are started through both at once four run';

if (server) {
  test(
    TITLE,
    () =>
      withServers(server, {}, async (one, other, settings) => {
        const argv = ['credentials', 'create', '--surface', 'symetry', '--id', 'c1', '--json'];
        const key = JSON.parse((await command(argv, settings)).stdout) as SymetryKey;
        const clients = [new SymetryClient(one.url, key), new SymetryClient(other.url, key)] as const;
        const names = Array.from({ length: 20 }, (_, i) => `t${i}`);
        for (const [i, name] of names.entries()) assert.is((await clients[i % 2 ? 1 : 0].create({ name }))[0], 202);
        const answers = await Promise.all(names.map((name, i) => clients[i % 2 ? 0 : 1].said('GET', `/${name}/start`)));
        assert.is(answers.filter(([status]) => status === 200).length, 4, JSON.stringify(answers));
        const refused = answers.filter(([status]) => status !== 200);
        for (const answer of refused) assert.equal(answer, [500, 'Job execution was refused by server.']);
        const states = await Promise.all(names.map((name) => clients[0].status(name)));
        assert.is(states.filter(({ status }) => status === 'RUNNING').length, 4);
      }),
    { timeLimitMs: 60_000 },
  );
} else {
  test.skip(TITLE, 'TEST_MONGODB_URL is not set');
}

test.run();
