import type { AnswerExtras, Call, Caller } from './call.js';
import type { CompiledAction } from './compiled.js';
import type { Deadline } from './deadline.js';
import type { Target } from './invocation.js';
import type { Version } from './version.js';

/** What dispatch knows of a call besides its request. */
interface Circumstances {
  readonly version: Version;
  readonly id: string;
}

/**
 * The call that a handler is given. A class, so that all calls have one shape and the signal can wait until somebody asks for it;
 * the dependencies are members of their own, to be taken apart together with the rest.
 */
export class PreparedCall<Request> implements Call<Request> {
  readonly action: CompiledAction;
  readonly actualVersion: string;
  readonly version: Version;
  readonly id: string;

  constructor(
    readonly request: Request,
    readonly nulls: ReadonlySet<string>,
    readonly caller: Caller,
    target: Target,
    circumstances: Circumstances,
    readonly answer: AnswerExtras,
    protected readonly deadline: Deadline,
    dependencies: object,
  ) {
    this.action = target.action;
    this.actualVersion = target.layer.version;
    this.version = circumstances.version;
    this.id = circumstances.id;
    Object.assign(this, dependencies);
  }

  get signal(): AbortSignal {
    return this.deadline.signal;
  }
}

/** The same call with another request. (A spread would lose the signal.) */
export function withRequest<C extends Call<unknown>, Request>(
  call: C,
  request: Request,
): Omit<C, 'request'> & { readonly request: Request } {
  return Object.create(call, { request: { value: request, enumerable: true } }) as Omit<C, 'request'> & {
    readonly request: Request;
  };
}
