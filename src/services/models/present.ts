import { asIds, presenter, type Wire } from '../query/present.js';
import { presentWritten } from '../query/present-written.js';
import { ALL } from '../query/selection.js';
import { modelShape } from '../query/shapes/index.js';
import type { ModelDocument } from './model-document.js';

const presentWhole = presenter(modelShape.fields, ALL, asIds);

/** A model as `get_by_id` gives it. `ui_cache` and `company_origin`, which lists leave out, are shown when they are set. */
export function presentModel(model: ModelDocument): Wire {
  return presentWhole(model);
}

/** The `fields` of a write's answer; null for what was cleared. */
export function presentModelFields(fields: Readonly<Record<string, unknown>>): Wire {
  return presentWritten(modelShape, fields);
}
