import type { Document } from 'mongodb';
import type { QueryPlan } from '../port.js';

/**
 * Reads the winning plan out of a server's answer to explain: its stages from the last to the first, with the index each walks:
 * `SORT < FETCH < IXSCAN(status_last_update)`. The engine that ran (classic, slot-based, sharded) decides where they stand in it.
 *
 * It is a scan when the whole collection is read; reading any documents up to a limit is none.
 */
export function queryPlan(explained: Document): QueryPlan {
  const stages = stagesOf((explained as { queryPlanner?: { winningPlan?: unknown } }).queryPlanner?.winningPlan);
  const names = stages.map(({ name }) => name);
  const endsEarly = names.includes('LIMIT') && !names.includes('SORT');
  return {
    scan: stages.some(({ name, filters }) => name === 'COLLSCAN' && (filters || !endsEarly)),
    detail: stages.map(({ name, index }) => (index === undefined ? name : `${name}(${index})`)).join(' < '),
  };
}

/** The plan of several reads: a scan when one of them is. */
export function combined(plans: readonly QueryPlan[]): QueryPlan {
  return { scan: plans.some((plan) => plan.scan), detail: plans.map((plan) => plan.detail).join(' + ') };
}

interface Stage {
  readonly name: string;
  readonly index: string | undefined;
  /** It passes over some of what it reads. */
  readonly filters: boolean;
}

const INNER = ['queryPlan', 'inputStage', 'inputStages', 'thenStage', 'elseStage', 'shards', 'winningPlan'];

function stagesOf(node: unknown): Stage[] {
  if (Array.isArray(node)) return node.flatMap(stagesOf);
  if (typeof node !== 'object' || node === null) return [];
  const { stage, indexName, filter, ...rest } = node as Record<string, unknown>;
  const index = typeof indexName === 'string' ? indexName : undefined;
  const own = typeof stage === 'string' ? [{ name: stage, index, filters: filter !== undefined }] : [];
  return [...own, ...INNER.flatMap((member) => stagesOf(rest[member]))];
}
