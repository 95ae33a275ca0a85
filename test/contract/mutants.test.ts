import * as assert from 'uvu/assert';
import { type ContractReport, type Failure, scriptOf } from '../../codegen/contract/index.js';
import { at } from '../support/api.js';
import { engines } from '../support/engines.js';
import { suite } from '../support/harness.js';
import {
  closedTransition,
  type Mutant,
  missingCheck,
  openDoor,
  openTransition,
  restlessRead,
  strangeError,
  unknownRefused,
  wrongBlame,
  wrongType,
  wrongVersion,
} from './mutants.js';
import { curlInstalled, type PastedAnswer, paste } from './paste.js';
import { type TestTarget, targetOn, tested } from './run-tests.js';

const [engine] = engines;
if (engine === undefined) throw new Error('there is no engine');
const test = suite('one broken rule is found');

/** What is looked at, and with how many requests it must be found. */
interface Hunt {
  readonly only: readonly string[];
  readonly bound: number;
  readonly rule: Failure['rule'];
  readonly action: string;
  readonly place: string;
  /** Whether the pasted commands show the fault. */
  readonly shows: (answers: readonly PastedAnswer[]) => boolean;
  /** How many commands the smallest case takes. */
  readonly commands: number;
}

const last = (answers: readonly PastedAnswer[]): PastedAnswer | undefined => answers.at(-1);

const hunts: readonly (readonly [Mutant, Hunt])[] = [
  [
    wrongType,
    {
      only: ['queues'],
      bound: 2500,
      rule: 'answer-shape',
      action: 'queues.get_by_id',
      place: 'queue.created',
      shows: (answers) => typeof at(last(answers)?.data, 'queue.created') === 'number',
      commands: 2,
    },
  ],
  [
    missingCheck,
    {
      only: ['queues'],
      bound: 2500,
      rule: 'refuses',
      action: 'queues.get_num_entries',
      place: 'queue',
      shows: (answers) => last(answers)?.meta.result_subcode !== 12,
      commands: 1,
    },
  ],
  [
    wrongVersion,
    {
      only: ['queues.create'],
      bound: 600,
      rule: 'version',
      action: 'queues.create',
      place: 'endpoint.actual_version',
      shows: (answers) => last(answers)?.meta.endpoint.actual_version === '2.4',
      commands: 1,
    },
  ],
  [
    openTransition,
    {
      only: ['tasks.close'],
      bound: 1500,
      rule: 'transition',
      action: 'tasks.close',
      place: 'created -> closed',
      shows: (answers) => at(last(answers)?.data, 'task.status') === 'closed',
      commands: 3,
    },
  ],
  [
    unknownRefused,
    {
      only: ['queues'],
      bound: 2500,
      rule: 'lets-through',
      action: 'queues.get_all',
      place: 'not_declared',
      shows: (answers) => last(answers)?.meta.error_data.field === 'not_declared',
      commands: 1,
    },
  ],
  [
    openDoor,
    {
      only: ['queues.get_default'],
      bound: 200,
      rule: 'access',
      action: 'queues.get_default',
      place: 'nobody',
      shows: (answers) => last(answers)?.meta.result_code !== 401,
      commands: 1,
    },
  ],
  [
    wrongBlame,
    {
      only: ['queues.delete'],
      bound: 200,
      rule: 'names-field',
      action: 'queues.delete',
      place: 'queue',
      shows: (answers) => last(answers)?.meta.error_data.field === 'elsewhere',
      commands: 1,
    },
  ],
  [
    closedTransition,
    {
      only: ['tasks.failed'],
      bound: 1500,
      rule: 'transition',
      action: 'tasks.failed',
      place: 'in_progress -> failed',
      shows: (answers) => at(last(answers)?.data, 'task.status') === 'in_progress',
      commands: 4,
    },
  ],
  [
    strangeError,
    {
      only: ['queues.get_default'],
      bound: 200,
      rule: 'error',
      action: 'queues.get_default',
      place: '400/201',
      shows: (answers) => last(answers)?.meta.result_subcode === 201,
      commands: 1,
    },
  ],
  [
    restlessRead,
    {
      only: ['queues.get_num_entries'],
      bound: 400,
      rule: 'repeatable',
      action: 'queues.get_num_entries',
      place: '',
      shows: (answers) => at(answers[0]?.data, 'num') !== at(last(answers)?.data, 'num'),
      commands: 3,
    },
  ],
];

for (const [mutant, hunt] of hunts) {
  const hunted = async (): Promise<void> => {
    await using broken = await targetOn(engine, mutant);
    const report = await tested(broken, { only: hunt.only, seed: 'mutants', runs: 0 });
    assert.ok(report.requests <= hunt.bound, `${report.requests} requests`);
    const failure = found(report, hunt);
    assert.equal(
      report.failures.filter((each) => each.rule !== hunt.rule && each.action !== hunt.action),
      [],
      'nothing else is blamed',
    );
    const script = scriptOf(failure.case, broken.target);
    assert.is(script.split('\n').length, hunt.commands, script);
    if (!curlInstalled) return;
    assert.ok(await shownOn(broken, hunt, failure), `the commands show it: ${script}`);
    await using sound = await targetOn(engine);
    assert.not(await shownOn(sound, hunt, failure), 'and do not where the rule holds');
  };
  test(`${mutant.name}: ${hunt.action}`, hunted, { timeLimitMs: 60_000 });
}

function found({ failures }: ContractReport, { rule, action, place }: Hunt): Failure {
  const failure = failures.find((each) => each.rule === rule && each.action === action && each.place === place);
  const all = failures.map((each) => `${each.rule} ${each.action} [${each.place}] ${each.message}`).join('\n');
  if (!failure) assert.unreachable(`not found among\n${all}`);
  return failure as Failure;
}

async function shownOn({ target, shell }: TestTarget, { shows }: Hunt, failure: Failure): Promise<boolean> {
  return shows(await paste(scriptOf(failure.case, target), shell));
}

if (!curlInstalled) test.skip('the commands of a report', 'curl is not installed');

test.run();
