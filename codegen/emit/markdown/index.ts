import type { ApiDefinition } from '../../definition/ir.js';
import { openApiDocument } from '../openapi/document.js';
import { ACTIONS_FILE, actionsPage } from './actions-page.js';
import { COMPATIBILITY_FILE, compatibilityPage } from './compatibility-page.js';
import { ERRORS_FILE, errorsPage } from './errors-page.js';
import type { Examples } from './examples.js';
import { emitReference } from './reference.js';
import { emitStatusMachines, STATUS_FILE } from './status-page.js';

/**
 * The generated part of the reference: a page for each service, one of all actions, one of all errors, one of the status machines and one
 * of what may change, and an OpenAPI document for each surface.
 *
 * @param api read and checked
 * @returns Markdown and JSON by file name; the same definitions and examples give the same bytes
 */
export function emitDocs(api: ApiDefinition, examples: Examples): ReadonlyMap<string, string> {
  return new Map([
    ...api.services.map((service) => [`${service.name}.md`, emitReference(api, service, examples.get(service.name))] as const),
    [ACTIONS_FILE, actionsPage(api)],
    ...(api.errors.length > 0 ? [[ERRORS_FILE, errorsPage(api.errors, actionsByError(api))] as const] : []),
    [COMPATIBILITY_FILE, compatibilityPage()],
    ...(api.machines.length > 0 ? [[STATUS_FILE, emitStatusMachines(api.machines)] as const] : []),
    ...api.surfaces.map((surface) => [`${surface.name}.openapi.json`, openApiDocument(surface)] as const),
  ]);
}

/** For each error the full names of the actions that answer with it. */
function actionsByError({ services }: ApiDefinition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { fullName, errors } of services.flatMap(({ actions }) => actions)) {
    for (const error of errors) found.set(error, [...(found.get(error) ?? []), fullName]);
  }
  return found;
}
