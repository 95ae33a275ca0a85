import { type Diagnostic, hasErrors } from './diagnostic.js';
import { checkServiceForm, checkSurfaceForm } from './form-diagnostics.js';
import { checkAnyCase, checkBodyExamples, checkTextBodies } from './rules/bodies.js';
import { checkActionErrors, checkCatalogue, errorNames } from './rules/catalogue.js';
import { checkDefaults } from './rules/defaults.js';
import { checkBatches, checkLayers } from './rules/layers.js';
import { checkLifecycle } from './rules/lifecycle.js';
import { checkLogins, checkLoginsAcross } from './rules/logins.js';
import { checkMachine } from './rules/machines.js';
import { checkMisplaced } from './rules/misplaced.js';
import { checkNamesAcross, checkServiceNames } from './rules/names.js';
import { checkDescriptions, checkRequired } from './rules/properties.js';
import { checkRefs } from './rules/refs.js';
import { checkRoutes, checkRoutesAcross, checkSurfaceNames } from './rules/routes.js';
import { actionsOf, type Subject } from './subject.js';

/** The resolved files of a schemas folder. */
export interface Definitions {
  readonly services: readonly Subject[];
  readonly errors: Subject | undefined;
  readonly machines: readonly Subject[];
  readonly surfaces: readonly Subject[];
}

const SERVICE_RULES: readonly ((subject: Subject) => Diagnostic[])[] = [
  checkServiceForm,
  checkLayers,
  checkBatches,
  checkLifecycle,
  checkLogins,
  checkServiceNames,
  checkRefs,
  checkDescriptions,
  checkRequired,
  checkMisplaced,
];

const SURFACE_RULES: readonly ((subject: Subject) => Diagnostic[])[] = [
  checkSurfaceForm,
  checkSurfaceNames,
  checkRoutes,
  checkRefs,
  checkDescriptions,
  checkRequired,
  checkTextBodies,
];

/** Everything wrong with resolved definitions, in no order. */
export function checkDefinitions({ services, errors, machines, surfaces }: Definitions): Diagnostic[] {
  const catalogue = errorNames(errors);
  const actions = services.flatMap((service) => actionsOf(service).map(([name]) => `${service.name}.${name}`));
  return [
    ...services.flatMap((service) => [...checkService(service), ...checkActionErrors(service, catalogue)]),
    ...checkNamesAcross(services),
    ...checkLoginsAcross(services),
    ...(errors ? checkCatalogue(errors) : []),
    ...machines.flatMap((machine) => checkMachine(machine, actions)),
    ...surfaces.flatMap(checkSurface),
    ...checkRoutesAcross(surfaces),
  ];
}

function checkService(service: Subject): Diagnostic[] {
  const found = SERVICE_RULES.flatMap((rule) => rule(service));
  return hasErrors(found) ? found : [...found, ...checkDefaults(service)];
}

function checkSurface(subject: Subject): Diagnostic[] {
  const found = SURFACE_RULES.flatMap((rule) => rule(subject));
  return hasErrors(found)
    ? found
    : [...found, ...checkDefaults(subject), ...checkAnyCase(subject), ...checkBodyExamples(subject)];
}
