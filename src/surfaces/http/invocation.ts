import type { Caller, CompiledAction, EventStream, Invocation, Payload, TakeStream, Target, Version } from '../../rpc/index.js';
import { clientOf } from './client.js';
import type { Exchange } from './exchange.js';
import { credentialsOf, type Impersonation, impersonationOf } from './identity.js';
import type { Surface } from './surface.js';

/** What one HTTP surface adds to a call. */
export interface HttpCall {
  readonly action: string;
  readonly version: Version | undefined;
  readonly id: string;
  /** This way in can send events after the answer. */
  readonly streams?: boolean;
  body(target: Target): Payload | Promise<Payload>;
}

/** A call as dispatch takes it; who is calling comes from the headers of the exchange. */
export function httpInvocation(surface: Surface, exchange: Exchange, call: HttpCall): HttpInvocation {
  const wish = impersonationOf(exchange);
  return wish === undefined
    ? new HttpInvocation(surface, exchange, call)
    : new ImpersonatingInvocation(surface, exchange, call, wish);
}

/** One call over HTTP. */
export class HttpInvocation implements Invocation {
  readonly action: string;
  readonly version: Version | undefined;
  readonly id: string;
  readonly #surface: Surface;
  readonly #exchange: Exchange;
  readonly #body: HttpCall['body'];
  readonly #streams: boolean;
  #stream: EventStream | undefined;
  #answered = false;

  constructor(surface: Surface, exchange: Exchange, call: HttpCall) {
    this.action = call.action;
    this.version = call.version;
    this.id = call.id;
    this.#surface = surface;
    this.#exchange = exchange;
    this.#body = call.body;
    this.#streams = call.streams ?? false;
  }

  get follow(): TakeStream | undefined {
    if (!this.#streams) return undefined;
    return (stream) => {
      // A handler that was not waited for may open its stream when the answer is out.
      if (this.#answered) stream.end();
      else this.#stream = stream;
    };
  }

  /** What the handler gave to follow its answer; to be asked for once the call is answered. Whoever takes it has to end it. */
  takeStream(): EventStream | undefined {
    this.#answered = true;
    return this.#stream;
  }

  get client(): string {
    return clientOf(this.#exchange);
  }

  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  authenticate(action: CompiledAction): Caller | Promise<Caller> {
    return this.#surface.auth.authenticate(credentialsOf(this.#exchange, action, this.#surface.trustedProxies));
  }

  body(target: Target): Payload | Promise<Payload> {
    return this.#body(target);
  }
}

class ImpersonatingInvocation extends HttpInvocation {
  readonly #auth: Surface['auth'];
  readonly #wish: Impersonation;

  constructor(surface: Surface, exchange: Exchange, call: HttpCall, wish: Impersonation) {
    super(surface, exchange, call);
    this.#auth = surface.auth;
    this.#wish = wish;
  }

  impersonate(caller: Caller): Caller | Promise<Caller> {
    return this.#auth.impersonate(caller, this.#wish);
  }
}
