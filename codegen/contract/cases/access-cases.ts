import { compareVersionNames } from '../../definition/versions.js';
import type { Operation } from '../model/operation.js';
import { type Case, stepOf } from './case.js';
import { type CaseMaking, madeUpId, minimalRequest } from './making.js';

/** Calls without credentials and with wrong ones, at versions that are too old and newer than anything, and of an action that is not there. */
export function accessCases(operation: Operation, { random }: CaseMaking, versions: readonly string[], oldest: boolean): Case[] {
  const request = minimalRequest(operation, random, () => madeUpId(random));
  const plain = (note: string, more: Parameters<typeof stepOf>[2]): Case => ({
    setup: [],
    step: stepOf(operation, request, more),
    note,
  });
  const nowhere = (note: string, step: object): Case => ({
    setup: [],
    step: { ...stepOf(operation, request), operation: undefined, ...step },
    note,
  });
  const tooOld = versions.findLast((version) => compareVersionNames(version, operation.layer.version) < 0);
  const { newest } = operation;
  return [
    ...(newest ? [plain('without credentials', { as: 'nobody' }), plain('with wrong credentials', { as: 'stranger' })] : []),
    ...(newest && versions.length > 0 ? [plain('at a version newer than any', { version: aboveAll(versions) })] : []),
    ...(oldest && tooOld !== undefined ? [nowhere('at a version from before the action', { version: tooOld })] : []),
    ...(newest ? [nowhere('an action that is not there', { action: `${operation.action.fullName}_not_there` })] : []),
  ];
}

function aboveAll(versions: readonly string[]): string {
  return `${Number(versions.at(-1)?.split('.')[0] ?? 0) + 7}.0`;
}
