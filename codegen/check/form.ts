import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** The JSON Schemas of the kinds of definition file. */
export type Language = 'definition' | 'surface' | 'errors' | 'status';

const validators = new Map<Language, ValidateFunction>();
const schemas = new Map<Language, object>();

/** Everything in which a resolved file departs from its language; empty when it is well-formed. */
export function formErrors(language: Language, value: unknown): readonly ErrorObject[] {
  const validate = validators.get(language) ?? compile(language);
  validators.set(language, validate);
  return validate(value) ? [] : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames');
}

/** Keys that may stand at a place, by name of the schema's `$defs` entry. */
export function knownKeys(name: 'action' | 'layer' | 'keywords' | 'access'): readonly string[] {
  const { $defs } = load('definition') as { $defs: Record<string, { properties: object }> };
  return Object.keys($defs[name]?.properties ?? {});
}

function compile(language: Language): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false, validateSchema: false });
  ajv.addFormat('regex', isRegExp);
  ajv.addFormat('date', isDate);
  // The schemas of a surface are written like those of a service.
  if (language === 'surface') ajv.addSchema(load('definition'), 'definition.schema.json');
  return ajv.compile(load(language));
}

function load(language: Language): object {
  const url = new URL(`../definition/${language}.schema.json`, import.meta.url);
  const schema = schemas.get(language) ?? (JSON.parse(readFileSync(url, 'utf8')) as object);
  schemas.set(language, schema);
  return schema;
}

function isRegExp(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** A day that exists, as `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
