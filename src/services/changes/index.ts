import type { VersionChange } from '../../rpc/index.js';
import { containers } from './containers.js';
import { hyperparams } from './hyperparams.js';
import { metadataMap } from './metadata-map.js';
import { systemTags } from './system-tags.js';

/** What versions changed in how things are said, oldest first (task-core 5.9). Handlers know the newest way alone. */
export const versionChanges: readonly VersionChange[] = [systemTags, hyperparams, containers, metadataMap];
