import type { Random } from '../generate/random.js';
import { type Resource, referenceOf } from '../model/resource.js';
import type { MovingAction, Subject } from '../model/subject.js';
import { type Case, type Move, type StatusReading, type Step, stepOf } from './case.js';
import { minimalRequest } from './making.js';
import { Needs } from './needs.js';

/** Under which name the object is known in the steps of a case. */
const OBJECT = 'object';

/** The steps that make an object which nothing has happened to. */
export function making({ resource }: Subject, resources: ReadonlyMap<string, Resource>, random: Random): Step[] {
  const needs = new Needs(resources, random);
  const request = minimalRequest(resource.create, random, needs.idOf);
  return [...needs.steps, stepOf(resource.create, request, { gives: OBJECT })];
}

export function readingOf({ read }: Subject): StatusReading {
  return { step: stepOf(read.operation, { [read.field]: `{{${OBJECT}}}` }), path: read.path };
}

/**
 * The call of an action that may change the object's status, after the steps that brought the object where it is.
 *
 * @param path steps from the making of the object on
 */
export function moveCase(
  subject: Subject,
  action: MovingAction,
  path: readonly Step[],
  resources: ReadonlyMap<string, Resource>,
  random: Random,
  from: string,
): Case {
  const needs = new Needs(resources, random);
  const { operation, field, many, leadsTo } = action;
  const id = `{{${OBJECT}}}`;
  // An id of something else says where the object goes, such as a queue.
  const places = [...operation.own].flatMap((name) => {
    const other = referenceOf(operation, name);
    const is = other !== undefined && other !== subject.resource.name && resources.has(other);
    return is ? [[name, needs.idOf(other)] as const] : [];
  });
  const request = { ...minimalRequest(operation, random, needs.idOf), ...Object.fromEntries(places), [field]: many ? [id] : id };
  const move: Move = {
    reading: readingOf(subject),
    next: new Map(subject.machine.statuses.map(({ name, next }) => [name, next])),
    leadsTo,
    many,
  };
  return { setup: [...path, ...needs.steps], step: stepOf(operation, request), note: `from ${from}`, move };
}
