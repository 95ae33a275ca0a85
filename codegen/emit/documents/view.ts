import type { ApiDefinition } from '../../definition/ir.js';
import type { Examples } from '../markdown/examples.js';
import type { ServiceModel } from '../model.js';
import { type ActionView, actionView } from './action-view.js';
import { modelAsOf } from './as-of.js';
import { examplesAsOf } from './examples-as-of.js';

/** One service as a document of a version describes it. */
export interface ServiceView {
  readonly model: ServiceModel;
  readonly actions: readonly ActionView[];
}

/** What a document of a version is made of: every action that is there and not internal. */
export function viewOf(api: ApiDefinition, version: string, examples: Examples): ServiceView[] {
  const all = modelAsOf(api, version);
  const fitted = examplesAsOf(examples, all);
  return all.flatMap((service) => {
    const actions = service.actions.filter(({ definition }) => !definition.internal);
    if (actions.length === 0) return [];
    const model = { ...service, actions };
    return [{ model, actions: actions.map((action) => actionView(action, model, api.errors, fitted)) }];
  });
}
