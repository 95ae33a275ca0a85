import type { MlwIndividual, MlwParent, MlwParentWithList, MlwParentWithMap } from '../../generated/surfaces/mlw.js';
import type { Family } from './family.js';
import { propertiesOf } from './parameters.js';
import { presentIndividual } from './present-individual.js';
import { shownSchedule } from './schedule-shown.js';
import { isActive, parentStatus } from './status.js';
import { textsOf } from './stored-task.js';

/** How a parent task shows its individuals: not at all, as a list or by their ids (rest-surfaces 2.7). */
export interface Shapes {
  readonly none: MlwParent;
  readonly list: MlwParentWithList;
  readonly map: MlwParentWithMap;
}

type Time = (moment: string) => string;

const withIndividuals: { readonly [Shape in keyof Shapes]: (individuals: () => MlwIndividual[]) => object } = {
  none: () => ({}),
  list: (individuals) => ({ individualTasks: individuals() }),
  map: (individuals) => ({ individualTasks: Object.fromEntries(individuals().map((task) => [task.id, task])) }),
};

/** A parent task in MLW's shape (rest-surfaces 2.1, 6.4). */
export function presentParent<Shape extends keyof Shapes>(family: Family, shape: Shape, time: Time): Shapes[Shape] {
  const { parent, individuals, project, ahead } = family;
  const { task, id, kept, type, name } = parent;
  const { created = '' } = task;
  const shown: MlwParent = {
    id,
    name,
    createdAt: time(created),
    type,
    status: parentStatus(type, ahead, () => individuals.some(isActive)),
    projectID: project?.shownId ?? '',
    projectName: project?.name ?? '',
    properties: propertiesOf(task, kept.properties),
    ...shownSchedule(kept.schedule, type, created),
    sortTime: Math.floor(Date.parse(created) / 1000),
    ...textsOf(kept, ['workflowName', 'testSize']),
  };
  const both = { ...shown, ...withIndividuals[shape](() => individuals.map((each) => presentIndividual(each, family, time))) };
  return both as unknown as Shapes[Shape];
}
