import { MongoServerError } from 'mongodb';
import { DuplicateKeyError, InvalidRegexError, InvalidUpdateError } from '../errors.js';
import type { Update } from '../port.js';

const DUPLICATE_KEY = 11000;
const INVALID_REGEX = 51091;
const BAD_VALUE = 2;
/** Bad value, wrong type, path through a scalar, conflicting paths, immutable field. */
const UPDATE_REFUSED: readonly unknown[] = [BAD_VALUE, 14, 28, 40, 66];

/** What an operation was about, for its errors. */
export interface Operation {
  readonly collection: string;
  readonly pattern?: string | undefined;
  readonly update?: Update;
}

/** The port's error for one the driver threw; anything unknown comes back as it is. */
export function portError(thrown: unknown, { collection, pattern, update }: Operation): unknown {
  if (!(thrown instanceof MongoServerError)) return thrown;
  if (thrown.code === DUPLICATE_KEY) return new DuplicateKeyError(collection, indexIn(thrown.message), { cause: thrown });
  const reason = thrown.message.replace(/^.* :: caused by :: /s, '');
  if (pattern !== undefined && isAboutRegex(thrown.code, reason)) {
    return new InvalidRegexError(pattern, reason.replace(/^Regular expression is invalid: /, ''));
  }
  if (update !== undefined && UPDATE_REFUSED.includes(thrown.code)) {
    const [operator, path] = culprit(update, reason);
    return new InvalidUpdateError(operator, path, reason);
  }
  return thrown;
}

/** Servers that speak the protocol refuse a pattern that is too long for them as a bad value. */
function isAboutRegex(code: unknown, reason: string): boolean {
  return code === INVALID_REGEX || (code === BAD_VALUE && /regex|regular expression/i.test(reason));
}

/** `E11000 duplicate key error collection: db.tasks index: company_name dup key: {...}` names the index, as every server since 3.x writes it. */
function indexIn(message: string): string {
  const name = /index: (?:\S+\.\$)?(\S+) dup key/.exec(message)?.[1] ?? 'unknown';
  return name === '_id_' ? 'id' : name;
}

/** The operator and path an error speaks of: it quotes the path or its last step, or names the operator. */
function culprit(update: Update, reason: string): readonly [operator: string, path: string] {
  const pairs = Object.entries(update).flatMap(([operator, operands]) =>
    Object.keys(operands ?? {}).map((path) => [operator, path] as const),
  );
  const quoted = (text: string | undefined) => text !== undefined && reason.includes(`'${text}'`);
  return (
    pairs.find(([operator, path]) => reason.includes(operator) && quoted(path)) ??
    pairs.find(([, path]) => quoted(path)) ??
    pairs.find(([, path]) => quoted(path.split('.').at(-1))) ??
    pairs.find(([operator]) => reason.includes(operator)) ??
    pairs[0] ?? ['', '']
  );
}
