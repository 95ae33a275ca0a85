import { type Result, resultName } from './rule.js';

/** JSON nested deeper than this need not be read (docs/reference/http.md). */
const DEEP = 100;

/** Whether a body was refused as unreadable that is nested too deep: then nobody looked at what it says. */
export function isUnreadable(request: unknown, result: Result): boolean {
  return resultName(result) === '400/0' && depthOf(request) > DEEP;
}

function depthOf(value: unknown): number {
  let depth = 0;
  for (let level = [value]; level.length > 0; depth++) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return depth;
}
