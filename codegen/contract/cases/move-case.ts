import type { Random } from '../generate/random.js';
import { type Resource, referenceOf } from '../model/resource.js';
import type { MovingAction, Subject } from '../model/subject.js';
import { type Case, type Move, type StatusReading, type Step, stepOf } from './case.js';
import { minimalRequest } from './making.js';
import { creationOf, Needs } from './needs.js';

/** Under which name the object is known in the steps of a case. */
const OBJECT = '{{object}}';

/** What cases about a status are made with. */
export interface MoveMaking {
  readonly subject: Subject;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly random: Random;
}

/** Reads the status of a new object. */
export function statusCase(making: MoveMaking): Case {
  const { step, path } = readingOf(making.subject);
  const move: Move = { reading: { step, path }, next: new Map(), leadsTo: [], many: true };
  return { setup: newObject(making), step, note: 'as it is made', move };
}

/**
 * The call of an action that may change an object's status, after those that bring a new object where it is to be.
 *
 * @param path actions from the making of the object on
 * @param from the status they lead to
 */
export function moveCase(making: MoveMaking, path: readonly MovingAction[], action: MovingAction, from: string): Case {
  const { machine } = making.subject;
  const next = new Map(machine.statuses.map((status) => [status.name, status.next]));
  const { before, step } = moving(making, action);
  const way = path.flatMap((each) => {
    const moved = moving(making, each);
    return [...moved.before, moved.step];
  });
  const move: Move = { reading: readingOf(making.subject), next, leadsTo: action.leadsTo, many: action.many };
  return { setup: [...newObject(making), ...way, ...before], step, note: `from ${from}`, move };
}

function newObject({ subject, resources, random }: MoveMaking): Step[] {
  const needs = new Needs(resources, random);
  const request = creationOf(subject.resource, random, needs.idOf);
  return [...needs.stepsFor(request), stepOf(subject.resource.create, request, { gives: 'object' })];
}

function readingOf({ read }: Subject): StatusReading {
  return { step: stepOf(read.operation, { [read.field]: OBJECT }), path: read.path };
}

/** The call of an action on the object. An id of something else that it takes says where the object goes, such as a queue. */
function moving(
  { subject, resources, random }: MoveMaking,
  { operation, field, many }: MovingAction,
): { before: Step[]; step: Step } {
  const needs = new Needs(resources, random);
  const places = [...operation.own].flatMap((name) => {
    const other = referenceOf(operation, name);
    const is = other !== undefined && other !== subject.resource.name && resources.has(other);
    return is ? [[name, needs.idOf(other)] as const] : [];
  });
  const rest = minimalRequest(operation, random, needs.idOf);
  const request = { ...rest, ...Object.fromEntries(places), [field]: many ? [OBJECT] : OBJECT };
  return { before: needs.stepsFor(request), step: stepOf(operation, request) };
}
