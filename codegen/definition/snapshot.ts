import type { ActionDefinition, LayerDefinition } from './ir.js';
import { compareVersionNames } from './versions.js';

/** An action as seen at `version`: its highest layer not above it, or undefined when every layer is newer (design 5). */
export function snapshot(action: ActionDefinition, version: string): LayerDefinition | undefined {
  return action.layers.findLast((layer) => compareVersionNames(layer.version, version) <= 0);
}
