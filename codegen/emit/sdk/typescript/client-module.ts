import { block, docComment } from '../../print/typescript.js';
import type { SdkModel } from '../model.js';
import { withHeader } from './header.js';
import { namesOf } from './names.js';

/** `index.js`: everything at once. */
export function clientModule({ version, services }: SdkModel): string {
  const names = services.map(namesOf);
  const body = [
    "import { connect } from './core/connection.js';",
    ...names.map(({ key }) => `import { ${key} } from './services/${key}.js';`),
    '',
    "export * from './core/index.js';",
    `export { ${names.map(({ key }) => key).join(', ')} };`,
    '',
    "/** @type {typeof import('./index.js').createClient} */",
    `export function createClient(options) ${block('{', '}', 0, [
      'const connection = connect(options);',
      `return ${block('{', '}', 1, ['connection,', ...names.map(({ key }) => `${key}: ${key}(connection),`)])};`,
    ])}`,
  ];
  return withHeader(`A client for version ${version} of the API.`, version, body.join('\n'), './index.d.ts');
}

/** `index.d.ts` */
export function clientTypes({ version, services }: SdkModel): string {
  const members = services.map((service) => {
    const { key, type } = namesOf(service);
    return `${docComment([service.description], 1)}readonly ${key}: ${type};`;
  });
  const body = [
    "import type { Connection, ConnectOptions } from './core/index.js';",
    ...services.map(namesOf).map(({ key, type }) => `import { ${key}, type ${type} } from './services/${key}.js';`),
    '',
    "export * from './core/index.js';",
    `export { ${services.map((service) => namesOf(service).key).join(', ')} };`,
    '',
    '/** The services of the API over one connection. */',
    `export interface Client ${block('{', '}', 0, ['readonly connection: Connection;', ...members])}`,
    '',
    '/** @throws {TypeError} for options that cannot be */',
    'export declare function createClient(options: ConnectOptions): Client;',
  ];
  return withHeader(`A client for version ${version} of the API.`, version, body.join('\n'));
}
