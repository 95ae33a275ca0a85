import type { ApiDefinition } from '../definition/ir.js';
import { COMPILED_ACTIONS } from './compiled-module.js';
import { withHeader } from './header.js';
import type { ServiceModel } from './model.js';
import { camelCase, Names } from './print/names.js';

/** `index.ts`: the compiled API, and everything else that was emitted. */
export function apiModule(
  api: ApiDefinition,
  services: readonly ServiceModel[],
  files: ReadonlySet<string>,
  runtime: string,
): string {
  const names = new Names(['api', 'errors', 'newest', 'versions']);
  const imports = services.map(({ file, name }) => ({ file, local: names.claim(`${camelCase(name)}Actions`) }));
  const modules = [...files].filter((file) => !file.startsWith('validators/') && !file.startsWith('compiled/'));
  const body = [
    `import type { CompiledApi } from '${runtime}';`,
    "import { newest, versions } from './actions.js';",
    ...imports.map(({ file, local }) => `import { ${COMPILED_ACTIONS} as ${local} } from './compiled/${file}.js';`),
    ...(api.errors.length > 0 ? ["import { errors } from './errors.js';"] : []),
    '',
    ...modules.map(exportLine),
    '',
    '/** What the framework runs. */',
    'export const api: CompiledApi = {',
    '  newest,',
    '  versions,',
    `  actions: [${imports.map(({ local }) => `...${local}`).join(', ')}],`,
    `  errors: ${api.errors.length === 0 ? '[]' : 'Object.values(errors)'},`,
    '};',
  ];
  return withHeader('The compiled API.', body.join('\n'));
}

function exportLine(file: string): string {
  const types = file.startsWith('types/') || file === 'reference.ts';
  return `export ${types ? 'type ' : ''}* from './${file.replace(/\.ts$/, '.js')}';`;
}
