import { withHeader } from '../header.js';
import type { ServiceModel } from '../model.js';
import { declareRequests, declareResponses } from './action-types.js';
import { declareDefinitions, hasExpandedIds } from './definition-types.js';

/** `types/<service>.ts`: flat types of the service's definitions, and of each action's requests and answers. */
export function typesModule(service: ServiceModel): string {
  const reference = hasExpandedIds(service) ? "import type { Reference } from '../reference.js';\n\n" : '';
  const actions = service.actions.flatMap((action) => [declareRequests(action, service), declareResponses(action, service)]);
  const declarations = [
    ...declareDefinitions(service),
    ...actions.flatMap(({ newest }) => newest),
    ...actions.flatMap(({ layers }) => layers),
  ];
  return withHeader(`Types of the service \`${service.name}\`.`, `${reference}${declarations.join('\n')}`);
}

/** `reference.ts` */
export function referenceModule(): string {
  return withHeader(
    'What stands in the place of an id in expanded answers.',
    `/** The object that an id names, with whatever was asked for of it. */
export interface Reference {
  readonly id?: string | undefined;
  readonly [field: string]: unknown;
}`,
  );
}
