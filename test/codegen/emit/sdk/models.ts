import type { SchemaNode } from '../../../../codegen/definition/ir.js';
import type { SdkAction, SdkField, SdkModel, SdkObject, SdkType } from '../../../../codegen/emit/sdk/model.js';
import type { Shape } from '../../../../codegen/emit/sdk/shape.js';
import { snapshotModel } from '../../../../codegen/emit/sdk/snapshot-model.js';
import { single } from '../definitions.js';

/** The type of that name, of whatever service. @throws Error when there is none */
export function typeOf(model: SdkModel, name: string): SdkType {
  const found = model.services.flatMap(({ types }) => types).find((type) => type.name === name);
  if (found === undefined) throw new Error(`no type ${name}`);
  return found;
}

export function objectOf(model: SdkModel, name: string): SdkObject {
  const type = typeOf(model, name);
  if (type.kind !== 'object') throw new Error(`${name} is no object`);
  return type;
}

export function fieldOf(model: SdkModel, type: string, name: string): SdkField {
  const found = objectOf(model, type).fields.find((field) => field.name === name);
  if (found === undefined) throw new Error(`${type} has no field ${name}`);
  return found;
}

export function actionOf(model: SdkModel, fullName: string): SdkAction {
  const found = model.services.flatMap(({ actions }) => actions).find((action) => action.fullName === fullName);
  if (found === undefined) throw new Error(`no action ${fullName}`);
  return found;
}

type Definitions = Readonly<Record<string, SchemaNode>>;

/** The model of an API with one action, `notes.act`. */
export function modelOf(request: SchemaNode, response?: SchemaNode, definitions?: Definitions): SdkModel {
  return snapshotModel(single(request, response, definitions), '1.0');
}

/** What a schema is as a field of a request, and as one of an answer. */
export function shapes(schema: SchemaNode, definitions?: Definitions): { readonly sent: Shape; readonly received: Shape } {
  const side = { type: 'object', properties: { value: schema } };
  const model = modelOf(side, side, definitions);
  return { sent: fieldOf(model, 'ActRequest', 'value').shape, received: fieldOf(model, 'ActResponse', 'value').shape };
}
