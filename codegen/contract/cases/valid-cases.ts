import type { Making } from '../generate/value.js';
import { type Operation, requiredFields, wrongWith } from '../model/operation.js';
import { referenceOf } from '../model/resource.js';
import { type Case, stepOf } from './case.js';
import { type CaseMaking, fieldsOf, requestFor } from './making.js';
import { Needs } from './needs.js';

/** How often a request is made anew when it turns out not to fit: patterns and alternatives cannot always be met at once. */
const ATTEMPTS = 5;

/** Requests that the definition allows, on objects of their own: with nothing optional, with each optional field, with some, with all. */
export function validCases(operation: Operation, making: CaseMaking): Case[] {
  const own = (name: string): boolean => operation.own.has(name);
  const later = fieldsOf(operation, making.strict).some((name) => !own(name));
  const optional = fieldsOf(operation, true).filter((name) => !requiredFields(operation).includes(name));
  return [
    ...operation.askedAs.map((version) => validCase(operation, making, 'nothing optional', 'none', () => false, version)),
    ...(optional.length > 0 ? [validCase(operation, making, 'every field', 'all', own)] : []),
    ...(later ? [validCase(operation, making, 'fields of later versions, too', 'all')] : []),
    ...Array.from({ length: making.runs }, () => validCase(operation, making, 'some fields', 'some', own)),
    ...(operation.newest
      ? optional.map((field) => validCase(operation, making, `with ${field}`, 'all', (name) => name === field))
      : []),
  ].flat();
}

function validCase(
  operation: Operation,
  { resources, random, strict }: CaseMaking,
  note: string,
  optional: Making['optional'],
  may?: (field: string) => boolean,
  version = operation.asked,
): Case[] {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const needs = new Needs(resources, random);
    const request = requestFor(operation, { random, optional, idOf: needs.idOf }, may);
    if (wrongWith(request, operation, strict).length > 0) continue;
    const repeat = isRepeatable(operation);
    const exists = repeat && optional === 'none' && requiredFields(operation).every((name) => isMade(operation, name, resources));
    return [{ setup: needs.stepsFor(request), step: stepOf(operation, request, { version }), note, repeat, exists }];
  }
  return [];
}

/** Whether the same answer must come twice: twice is as good as once, and it is about an object that nobody else knows of. */
function isRepeatable(operation: Operation): boolean {
  return operation.action.idempotent && requiredFields(operation).some((name) => referenceOf(operation, name) !== undefined);
}

function isMade(operation: Operation, field: string, resources: CaseMaking['resources']): boolean {
  return resources.has(referenceOf(operation, field) ?? '');
}
