import type { ApiDefinition, Location } from '../../definition/ir.js';
import type { Examples } from '../markdown/examples.js';

/** Everything that documents are made of. */
export interface Description {
  /** What the API is called. */
  readonly title: string;
  readonly api: ApiDefinition;
  readonly examples: Examples;
}

/** Nothing that describes an API reads where it was written. */
const NOWHERE: Location = { file: '' };

/** A description as text, to be unpacked when somebody asks for a document: services and errors, without their places in the sources. */
export function packed({ title, api: { services, errors }, examples }: Description): string {
  const shown = [...examples].map(([service, said]) => [service, { shown: [...said.shown], examples: [...said.examples] }]);
  return JSON.stringify({ title, services, errors, examples: shown }, (key, value) => (key === 'location' ? undefined : value));
}

/** @param text what `packed` gave */
export function unpacked(text: string): Description {
  const { title, services, errors, examples } = JSON.parse(text) as Packed;
  return {
    title,
    api: {
      services: services.map((service) => ({
        ...service,
        location: NOWHERE,
        actions: service.actions.map((action) => ({
          ...action,
          location: NOWHERE,
          layers: action.layers.map((layer) => ({ ...layer, location: NOWHERE })),
        })),
      })),
      errors: errors.map((row) => ({ ...row, location: NOWHERE })),
      machines: [],
      surfaces: [],
    },
    examples: new Map(
      examples.map(([service, said]) => [
        service,
        { service, steps: new Map(), shown: new Map(said.shown), examples: new Map(said.examples) },
      ]),
    ),
  };
}

type Service = ApiDefinition['services'][number];
type Action = Service['actions'][number];
type ServiceExamples = NonNullable<ReturnType<Examples['get']>>;

interface Packed {
  readonly title: string;
  readonly services: readonly (Omit<Service, 'location' | 'actions'> & {
    readonly actions: readonly (Omit<Action, 'location' | 'layers'> & {
      readonly layers: readonly Omit<Action['layers'][number], 'location'>[];
    })[];
  })[];
  readonly errors: readonly Omit<ApiDefinition['errors'][number], 'location'>[];
  readonly examples: readonly (readonly [
    service: string,
    said: {
      readonly shown: readonly (readonly [string, string])[];
      readonly examples: readonly (readonly [string, NonNullable<ReturnType<ServiceExamples['examples']['get']>>])[];
    },
  ])[];
}
