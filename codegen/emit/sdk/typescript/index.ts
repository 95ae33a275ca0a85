import type { SdkLanguage, SdkOptions } from '../emitter.js';
import type { SdkModel } from '../model.js';
import { apiModule, apiTypes } from './api-module.js';
import { clientModule, clientTypes } from './client-module.js';
import { namesOf } from './names.js';
import { CORE, packageJson } from './package-json.js';
import { readme } from './readme.js';
import { runtimeFiles } from './runtime.js';
import { serviceModule } from './service-module.js';
import { serviceTypes } from './service-types.js';

/** As registries take them: in lower case, with a scope in front where there is one. */
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/**
 * The SDK in JavaScript modules with TypeScript declarations beside them: Node, browsers and Deno run it as it is, and the compiler
 * reads types without compiling anything.
 */
export const typescript: SdkLanguage = {
  nameProblem: (name) =>
    NAME.test(name) && name.length <= 214 ? undefined : 'expected the name of an npm package, such as my-sdk or @me/sdk',
  emit,
};

function emit(model: SdkModel, options: SdkOptions): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', packageJson(model, options)],
    ['README.md', readme(model, options)],
    ['index.js', clientModule(model)],
    ['index.d.ts', clientTypes(model)],
    [`${CORE}/api.js`, apiModule(model, options)],
    [`${CORE}/api.d.ts`, apiTypes(model)],
    ...runtimeFiles(),
    ...model.services.flatMap((service) => [
      [`services/${namesOf(service).key}.js`, serviceModule(service, model)] as const,
      [`services/${namesOf(service).key}.d.ts`, serviceTypes(service, model)] as const,
    ]),
  ]);
}
