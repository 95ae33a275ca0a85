import type { ErrorObject } from 'ajv/dist/2020.js';
import { SERVICE_KEYS } from '../definition/service.js';
import { isBareWord } from './bare-word.js';
import { type Diagnostic, diagnose } from './diagnostic.js';
import { formErrors, knownKeys, type Language } from './form.js';
import type { Subject } from './subject.js';
import { didYouMean, suggest } from './suggest.js';
import { shown } from './where.js';

/** Where in a definition file an error lies, as far as it decides what to say. */
type Level = 'service' | 'access' | 'action' | 'layer' | 'answers' | 'schema' | 'value';

interface Fault {
  readonly error: ErrorObject;
  /** Of the object or value at fault. */
  readonly path: readonly string[];
  readonly subject: Subject;
}

/** What keeps a service definition from being well-formed. */
export function checkServiceForm(subject: Subject): Diagnostic[] {
  return faults('definition', subject).map((fault) => formDiagnostic(fault, levelOf(fault.path)));
}

/** What keeps a surface definition from being well-formed. */
export function checkSurfaceForm(subject: Subject): Diagnostic[] {
  return faults('surface', subject).map((fault) => formDiagnostic(fault, surfaceLevelOf(fault.path)));
}

function formDiagnostic(fault: Fault, level: Level): Diagnostic {
  const { keyword } = fault.error;
  if (keyword === 'additionalProperties') return unknownKey(fault, level);
  if (keyword === 'required' || keyword === 'dependentRequired') return missingKey(fault);
  return bareWord(fault) ?? (level === 'schema' ? invalidSchema(fault) : invalidValue(fault));
}

/** What keeps an error catalogue or a status machine from being well-formed. */
export function checkPlainForm(language: 'errors' | 'status', subject: Subject): Diagnostic[] {
  return faults(language, subject).map((fault) => {
    const { keyword } = fault.error;
    if (keyword === 'additionalProperties') return unknownKey(fault, 'value');
    return keyword === 'required' ? missingKey(fault) : invalidValue(fault);
  });
}

function faults(language: Language, subject: Subject): Fault[] {
  return formErrors(language, subject.value).map((error) => ({ error, path: pointer(error.instancePath), subject }));
}

function unknownKey({ error, path, subject }: Fault, level: Level): Diagnostic {
  const key = String(error.params.additionalProperty);
  const location = subject.source.locator.location([...path, key]);
  if (level === 'answers') {
    const expected = 'a status from 200 to 599';
    return diagnose('bad-status-key', location, { key, expected, found: shown(key) });
  }
  const known = keysAt(level, error);
  if (level === 'action' && looksLikeVersion(key, error)) {
    const expected = 'a version as "MAJOR.MINOR", quoted';
    return diagnose('bad-version-key', location, { key, expected, found: shown(key) });
  }
  const expected = didYouMean(key, known, `one of ${known.join(', ')}`);
  return diagnose('unknown-key', location, { key, where: subject.where(path), expected });
}

/** Keys of an action hold versions when they begin like one or hold what a layer holds. */
function looksLikeVersion(key: string, { data }: ErrorObject): boolean {
  const value = (data as Record<string, unknown>)[key];
  const layer = typeof value === 'object' && value !== null && ('request' in value || 'response' in value);
  return layer || /^[v\d]/i.test(key);
}

function keysAt(level: Level, { parentSchema }: ErrorObject): readonly string[] {
  switch (level) {
    case 'service':
      return SERVICE_KEYS;
    case 'schema':
      return knownKeys('keywords').filter((key) => key !== 'request' && key !== 'response');
    case 'action':
      return [...knownKeys('action'), '"2.1"'];
    default:
      return Object.keys((parentSchema?.properties as object | undefined) ?? {});
  }
}

function missingKey({ error, path, subject }: Fault): Diagnostic {
  const key = String(error.params.missingProperty);
  return diagnose('missing-key', subject.source.locator.location(path), { key, where: subject.where(path) });
}

/** `True` and its like are text in HOCON; people coming from Python write them. */
function bareWord({ error, path, subject }: Fault): Diagnostic | undefined {
  const { data, keyword, parentSchema } = error;
  const boolean = [(parentSchema as { readonly type?: unknown } | undefined)?.type].flat().includes('boolean');
  if (!boolean || !['type', 'format'].includes(keyword) || !isBareWord(data)) return undefined;
  return diagnose('bare-word', subject.source.locator.location(path), { word: data, expected: 'true or false', found: data });
}

function invalidSchema({ error, path, subject }: Fault): Diagnostic {
  const keyword = path.findLast((key) => !/^\d+$/.test(key)) ?? '';
  const problem =
    error.propertyName === undefined ? `"${keyword}" in ${subject.where(path.slice(0, -1))}` : `"${error.propertyName}"`;
  return diagnose('invalid-schema', subject.source.locator.location(path), { problem, ...contrast(error) });
}

function invalidValue({ error, path, subject }: Fault): Diagnostic {
  const key = path.at(-1) ?? subject.name;
  const place = subject.where(path.slice(0, -1));
  return diagnose('invalid-value', subject.source.locator.location(path), { key, where: place, ...contrast(error) });
}

/** What Ajv expected and what it got, in words. */
function contrast({ keyword, params, schema, data, propertyName, message }: ErrorObject): { expected: string; found: string } {
  const found = shown(propertyName ?? data);
  switch (keyword) {
    case 'type':
      return { expected: [schema].flat().map(String).map(article).join(' or '), found };
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const near = typeof data === 'string' ? suggest(data, allowed) : undefined;
      return { expected: `${allowed.join(', ')}${near ? `; did you mean "${near}"?` : ''}`, found };
    }
    case 'const':
      return { expected: shown(params.allowedValue), found };
    case 'format':
      return { expected: params.format === 'date' ? 'a date as YYYY-MM-DD' : 'a regular expression', found };
    case 'pattern':
      return { expected: 'a version as MAJOR.MINOR', found };
    default:
      return { expected: `a value that ${message ?? keyword}`, found };
  }
}

function article(type: string): string {
  const names: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', integer: 'a whole number' };
  return names[type] ?? `a ${type}`;
}

function levelOf(path: readonly string[]): Level {
  const [first, second, third] = path;
  if (first === undefined) return 'service';
  if (first === '_definitions') return second === undefined ? 'value' : 'schema';
  if (first === '_default') return second === undefined ? 'access' : 'value';
  if (second === undefined) return 'action';
  if (third === undefined) return /^\d/.test(second) ? 'layer' : 'value';
  return third === 'request' || third === 'response' ? 'schema' : 'value';
}

function surfaceLevelOf(path: readonly string[]): Level {
  const [first, second, third] = path;
  if (first === '_definitions') return second === undefined ? 'value' : 'schema';
  if (first === 'errors' || second === 'request') return path.includes('schema') ? 'schema' : 'value';
  if (second === 'answers') return third === undefined ? 'answers' : path[3] === 'schema' ? 'schema' : 'value';
  return 'value';
}

function pointer(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
