import type { SdkLanguage, SdkOptions } from '../emitter.js';
import type { SdkModel } from '../model.js';
import { apiModule, clientModule, packageModule } from './client-module.js';
import { errorsModule } from './errors-module.js';
import { methodsOf } from './method.js';
import { errorClasses, identifiers, moduleOf, nameProblem } from './names.js';
import { pyproject } from './project-files.js';
import { readme } from './readme.js';
import { runtimeFiles } from './runtime-files.js';
import { serviceClasses, serviceModule } from './service-module.js';

/** What a client has already, and what the modules have that a service's would stand beside. */
const TAKEN = [
  ...['call', 'close', 'errors', 'self', 'super', 'with_options'],
  ...['API', 'AsyncClient', 'AsyncConnection', 'AsyncioClient', 'BlockingClient', 'Client', 'Connection', 'Session'],
];

/** SDKs in Python: typed dictionaries, clients for threads and for asyncio, nothing but the standard library. */
export const python: SdkLanguage = { nameProblem, emit };

function emit(model: SdkModel, options: SdkOptions): ReadonlyMap<string, string> {
  const names = identifiers(
    model.services.map(({ name }) => name),
    TAKEN,
  );
  const services = model.services.map((service, i) => ({
    service,
    name: names[i] ?? service.name,
    description: service.description,
    methods: methodsOf(service),
    ...serviceClasses(service),
  }));
  const classes = errorClasses(model.errors.map(({ name }) => name));
  const source = `src/${moduleOf(options.name)}`;
  return new Map([
    ['README.md', readme(model, options, services)],
    ['pyproject.toml', pyproject(model, options)],
    [`${source}/__init__.py`, packageModule(model, options)],
    [`${source}/_api.py`, apiModule(model, options)],
    [`${source}/_client.py`, clientModule(model, services)],
    ...[...runtimeFiles()].map(([file, text]) => [`${source}/_runtime/${file}`, text] as const),
    [`${source}/errors.py`, errorsModule(model.errors, classes)],
    [`${source}/py.typed`, ''],
    ...services.map(({ service, name, methods }) => [`${source}/${name}.py`, serviceModule(service, methods, classes)] as const),
  ]);
}
