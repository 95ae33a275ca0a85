import type { SdkOptions } from '../emitter.js';
import type { SdkModel } from '../model.js';
import { namesOf } from './names.js';

/** Subpaths of the package that are no services. */
export const CORE = 'core';

/** `package.json`, ready to publish. */
export function packageJson({ version, services }: SdkModel, { name, packageVersion }: SdkOptions): string {
  const modules = services.map(namesOf).map(({ key }) => [`./${key}`, entry(`services/${key}`)] as const);
  const description = {
    name,
    version: packageVersion,
    description: `Client for version ${version} of the API: ${services.map((service) => service.name).join(', ')}`,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    types: './index.d.ts',
    exports: {
      '.': entry('index'),
      [`./${CORE}`]: entry(`${CORE}/index`),
      ...Object.fromEntries(modules),
      './package.json': './package.json',
    },
    files: ['index.js', 'index.d.ts', 'core', 'services'],
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function entry(path: string): object {
  return { types: `./${path}.d.ts`, default: `./${path}.js` };
}
