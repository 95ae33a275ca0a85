import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import * as assert from 'uvu/assert';
import { suite } from '../support/harness.js';
import { type CommandResult, command, withFolder } from '../support/running-server.js';

const test = suite('taskwright credentials --surface');

interface Shown {
  readonly surface?: string;
  readonly id?: string;
  readonly user?: string;
  readonly secret?: string;
  readonly roles?: readonly string[];
  readonly label?: string;
  readonly expires?: string;
  readonly access_key?: string;
  readonly unusable?: boolean;
}

type Run = (argv: readonly string[], input?: string, environment?: Readonly<Record<string, string>>) => Promise<CommandResult>;

/** Runs `taskwright credentials ...` on a database of its own. */
const withCredentials = (use: (run: Run, folder: string) => Promise<void>) => () =>
  withFolder((folder) => {
    const run: Run = (argv, input, environment) => {
      const stdin = input === undefined ? undefined : Readable.from([input.slice(0, 3), input.slice(3)]);
      return command(['credentials', ...argv, '--data-dir', folder], environment, stdin);
    };
    return use(run, folder);
  });

/** What a command prints for programs. */
async function json<T = Shown>(answer: Promise<CommandResult>): Promise<T> {
  const { code, stdout, stderr } = await answer;
  assert.is(code, 0, stderr);
  return JSON.parse(stdout) as T;
}

/** What a command that does not work as called says. */
async function refused(answer: Promise<CommandResult>): Promise<string> {
  const { code, stdout, stderr } = await answer;
  assert.equal([code, stdout], [2, ''], stderr);
  assert.not.match(stderr, /\n {4}at /);
  return stderr;
}

test(
  'one is made with a secret that is shown once, and listed with the keys of its user',
  withCredentials(async (run) => {
    const made = await json(run(['create', '--surface', 'symetry', '--id', 'c1', '--label', 'kafka', '--json']));
    assert.equal([made.surface, made.id, made.label], ['symetry', 'c1', 'kafka']);
    assert.match(made.secret ?? '', /^[A-Za-z0-9+/]{22}==$/);
    const { stdout } = await run(['list', '--json']);
    const [key, shown] = JSON.parse(stdout) as Shown[];
    assert.match(key?.access_key ?? '', /^\w{20}$/);
    assert.equal([shown?.surface, shown?.id, shown?.user, shown?.secret], ['symetry', 'c1', made.user, undefined]);
    assert.not(stdout.includes(made.secret ?? ''));
  }),
);

test(
  'people read it, too',
  withCredentials(async (run) => {
    const made = await run(['create', '--surface', 'mlw', '--id', 't1/ada', '--roles', 'read, create']);
    assert.match(
      made.stdout,
      /^surface {2}mlw\nid {7}t1\/ada\nuser {5}administrator\nroles {4}READ, CREATE\nsecret {3}\w{50}\nThe secret is shown this once.\n$/,
    );
    assert.match((await run(['list', '--surface', 'mlw'])).stdout, /^mlw t1\/ada .* made .* last used never .* READ,CREATE\n$/);
    assert.is((await run(['list', '--surface', 'nclue'])).stdout, 'nclue has no credentials\n');
    assert.is((await run(['revoke', '--surface', 'mlw', '--id', 't1/ada'])).stdout, 'revoked mlw t1/ada\n');
  }),
);

test(
  'it acts as the user that is named, and ends when said',
  withCredentials(async (run, folder) => {
    const ada = await json(command(['users', 'create', 'ada', '--data-dir', folder, '--json']));
    const argv = ['create', '--surface', 'nclue', '--user', 'ada', '--expires', '2030-01-31', '--json'];
    const made = await json(run(argv));
    assert.equal([made.user, made.expires], [ada.id, '2030-01-31T00:00:00.000Z']);
    assert.match(made.id ?? '', /^\w{20}$/);
    const ids = async (...more: string[]) =>
      (await json<Shown[]>(run(['list', '--surface', 'nclue', '--json', ...more]))).map(({ id }) => id);
    assert.equal(await ids(), [made.id]);
    assert.equal(await ids('--user', 'ada'), [made.id]);
    assert.equal(await ids('--user', 'administrator'), []);
  }),
);

test(
  'a secret from standard input is taken without its line break and printed nowhere',
  withCredentials(async (run) => {
    const secret = 'MDEyMzQ1Njc4OWFiY2RlZg==';
    for (const [id, end] of [
      ['c1', ''],
      ['c2', '\n'],
      ['c3', '\r\n'],
    ] as const) {
      const made = await run(['create', '--surface', 'symetry', '--id', id, '--secret-stdin', '--json'], secret + end);
      assert.is((JSON.parse(made.stdout) as Shown).id, id);
      assert.not(`${made.stdout}${made.stderr}`.includes(secret));
    }
    const told = await refused(run(['create', '--surface', 'symetry', '--id', 'c4', '--secret-stdin'], 'not base64'));
    assert.match(told, '--secret-stdin: expected base64 of 16 bytes; what came has 10 characters');
  }),
);

test(
  'an id of digits stays as it was typed',
  withCredentials(async (run) => {
    assert.is((await json(run(['create', '--surface', 'symetry', '--id', '007', '--json']))).id, '007');
    assert.match(await refused(run(['revoke', '--surface', 'symetry', '--id', '7'])), '--id 7: symetry has no such credential');
    assert.is((await json<{ revoked: string }>(run(['revoke', '--surface', 'symetry', '--id', '007', '--json']))).revoked, '007');
  }),
);

test(
  'an id that is in use is refused until it is revoked',
  withCredentials(async (run) => {
    const create = () => run(['create', '--surface', 'mimir', '--json']);
    const { secret } = await json(create());
    assert.match(await refused(create()), '--id: mimir has a credential token already; revoke it first');
    await json(run(['revoke', '--surface', 'mimir', '--json']));
    assert.is.not((await json(create())).secret, secret);
  }),
);

test(
  'what cannot be meant is refused, and no database is made for it',
  withCredentials(async (run, folder) => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['--surface vms: expected one of mlw, symetry, nclue, mimir', ['create', '--surface', 'vms']],
      ['--id: say --surface, too', ['create', '--id', 'c1']],
      ['--roles: say --surface, too', ['create', '--roles', 'READ']],
      ['--secret-stdin: say --surface, too', ['create', '--secret-stdin']],
      ['--id says which one', ['revoke', '--surface', 'nclue']],
      ['--id was given 2 times', ['create', '--surface', 'nclue', '--id', 'a', '--id', 'b']],
      ['--expires soon: expected a date', ['create', '--surface', 'nclue', '--expires', 'soon']],
      ['nothing came on standard input', ['create', '--surface', 'nclue', '--secret-stdin']],
    ];
    for (const [told, argv] of cases) assert.match(await refused(run(argv)), told);
    const long = run(['create', '--surface', 'nclue', '--secret-stdin'], 'x'.repeat(10_000));
    assert.match(await refused(long), 'more than 8192 bytes came');
    assert.equal(readdirSync(folder), []);
  }),
);

test(
  'what the surface does not take is refused with the name of the flag',
  withCredentials(async (run) => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['--id: mlw needs one: expected tenant/user', ['create', '--surface', 'mlw']],
      ['--id: expected a customer id', ['create', '--surface', 'symetry', '--id', 'a/b']],
      [
        '--roles: expected some of READ, CREATE, UPDATE, ADMIN, got "BOSS"',
        ['create', '--surface', 'mlw', '--id', 't/u', '--roles', 'boss'],
      ],
      ['--roles: nclue knows no roles', ['create', '--surface', 'nclue', '--roles', 'READ']],
    ];
    for (const [told, argv] of cases) assert.match(await refused(run(argv)), told);
    assert.equal(await json<Shown[]>(run(['list', '--surface', 'mlw', '--json'])), []);
  }),
);

test(
  'after the key of the installation has changed, a list says what must be made anew',
  withCredentials(async (run) => {
    await run(['create', '--surface', 'symetry', '--id', 'c1']);
    const other = { TASKWRIGHT_TOKEN_SECRET: 'another token secret than before, long enough' };
    assert.is((await json<Shown[]>(run(['list', '--surface', 'symetry', '--json'], undefined, other)))[0]?.unusable, true);
    assert.match((await run(['list'], undefined, other)).stdout, 'sealed with another key: create it anew');
    assert.not.match((await run(['list'])).stdout, 'another key');
  }),
);

test.run();
