import { importPath, withHeader } from './header.js';
import type { ActionModel, LayerModel, ServiceModel } from './model.js';
import { NullShapes } from './null-shapes.js';
import { Constants } from './print/constants.js';
import { Code, printValue } from './print/typescript.js';
import { declaredProperties, isListFilter } from './schema/facts.js';
import { textTypes } from './text-types.js';
import { requestProperties } from './validators/request-schemas.js';
import { validatorName } from './validators/validators-module.js';

/** Name of the constant that holds a service's compiled actions. */
export const COMPILED_ACTIONS = 'compiledActions';

/** `compiled/<service>.ts`: the service's actions as the framework runs them. */
export function compiledModule(service: ServiceModel, runtime: string): string {
  const constants = new Constants();
  const nulls = new NullShapes(service.definitions, constants);
  const actions = service.actions.map((action) => {
    const { fullName, internal, authorize, allowRoles, expand, errors } = action.definition;
    return {
      name: fullName,
      service: service.name,
      internal,
      authorize,
      allowRoles,
      expand,
      batch: action.batch,
      errors,
      layers: action.layers.map((layer) => compiledLayer(action, layer, service, constants, nulls)),
    };
  });
  const declarations = String(constants);
  const types = ['CompiledAction', 'NullShape', 'TextType'].filter(
    (type) => type === 'CompiledAction' || declarations.includes(type),
  );
  const body = [
    `import type { ${types.join(', ')} } from '${importPath(runtime, 1)}';`,
    `import * as validators from '../validators/${service.file}.js';`,
    '',
    ...(declarations === '' ? [] : [declarations, '']),
    `export const ${COMPILED_ACTIONS}: readonly CompiledAction[] = ${printValue(actions)};`,
  ];
  return withHeader(`Actions of the service \`${service.name}\`, as the framework runs them.`, body.join('\n'));
}

function compiledLayer(action: ActionModel, layer: LayerModel, service: ServiceModel, constants: Constants, nulls: NullShapes) {
  const { definitions } = service;
  const { deprecated, sunset } = layer.definition;
  const properties = requestProperties(action.requestLayers, layer.requestIndex, definitions);
  const own = declaredProperties(action.requestLayers[layer.requestIndex]?.request ?? {}, definitions);
  const filters = [...properties].filter(([, schema]) => isListFilter(schema)).map(([name]) => name);
  // Layers of an action mostly have the same properties, older ones being checked for what later ones add.
  const shared = (what: string, type: string, value: object) =>
    action.layers.length > 1 ? constants.share(`${action.key}${what}`, type, value) : value;
  return {
    version: layer.version,
    request: new Code(`validators.${validatorName(action, layer, 'Request')}`),
    response: new Code(`validators.${validatorName(action, layer, 'Response')}`),
    fields: [...own.keys()],
    nulls: shared('Nulls', 'NullShape', nulls.ofProperties(properties)),
    listFilters: filters.length > 0 ? shared('Filters', 'readonly string[]', filters) : [],
    textTypes: shared('Texts', 'Readonly<Record<string, TextType>>', textTypes(properties, definitions)),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(sunset === undefined ? {} : { sunset }),
  };
}
