import type { CAC, Command } from 'cac';
import { declareCompilerCommands, type Run } from '../../codegen/commands/declare.js';
import { withRawValues } from '../../codegen/commands/raw-values.js';
import { serverFlags } from './server-flags.js';
import type { Choose, Options } from './work.js';

/** Declares every command but `serve`. @param chooseCompiler takes down which of the compiler's was called */
export function declareOtherCommands(cli: CAC, choose: Choose, chooseCompiler: (run: Run) => void): void {
  declareConfig(cli, choose);
  declareAdministration(cli, choose);
  declareWorker(cli, choose);
  declareContract(cli, choose);
  declareCompilerCommands(cli, chooseCompiler);
}

function declareConfig(cli: CAC, choose: Choose): void {
  serverFlags(cli.command('config <verb>', 'config print: the settings in force and where each came from'))
    .option('--json', 'As JSON')
    .example('  $ taskwright config print')
    .action((verb: string, options: Options) =>
      choose(async () => (await import('./commands/index.js')).config, { ...options, verb }),
    );
}

/** Flags that name something, and so stay as they were typed. */
const NAMING = ['company', 'email', 'id', 'key', 'label', 'name', 'project', 'user'];

function declareAdministration(cli: CAC, choose: Choose): void {
  const company = ['--company <name>', 'Name or id of the company'] as const;
  const named = (options: Options): Options => withRawValues(options, cli.rawArgs, NAMING);
  serverFlags(cli.command('companies <verb> [name]', 'companies create | list: tenants, straight in the database'))
    .option('--name <name>', 'Name of the company (default: one made up)')
    .option('--json', 'As JSON')
    .example('  $ taskwright companies create acme')
    .action((verb: string, word: string | undefined, options: Options) =>
      choose(async () => (await import('./commands/index.js')).companies, { ...named(options), verb, word }),
    );
  serverFlags(cli.command('users <verb> [name]', 'users create | list: people and programs, straight in the database'))
    .option('--name <name>', 'Name of the user (default: one made up)')
    .option('--role <role>', 'What the user may do, such as user, admin or system (default: user)')
    .option('--email <address>', 'E-mail address; no two users share one')
    .option(...company)
    .option('--json', 'As JSON')
    .example('  $ taskwright users create ada --role admin --company acme')
    .action((verb: string, word: string | undefined, options: Options) =>
      choose(async () => (await import('./commands/index.js')).users, { ...named(options), verb, word }),
    );
  serverFlags(
    cli.command(
      'credentials <verb>',
      'credentials list | create | revoke: keys of users and of surfaces, straight in the database',
    ),
  )
    .option('--user <name>', 'Name, e-mail address or id of the user (default: the administrator)')
    .option(...company)
    .option('--label <text>', 'What the key is for')
    .option('--expires <date>', 'Moment when the key ends (ISO 8601)')
    .option('--key <access-key>', 'Key to revoke')
    .option('--surface <surface>', 'Surface the credential is for: mlw, symetry, nclue or mimir (default: a key for the API)')
    .option('--id <id>', 'What the client calls itself there: tenant/user, customer id or access key')
    .option('--roles <roles>', 'Roles for mlw, comma-separated: READ, CREATE, UPDATE, ADMIN (default: all)')
    .option('--secret-stdin', 'Read the secret of a surface from standard input instead of making one')
    .option('--json', 'As JSON')
    .example('  $ taskwright credentials create --user ada --label laptop')
    .example('  $ taskwright credentials create --surface symetry --id c1 --user ada')
    .example('  $ taskwright credentials revoke --surface symetry --id c1')
    .action((verb: string, options: Options) =>
      choose(async () => (await import('./commands/index.js')).credentials, {
        ...named(options),
        verb,
      }),
    );
  serverFlags(
    cli.command(
      'retention <verb> [rule]',
      'retention list | add | preview | enable | disable | remove | run: rules that delete old archived tasks',
    ),
  )
    .option('--project <project>', 'Name or id of the project a new rule is for')
    .option('--days <number>', 'How long a task must not have changed')
    .option('--subprojects', 'Also the projects below it')
    .option(...company)
    .option('--json', 'As JSON')
    .example('  $ taskwright retention add --project sandbox --days 90')
    .action((verb: string, rule: string | undefined, options: Options) =>
      choose(async () => (await import('./commands/index.js')).retention, { ...named(options), verb, rule }),
    );
}

function declareWorker(cli: CAC, choose: Choose): void {
  const flags = [
    ['queue', 'name', 'Name or id of a queue; give several, the most important first (default: default)'],
    ['exec', 'command', 'Shell command that runs a task; {task} is its id'],
    ['url', 'address', 'Address of the server (default: http://127.0.0.1:8008)'],
    ['key', 'access-key', 'Access key (default: TASKWRIGHT_ACCESS_KEY)'],
    ['secret', 'secret-key', 'Its secret; other users of this machine can see it here (default: TASKWRIGHT_SECRET_KEY)'],
    ['name', 'name', 'Name of the worker (default: host and process)'],
    ['poll-interval', 'seconds', 'Time between two looks at idle queues, and at the task that runs (default: 5)'],
    ['grace', 'seconds', 'Time between SIGTERM and SIGKILL for a task that is to stop (default: 10)'],
    ['log-dir', 'dir', 'Folder for the whole output of each task'],
  ] as const;
  const command = cli.command('worker', 'Take tasks from queues of a server and run a command for each');
  const typed = valueFlags(cli, command, flags);
  command
    .option('--once', 'End when the queues are empty')
    .example("  $ taskwright worker --queue default --exec 'python train.py {task}'")
    .action((options: Options) => choose(async () => (await import('./commands/index.js')).worker, typed(options)));
}

function declareContract(cli: CAC, choose: Choose): void {
  const flags = [
    ['schemas', 'dir', 'Folder of the definitions (default: schemas)'],
    ['url', 'address', 'Address of the server (default: http://127.0.0.1:8008)'],
    ['key', 'access-key', 'Access key (default: TASKWRIGHT_ACCESS_KEY; instead of a key: TASKWRIGHT_TOKEN)'],
    ['secret', 'secret-key', 'Its secret; other users of this machine can see it here (default: TASKWRIGHT_SECRET_KEY)'],
    ['api-version', 'version', 'Test only what a caller of this version sees'],
    ['service', 'name', 'Test only this service (repeatable)'],
    ['action', 'name', 'Test only this action, such as tasks.get_all (repeatable)'],
    ['seed', 'text', 'Make the same requests as the run that showed this seed'],
    ['runs', 'number', 'Requests with some of the optional fields for each version of an action (default: 2)'],
    ['time-limit', 'seconds', 'End after this time (default: 120)'],
    ['concurrency', 'number', 'Calls at a time (default: 4)'],
    ['format', 'format', 'text, json or junit (default: text)'],
  ] as const;
  const command = cli.command('contract', 'Hold what a server does against the definitions of its API');
  const typed = valueFlags(cli, command, flags);
  command
    .option('--secret-stdin', 'Read the secret from standard input')
    .option('--strict', 'The server refuses fields that a version does not declare')
    .example('  $ taskwright contract --url http://127.0.0.1:8008 --service tasks --time-limit 30')
    .action((options: Options) => choose(async () => (await import('./contract.js')).contract, typed(options)));
}

type ValueFlag = readonly [flag: string, value: string, description: string];

/** Declares flags that take a value. Gives the options with those values as they were typed. */
function valueFlags(cli: CAC, command: Command, flags: readonly ValueFlag[]): (options: Options) => Options {
  for (const [flag, value, description] of flags) command.option(`--${flag} <${value}>`, description);
  const names = flags.map(([flag]) => flag);
  return (options) => withRawValues(options, cli.rawArgs, names);
}
