import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { LayerModel, ServiceModel } from '../../emit/model.js';
import { addLayers } from '../../emit/validators/layer-schemas.js';
import { SchemaPool } from '../../emit/validators/schema-pool.js';

/** One thing wrong with a value. */
export interface Finding {
  /** Dotted path of the field: `"script.branch"`; `""` for the value itself. */
  readonly field: string;
  /** Keyword of JSON Schema that is not kept: `"required"`. */
  readonly keyword: string;
  /** What was expected, in words; nothing of the value. */
  readonly expected: string;
}

/** Everything that is wrong with a value; nothing when it fits. */
export type Check = (value: unknown) => readonly Finding[];

/** The checks of one layer. */
export interface LayerChecks {
  readonly request: Check;
  readonly answer: Check;
}

/**
 * What definitions allow: the same schemas that the compiler makes validators of, checked in full. Compiled when they are first needed,
 * because a run may be about one action only.
 */
export function checksOf(service: ServiceModel): (layer: LayerModel) => LayerChecks {
  const pool = new SchemaPool(service.definitions);
  const layers = addLayers(service, pool);
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false, validateSchema: false, ownProperties: true });
  for (const [id, schema] of pool.schemas) ajv.addSchema({ $id: id, ...schema });
  const check = (id: string | undefined): Check => {
    let validate: ValidateFunction | undefined;
    return (value) => {
      validate ??= ajv.getSchema(id ?? '');
      if (!validate) throw new Error(`there is no schema ${id}`);
      return validate(value) ? [] : (validate.errors ?? []).map(finding);
    };
  };
  return (wanted) => {
    const found = layers.find(({ layer }) => layer === wanted);
    return { request: check(found?.request), answer: check(found?.response) };
  };
}

function finding({ instancePath, keyword, params, message }: ErrorObject): Finding {
  const steps = instancePath.split('/').slice(1).map(unescaped);
  const named = params.missingProperty ?? params.additionalProperty;
  const field = [...steps, ...(typeof named === 'string' ? [named] : [])].join('.');
  return { field, keyword, expected: expectation(keyword, params, message) };
}

function expectation(keyword: string, params: Readonly<Record<string, unknown>>, message = keyword): string {
  if (keyword === 'type') return [params.type].flat().join(' or ');
  if (keyword === 'required') return 'a value';
  if (keyword === 'additionalProperties') return 'no such field';
  if (keyword === 'enum') return `one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
  return message;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
