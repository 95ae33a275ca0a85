import type { Canonical } from '../../lock/contract.js';
import type { ActionPair, FieldPair, SchemaPair } from './pairs.js';

/** How bad a change is for callers: it breaks them, it may, or it does not. */
export type Level = 'error' | 'warning' | 'info';

/** What a change concerns: what callers send, or what they get back. */
export type Direction = 'request' | 'response';

/** One place that a rule found changed. */
export interface Change {
  /** In words, without the place: `"minimum 0 became 1"`. */
  readonly message: string;
  /** Absent where there was nothing. */
  readonly was?: Canonical;
  /** Absent where there is nothing any more. */
  readonly is?: Canonical;
}

/** What rules of actions are told beside the action. */
export interface Judgement {
  /** The day it is, as `YYYY-MM-DD`. Rules about how near a date is are silent without it. */
  readonly today?: string | undefined;
  /** Days that callers get between a deprecation and the end. Default 180. */
  readonly sunsetDays?: number | undefined;
}

interface RuleOf<About extends string, Subject> {
  /** In kebab-case; keeps its meaning for good. */
  readonly id: string;
  readonly level: Level;
  readonly direction: Direction;
  /** Why it is of that level, in one sentence. */
  readonly explanation: string;
  readonly about: About;
  find(subject: Subject, judgement: Judgement): Change | readonly Change[] | undefined;
}

/** Looks at a value that both versions have: `type` at every one, `schema` only where the types have something in common. */
export type SchemaRule = RuleOf<'type' | 'schema', SchemaPair>;
/** Looks at a field of an object that one version or both have. */
export type FieldRule = RuleOf<'field', FieldPair>;
/** Looks at an action that one version or both have. */
export interface ActionRule extends RuleOf<'action', ActionPair> {
  /** What it looks at holds for all layers of an action alike, and is told once. */
  readonly ofAllLayers?: true;
}
export type Rule = SchemaRule | FieldRule | ActionRule;

/**
 * What a change does to the set of values: fewer, more, others, the same but they may mean something else, or the same and only said
 * in another way.
 */
export type Effect = 'narrows' | 'widens' | 'changes' | 'means' | 'tells';

/**
 * The one principle of all rules for values: what was taken must still be taken, and what comes back must be what could come
 * before. So requests must not get narrower, and answers not wider.
 */
export function levelOf(effect: Effect, direction: Direction): Level {
  if (effect === 'changes') return 'error';
  if (effect === 'means') return direction === 'request' ? 'warning' : 'info';
  return effect === (direction === 'request' ? 'narrows' : 'widens') ? 'error' : 'info';
}

/** One idea of a rule, looked at on either side. */
export interface Idea<R extends SchemaRule | FieldRule> {
  /** What follows `request-` and `response-` in the ids. */
  readonly name: string;
  readonly about: R['about'];
  readonly effect: Effect;
  /** Where the principle does not decide. */
  readonly levels?: Partial<Readonly<Record<Direction, Level>>>;
  /** Why, for each side that has the rule. */
  readonly explanations: Partial<Readonly<Record<Direction, string>>>;
  readonly find: R['find'];
}

/** The rules of an idea: one for each side that it explains. */
export function rulesOf<R extends SchemaRule | FieldRule>(idea: Idea<R>): readonly R[] {
  const { name, about, effect, levels = {}, explanations, find } = idea;
  return (['request', 'response'] as const).flatMap((direction) => {
    const explanation = explanations[direction];
    if (explanation === undefined) return [];
    const level = levels[direction] ?? levelOf(effect, direction);
    return [{ id: `${direction}-${name}`, level, direction, explanation, about, find } as R];
  });
}

export function schemaRules(idea: Idea<SchemaRule>): readonly SchemaRule[] {
  return rulesOf(idea);
}

export function fieldRules(idea: Omit<Idea<FieldRule>, 'about'>): readonly FieldRule[] {
  return rulesOf({ ...idea, about: 'field' });
}

export function actionRule(rule: Omit<ActionRule, 'about'>): ActionRule {
  return { ...rule, about: 'action' };
}
