import type { Rule } from '../../check/compat/rule.js';
import { type RuleGroup, ruleGroups } from '../../check/compat/rules/index.js';
import { page } from './page.js';
import { code, prose, table } from './text.js';

/** Name of the page in the reference. */
export const COMPATIBILITY_FILE = 'compatibility.md';

const INTRODUCTION = `# What may change

Which changes between two versions of a definition break the people who call it, as \`taskwright diff\` judges them.

A change is judged against the contract, which is what the definitions say, and not by what a server happens to let pass. The rules of
values follow one principle: **what was taken must still be taken, and what comes back must be what could come back before.** So a
request must not get narrower, and an answer not wider. Two things that callers are expected to do: they ignore fields of answers that they
do not know, and they tell errors apart by code and subcode.`;

const LEVELS = `| level | what it means |
|---|---|
| error | somebody who keeps to the old contract can be refused, or misled |
| warning | it may break callers, and the definitions alone cannot say so |
| info | nobody breaks; worth telling in a changelog |`;

/** The page of every rule there is, from their table. */
export function compatibilityPage(): string {
  return page(['the rules of `taskwright diff`'], [INTRODUCTION, LEVELS, ...ruleGroups.map(section)]);
}

function section({ title, rules }: RuleGroup): string {
  const rows = table<Rule>(
    [
      { title: 'rule', of: ({ id }) => code(id) },
      { title: 'level', of: ({ level }) => level },
      { title: 'why', of: ({ explanation }) => prose(explanation) },
    ],
    rules,
  );
  return `## ${title}\n\n${rows}`;
}
