import type { SdkLanguage, SdkOptions } from '../emitter.js';
import type { SdkModel, SdkService } from '../model.js';
import { apiModule, clientModule, packageModule, type ServiceEntry } from './client-module.js';
import { errorsModule } from './errors-module.js';
import { methodsOf } from './methods.js';
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
  const services = model.services.map((service, i) => ({ service, name: names[i] ?? service.name }));
  const classes = errorClasses(model.errors.map(({ name }) => name));
  const entries: ServiceEntry[] = services.map(({ service, name }) => ({
    name,
    ...serviceClasses(service),
  }));
  const shown = services.map(({ service, name }) => ({
    name,
    description: service.description,
    methods: methodsOf(service.actions, typesOf(service)),
  }));
  const source = `src/${moduleOf(options.name)}`;
  return new Map([
    ['README.md', readme(model, options, shown)],
    ['pyproject.toml', pyproject(model, options)],
    [`${source}/__init__.py`, packageModule(model, options)],
    [`${source}/_api.py`, apiModule(model, options)],
    [`${source}/_client.py`, clientModule(model, entries)],
    ...[...runtimeFiles()].map(([file, text]) => [`${source}/_runtime/${file}`, text] as const),
    [`${source}/errors.py`, errorsModule(model.errors, classes)],
    [`${source}/py.typed`, ''],
    ...services.map(({ service, name }) => [`${source}/${name}.py`, serviceModule(service, classes)] as const),
  ]);
}

function typesOf({ types }: SdkService) {
  return new Map(types.map((type) => [type.name, type]));
}
