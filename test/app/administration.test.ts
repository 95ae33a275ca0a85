import { readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { command, startServer, withFolder } from '../support/running-server.js';

const test = suite('taskwright companies, users and their credentials');

interface Made {
  readonly id: string;
  readonly name: string;
}

interface User extends Made {
  readonly role: string;
  readonly company: string;
  readonly company_name: string;
  readonly email?: string;
}

interface Key {
  readonly access_key: string;
  readonly secret_key: string;
}

/** Runs commands on a database of their own. */
class Commands {
  constructor(readonly folder: string) {}

  run(...argv: readonly string[]) {
    return command([...argv, '--data-dir', this.folder]);
  }

  /** What a command prints for programs. */
  async json<T>(...argv: readonly string[]): Promise<T> {
    const { code, stdout, stderr } = await this.run(...argv, '--json');
    assert.is(code, 0, stderr);
    return JSON.parse(stdout) as T;
  }

  /** What a command that does not work as called says. */
  async refused(...argv: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...argv);
    assert.equal([code, stdout], [2, ''], stderr);
    const [line = ''] = stderr.split('\n').filter((text) => text.startsWith('taskwright: '));
    assert.not.match(stderr, /\n {4}at /);
    return line;
  }
}

const withCommands = (use: (commands: Commands) => Promise<void>) => () => withFolder((folder) => use(new Commands(folder)));

test(
  'a company, its people and their keys: enough to call the server',
  withCommands(async (commands) => {
    const acme = await commands.json<Made>('companies', 'create', 'acme');
    const ada = await commands.json<User>('users', 'create', 'ada', '--role', 'user', '--company', 'acme');
    const key = await commands.json<Key>('credentials', 'create', '--user', 'ada');
    assert.equal(ada, { id: ada.id, name: 'ada', role: 'user', company: acme.id, company_name: 'acme' });
    const server = await startServer(commands.folder, {
      TASKWRIGHT_ACCESS_KEY: 'ADMIN',
      TASKWRIGHT_SECRET_KEY: 'admin-secret',
    });
    try {
      const authorization = `Basic ${Buffer.from(`${key.access_key}:${key.secret_key}`).toString('base64')}`;
      const call = async (action: string) => {
        const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
        const answer = await fetch(`${server.url}/v2.22/${action}`, { method: 'POST', headers, body: '{}' });
        return ((await answer.json()) as { data: Record<string, Made> }).data;
      };
      assert.is((await call('users.get_current_user')).user?.id, ada.id);
      assert.is((await call('queues.get_default')).name as unknown, 'default');
    } finally {
      await server.stop();
    }
  }),
);

test(
  'every role there is can be given, and no other',
  withCommands(async (commands) => {
    for (const role of ['system', 'root', 'admin', 'superuser', 'user', 'annotator', 'guest']) {
      assert.is((await commands.json<User>('users', 'create', role, '--role', role)).role, role);
    }
    assert.is((await commands.json<User>('users', 'create', 'no role')).role, 'user');
    assert.match(
      await commands.refused('users', 'create', 'x', '--role', 'boss'),
      /--role boss: expected one of .*\badmin\b.*\bsystem\b/,
    );
  }),
);

test(
  'names can come as a word or with --name, or be made up',
  withCommands(async (commands) => {
    assert.is((await commands.json<Made>('companies', 'create', '--name', 'acme')).name, 'acme');
    assert.is((await commands.json<Made>('companies', 'create', 'ajax', '--name', 'ajax')).name, 'ajax');
    assert.is((await commands.json<Made>('companies', 'create', '--name', ' 2024 ')).name, '2024');
    assert.match((await commands.json<Made>('companies', 'create')).name, /^company-[0-9a-f]{8}$/);
    assert.match((await commands.json<User>('users', 'create', '--role', 'admin')).name, /^admin-[0-9a-f]{8}$/);
    assert.match(await commands.refused('companies', 'create', 'a', '--name', 'b'), 'two names were given: a and b');
    assert.match(await commands.refused('users', 'create', '   '), 'expected a name');
    assert.match(await commands.refused('users', 'create', '--name', 'a', '--name', 'b'), '--name was given 2 times');
  }),
);

test(
  'no two companies share a name, nor two users of one company',
  withCommands(async (commands) => {
    await commands.json('companies', 'create', 'acme');
    await commands.json('companies', 'create', 'ajax');
    assert.match(await commands.refused('companies', 'create', 'acme'), 'there is a company named acme already');
    await commands.json('users', 'create', 'ada', '--company', 'acme');
    await commands.json('users', 'create', 'ada', '--company', 'ajax');
    assert.match(await commands.refused('users', 'create', 'ada', '--company', 'acme'), 'acme has a user named ada already');
  }),
);

test(
  'an e-mail address belongs to one user',
  withCommands(async (commands) => {
    const ada = await commands.json<User>('users', 'create', 'ada', '--email', 'ada@x.example');
    assert.is(ada.email, 'ada@x.example');
    const said = await commands.refused('users', 'create', 'eve', '--email', 'ADA@x.example');
    assert.match(said, '--email ADA@x.example: another user has this address');
    assert.equal(
      (await commands.json<User[]>('users', 'list')).map(({ name }) => name),
      ['ada', 'administrator'],
    );
  }),
);

test(
  'users are listed by company, name and role',
  withCommands(async (commands) => {
    const acme = await commands.json<Made>('companies', 'create', 'acme');
    await commands.json('users', 'create', 'ada', '--company', 'acme', '--role', 'admin');
    await commands.json('users', 'create', 'bob', '--company', acme.id);
    const names = async (...argv: string[]) => (await commands.json<User[]>('users', 'list', ...argv)).map(({ name }) => name);
    assert.equal(await names('--company', 'acme'), ['ada', 'bob']);
    assert.equal((await names()).sort(), ['ada', 'administrator', 'bob']);
    assert.equal((await names('--role', 'admin')).sort(), ['ada', 'administrator']);
    assert.equal(await names('bob'), ['bob']);
    assert.equal(await names('nobody'), []);
    const companies = await commands.json<readonly (Made & { readonly users: number })[]>('companies', 'list');
    assert.equal(
      companies.map(({ name, users }) => [name, users]),
      [
        ['acme', 2],
        ['taskwright', 1],
      ],
    );
    assert.equal(await commands.json('companies', 'list', 'acme'), [{ ...acme, users: 2 }]);
  }),
);

test(
  'without --json people read it',
  withCommands(async (commands) => {
    assert.match((await commands.run('companies', 'create', 'acme')).stdout, /^company {2}[0-9a-f]{32} {2}acme\n$/);
    assert.match((await commands.run('users', 'create', 'ada', '--company', 'acme')).stdout, /ada, user of acme\n$/);
    assert.match((await commands.run('users', 'list', '--company', 'acme')).stdout, /^[0-9a-f]{32} {2}ada, user of acme\n$/);
    assert.match((await commands.run('companies', 'list')).stdout, /acme {2}users: 1\n/);
  }),
);

test(
  'a user is found by id, name or e-mail address, in any company',
  withCommands(async (commands) => {
    await commands.json('companies', 'create', 'acme');
    const ada = await commands.json<User>('users', 'create', 'ada', '--company', 'acme', '--email', 'ada@x.example');
    for (const named of [ada.id, 'ada', 'ada@x.example', 'ADA@x.example']) {
      const made = await commands.json<Key & { readonly user: string; readonly company: string }>(
        ...['credentials', 'create', '--user', named],
      );
      assert.equal([made.user, made.company], [ada.id, ada.company], named);
    }
    const keys = await commands.json<readonly Key[]>('credentials', 'list', '--user', 'ada', '--company', 'acme');
    assert.is(keys.length, 4);
  }),
);

test(
  'where two have the name, the company or the id decides',
  withCommands(async (commands) => {
    await commands.json('companies', 'create', 'acme');
    const here = await commands.json<User>('users', 'create', 'ada');
    const there = await commands.json<User>('users', 'create', 'ada', '--company', 'acme');
    const said = await commands.refused('credentials', 'create', '--user', 'ada');
    for (const part of ['2 users have this name', '--company', here.id, there.id]) assert.match(said, part);
    const owner = async (...argv: string[]) => (await commands.json<{ user: string }>('credentials', 'create', ...argv)).user;
    assert.is(await owner('--user', 'ada', '--company', 'acme'), there.id);
    assert.is(await owner('--user', 'ada', '--company', 'taskwright'), here.id);
    assert.is(await owner('--user', here.id), here.id);
  }),
);

test(
  'who is not there cannot be chosen',
  withCommands(async (commands) => {
    await commands.json('companies', 'create', 'acme');
    assert.match(await commands.refused('users', 'create', 'x', '--company', 'nosuch'), '--company nosuch: no company');
    assert.match(await commands.refused('credentials', 'create', '--user', 'nobody'), '--user nobody: no user');
    const elsewhere = await commands.refused('credentials', 'create', '--user', 'administrator', '--company', 'acme');
    assert.match(elsewhere, '--user administrator: no user');
    assert.match(await commands.refused('credentials', 'create', '--company', 'acme'), '--company: say --user, too');
  }),
);

test(
  'other verbs and flags are refused, and no database is made for them',
  withCommands(async (commands) => {
    assert.match(await commands.refused('companies', 'burn'), 'companies burn: expected create or list');
    assert.match(await commands.refused('users', 'burn'), 'users burn: expected create or list');
    assert.match(await commands.refused('credentials', 'burn'), 'credentials burn: expected list, create or revoke');
    assert.match(await commands.refused('users'), 'missing required args');
    assert.match(await commands.refused('users', 'create', '--colour', 'red'), 'colour');
    assert.match(await commands.refused('users', 'create', 'a', 'b'), 'b');
    assert.equal(readdirSync(commands.folder), []);
  }),
);

test(
  'while a server has the embedded database, commands say so and change nothing',
  withCommands(async (commands) => {
    const server = await startServer(commands.folder);
    try {
      assert.match(await commands.refused('users', 'create', 'ada'), String(process.pid));
    } finally {
      await server.stop();
    }
    assert.equal(await commands.json('users', 'list', 'ada'), []);
  }),
);

test(
  'a new key of a first use is told, but not where programs read',
  withCommands(async (commands) => {
    const { stdout, stderr } = await commands.run('companies', 'create', 'acme', '--json');
    assert.match(stderr, /first use of this database: the administrator's key is \w{20}, its secret \w{50}\n/);
    assert.is((JSON.parse(stdout) as Made).name, 'acme');
    assert.is((await commands.run('companies', 'list')).stderr, '');
  }),
);

test(
  'a key of the settings is taken instead of one made up',
  withCommands(async (commands) => {
    const { stderr } = await command(['companies', 'list', '--data-dir', commands.folder], {
      TASKWRIGHT_ACCESS_KEY: 'MINE',
      TASKWRIGHT_SECRET_KEY: 'my secret',
    });
    assert.is(stderr, '');
    const keys = await commands.json<readonly Key[]>('credentials', 'list');
    assert.equal(
      keys.map(({ access_key }) => access_key),
      ['MINE'],
    );
  }),
);

test.run();
