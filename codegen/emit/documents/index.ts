/** What the documents of a version are made of. */
export type { ActionView } from './action-view.js';
export { asOf, modelAsOf, servedVersion } from './as-of.js';
export { componentsOf } from './components.js';
export { type Description, packed, unpacked } from './description.js';
export type { DocumentOptions } from './document-options.js';
export { grouped } from './errors.js';
export { exampleAt, examplesAsOf } from './examples-as-of.js';
export { type ShownExample, shownExample } from './shown-example.js';
export { type ServiceView, viewOf } from './view.js';
