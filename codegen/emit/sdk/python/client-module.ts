import type { SdkOptions } from '../emitter.js';
import type { SdkModel } from '../model.js';
import { generated } from './header.js';
import { brackets, indented, spread, text } from './printer.js';

/** A service as the clients have it. */
export interface ServiceEntry {
  /** Name of the attribute and of the module. */
  readonly name: string;
  readonly blocking: string;
  readonly awaited: string;
}

/** `_api.py`: what calls need to know of the API. */
export function apiModule({ version, login }: SdkModel, { name, packageVersion }: SdkOptions): string {
  const loginText = login ? `Login(action=${text(login.action)}, token=${text(login.token)})` : 'None';
  const api = brackets(
    'API = Api(',
    [`agent=${text(`${name}/${packageVersion}`)}`, `version=${text(version)}`, 'errors=ERRORS', `login=${loginText}`],
    ')',
  );
  return generated(
    [
      '"""The API as this package knows it."""',
      'from __future__ import annotations',
      `from ._runtime.action import Api${login ? ', Login' : ''}\nfrom .errors import ERRORS`,
      spread(api, 0).join('\n'),
    ].join('\n\n'),
  );
}

/** `_client.py`: the clients with their services. */
export function clientModule({ version }: SdkModel, services: readonly ServiceEntry[]): string {
  const modules = brackets(
    'from . import (',
    services.map(({ name }) => name),
    ')',
  );
  const doc = `Calls version ${version} of the API`;
  return generated(
    [
      '"""The clients."""',
      'from __future__ import annotations',
      [
        ...(services.length > 0 ? spread(modules, 0) : []),
        'from ._api import API',
        'from ._runtime.client import AsyncioClient, BlockingClient',
        'from ._runtime.connection import AsyncConnection, Connection',
        'from ._runtime.session import Session',
      ].join('\n'),
    ].join('\n\n'),
    clientClass('Client', 'BlockingClient', 'Connection', `${doc} and waits for the answers.`, services, 'blocking'),
    clientClass('AsyncClient', 'AsyncioClient', 'AsyncConnection', `${doc} from asyncio.`, services, 'awaited'),
  );
}

function clientClass(
  name: string,
  base: string,
  connection: string,
  doc: string,
  services: readonly ServiceEntry[],
  kind: 'blocking' | 'awaited',
): string {
  const body = [
    `"""${doc}"""`,
    '',
    '_api = API',
    '',
    // No service begins with a line, so that these names are free.
    'def _use(self, _session: Session) -> None:',
    ...indented([
      'super()._use(_session)',
      ...(services.length > 0 ? [`_connection = ${connection}(_session)`] : []),
      ...services.map((each) => `self.${each.name} = ${each.name}.${each[kind]}(_connection)`),
    ]),
  ];
  return [`class ${name}(${base}):`, ...indented(body)].join('\n');
}

/** `__init__.py` */
export function packageModule({ version }: SdkModel, { name, packageVersion }: SdkOptions): string {
  return generated(
    [
      `"""${name}: a client for version ${version} of the API."""`,
      'from ._client import AsyncClient, Client\nfrom ._runtime.action import OMIT, Omit\nfrom .errors import ApiError, SdkError',
      '__all__ = ["OMIT", "ApiError", "AsyncClient", "Client", "Omit", "SdkError"]',
      `__version__ = ${text(packageVersion)}`,
    ].join('\n\n'),
  );
}
