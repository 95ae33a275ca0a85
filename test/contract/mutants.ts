import { token } from '../../src/app/container.js';
import { api, errors } from '../../src/generated/index.js';
import {
  ApiError,
  type CompiledAction,
  type CompiledApi,
  type CompiledLayer,
  Dispatcher,
  type DispatcherOptions,
  type Handler,
  type Validator,
  type Version,
} from '../../src/rpc/index.js';
import { withRequest } from '../../src/rpc/prepared-call.js';
import { handlers } from '../../src/services/index.js';
import type { Services } from '../../src/services/services.js';
import type { Root } from '../docs/server.js';

/** A change to the real server that breaks one rule, and what is to be found of it. */
export interface Mutant {
  readonly name: string;
  readonly change: (root: Root) => void;
}

type AnyHandler = Handler<never, unknown, Services>;
type Handlers = Readonly<Record<string, AnyHandler>>;

/** One field of an answer has another type than the definition says. */
export const wrongType: Mutant = {
  name: 'a wrong type in an answer',
  change: withHandler('queues.get_by_id', (handler) => async (call) => {
    const data = (await handler(call)) as { readonly queue: object };
    return { ...data, queue: { ...data.queue, created: 1_750_000_000 } };
  }),
};

/** A required field may be missing. */
export const missingCheck: Mutant = {
  name: 'a required field is not asked for',
  change: withRequests('queues.get_num_entries', (validator) =>
    validatorOf(
      (data) => validator(data) || validator.errors?.every(({ keyword }) => keyword === 'required') === true,
      validator,
    ),
  ),
};

/** The highest layer *below* the version that was asked for answers, where there is one. */
export const wrongVersion: Mutant = {
  name: 'the layer before the right one answers',
  change: (root) => {
    const dispatcher = new Dispatcher<Services>(api, handlers, root.resolve(token.services), {});
    const { registry } = dispatcher;
    const find = registry.find.bind(registry);
    const before = ({ major, minor }: Version): Version => ({ major, minor: minor - 1 });
    Object.assign(registry, { find: (name: string, version: Version) => find(name, before(version)) ?? find(name, version) });
    root.registerInstance(token.dispatcher, dispatcher);
  },
};

/** A task may be closed whatever it is. */
export const openTransition: Mutant = {
  name: 'a transition is let through',
  change: withHandler('tasks.close', (handler) => (call) => {
    const { request } = call as unknown as { readonly request: object };
    return handler(withRequest(call as never, { ...request, force: true }) as never);
  }),
};

/** A field that nobody declares is refused. */
export const unknownRefused: Mutant = {
  name: 'an unknown field is refused',
  change: withRequests('queues.get_all', (validator, { fields }) =>
    validatorOf((data) => {
      const unknown = Object.keys(data as object).find((name) => !fields.includes(name));
      if (unknown === undefined) return validator(data);
      validator.errors = [{ instancePath: '', keyword: 'additionalProperties', params: { additionalProperty: unknown } }];
      return false;
    }, validator),
  ),
};

/** An action answers everybody, whoever asks. */
export const openDoor: Mutant = {
  name: 'credentials are not asked for',
  change: withActions('queues.get_default', (action) => ({ ...action, authorize: false })),
};

/** A refusal blames another field. */
export const wrongBlame: Mutant = {
  name: 'another field is blamed',
  change: withRequests('queues.delete', (validator) => {
    const blaming: Validator = (data) => {
      const fits = validator(data);
      blaming.errors = validator.errors?.map((issue) => ({ ...issue, instancePath: '/elsewhere', params: {} })) ?? null;
      return fits;
    };
    return blaming;
  }),
};

/** A task that runs cannot fail. */
export const closedTransition: Mutant = {
  name: 'a transition is refused',
  change: withHandler('tasks.failed', () => () => {
    throw new ApiError(errors.invalid_task_status);
  }),
};

/** An error that is somebody else's. */
export const strangeError: Mutant = {
  name: 'an error that the action does not declare',
  change: withHandler('queues.get_default', () => () => {
    throw new ApiError(errors.invalid_model_id);
  }),
};

/** A read that changes what it reads. */
export const restlessRead: Mutant = {
  name: 'a read that is different each time',
  change: (root) => {
    let reads = 0;
    withHandler('queues.get_num_entries', (handler) => async (call) => {
      await handler(call);
      return { num: reads++ };
    })(root);
  },
};

/** No mutant, but the server as `versions.strict` sets it up. */
export const strictServer: Mutant = {
  name: 'fields that a version does not declare are refused',
  change: (root) => withDispatcher(root, {}, { strict: true }),
};

/** The server with other handlers, or another compiled API. */
function withDispatcher(
  root: Root,
  changed: { readonly api?: CompiledApi; readonly handlers?: Handlers },
  options: DispatcherOptions = {},
): void {
  const all = (changed.handlers ?? handlers) as Handlers;
  root.registerInstance(
    token.dispatcher,
    new Dispatcher<Services>(changed.api ?? api, all, root.resolve(token.services), options),
  );
}

function withHandler(name: string, change: (handler: AnyHandler) => AnyHandler): Mutant['change'] {
  const all: Handlers = handlers;
  return (root) => withDispatcher(root, { handlers: { ...all, [name]: change(all[name] as AnyHandler) } });
}

function withActions(name: string, change: (action: CompiledAction) => CompiledAction): Mutant['change'] {
  const actions = api.actions.map((action) => (action.name === name ? change(action) : action));
  return (root) => withDispatcher(root, { api: { ...api, actions } });
}

function withRequests(name: string, change: (validator: Validator, layer: CompiledLayer) => Validator): Mutant['change'] {
  return withActions(name, (action) => {
    return { ...action, layers: action.layers.map((layer) => ({ ...layer, request: change(layer.request, layer) })) };
  });
}

/** A validator of its own judgement, which gives the errors of another. */
function validatorOf(judge: (data: unknown) => boolean, errorsOf: Validator): Validator {
  const validator: Validator = (data) => {
    const fits = judge(data);
    validator.errors = fits ? null : (errorsOf.errors ?? null);
    return fits;
  };
  return validator;
}
