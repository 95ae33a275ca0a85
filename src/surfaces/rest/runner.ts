import {
  ApiError,
  baseErrors,
  type CompiledBody,
  type CompiledRoute,
  type CompiledSurface,
  newCallId,
  type RouteCall,
  type RouteTypes,
  responseMismatch,
} from '../../rpc/index.js';
import { readBody } from '../http/body-reader.js';
import type { Exchange } from '../http/exchange.js';
import { defaultLimits, type HttpLimits } from '../http/limits.js';
import { refuseUnsupported } from '../http/media.js';
import { Replier } from '../http/reply.js';
import { requestIdOf } from '../http/request-id.js';
import { isJson, readContent } from './body.js';
import type { ErrorAnswer, RestOptions } from './options.js';
import { readParameters } from './parameters.js';
import { IncomingRequest } from './rest-request.js';
import { RouteTable } from './route-table.js';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A handler whose types are known to its author only. */
export type AnyHandler<Who> = (call: RouteCall<RouteTypes, Who>) => Answer | Promise<Answer>;

/** Takes requests of one surface through their stations. */
export class RestRunner<Who> {
  readonly #surface: Omit<CompiledSurface, 'types'>;
  readonly #handlers: ReadonlyMap<string, AnyHandler<Who>>;
  readonly #options: RestOptions<Who>;
  readonly #limits: HttpLimits;
  readonly #table: RouteTable;
  readonly #replier: Replier;

  constructor(
    surface: Omit<CompiledSurface, 'types'>,
    handlers: ReadonlyMap<string, AnyHandler<Who>>,
    options: RestOptions<Who>,
  ) {
    this.#surface = surface;
    this.#handlers = handlers;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#table = new RouteTable(surface);
    this.#replier = new Replier({ cors: { origins: [] }, ...options });
  }

  async answer(exchange: Exchange): Promise<Response> {
    const request = new IncomingRequest(exchange);
    const id = newCallId();
    try {
      const answer = await this.#run(request);
      return await this.#send(exchange, id, answer, this.#shapeOf(request.route as CompiledRoute, answer));
    } catch (thrown) {
      const error = ApiError.from(thrown);
      this.#options.onError?.(error, request, id);
      const refusal = this.#options.error(error, request);
      const answer = { ...refusal, headers: { ...error.headers, ...refusal.headers } };
      return await this.#send(exchange, id, answer, this.#errorShape(refusal, request));
    }
  }

  async #run(request: IncomingRequest): Promise<Answer> {
    const { exchange } = request;
    const match = this.#table.find(exchange.method, exchange.target);
    if (!('route' in match)) throw noRoute(request, match.allowed);
    const { route } = match;
    request.route = route;
    request.path = match.path;
    refuseUnsupported(exchange);
    // Before anything looks at it: a signature is over these very bytes (rest-surfaces 1.1).
    const read = readBody(exchange.incoming, this.#limits.bodyBytes);
    request.raw = read instanceof Promise ? await read : read;
    // Undefined only where the definition says that nobody needs to be known; handlers of such a route make nothing of it.
    const who = (route.authorize ? await this.#options.authenticate(request) : undefined) as Who;
    this.#checkRole(route, who);
    const parameters = readParameters(route, request);
    const body =
      route.request && readContent(await this.#open(request, who), route.request, this.#limits.jsonDepth, this.#options.parse);
    const call = { ...parameters, body, who, raw: request.raw, target: exchange.target, signal: exchange.signal };
    const handler = this.#handlers.get(route.name) as AnyHandler<Who>;
    return handler(call);
  }

  /** @throws ApiError 403 */
  #checkRole({ allowRoles }: CompiledRoute, who: Who): void {
    if (!allowRoles) return;
    const roles = this.#options.rolesOf?.(who) ?? [];
    if (allowRoles.some((role) => roles.includes(role))) return;
    throw new ApiError(baseErrors.role_not_allowed, { data: { allowed: allowRoles } });
  }

  async #open(request: IncomingRequest, who: Who): Promise<Buffer> {
    const { open } = this.#options;
    if (request.route?.request?.wire === undefined) return request.raw;
    if (!open) throw new Error(`the bodies of ${request.route.name} travel encoded, and the surface has no way to open them`);
    return Buffer.from(await open(request, who));
  }

  /** The declared body of an answer. What differs from it is told, and thrown where answers are strict. */
  #shapeOf(route: CompiledRoute, { status, body }: Answer): CompiledBody | undefined {
    const declared = declaredFor(route, status);
    if (declared === undefined) this.#mismatch(route.name, status, `expected one of ${Object.keys(route.answers).join(', ')}`);
    else if (declared.validate) this.#check(route.name, status, body, declared);
    else if (body !== undefined) this.#mismatch(route.name, status, 'expected no body');
    if (declared?.validate) return declared;
    return body === undefined ? undefined : this.#surface.errors;
  }

  /** A route may have an error of another shape than the surface's: it is as good. */
  #errorShape({ status, body }: ErrorAnswer, { route }: IncomingRequest): CompiledBody {
    const declared = route && declaredFor(route, status);
    if (declared?.validate?.(body)) return declared;
    this.#check(route?.name ?? '(no route)', status, body, this.#surface.errors);
    return this.#surface.errors;
  }

  #check(route: string, status: number, body: unknown, { validate }: CompiledBody): void {
    const difference = responseMismatch(body, validate);
    if (difference !== undefined) this.#mismatch(route, status, difference);
  }

  #mismatch(route: string, status: number, difference: string): void {
    const name = `${this.#surface.name}.${route}`;
    this.#options.onMismatch?.(name, status, difference);
    if (this.#options.strictAnswers)
      throw new Error(`${name} ${status} answered what its definition does not allow: ${difference}`);
  }

  #send(exchange: Exchange, id: string, answer: Answer, shape: CompiledBody | undefined): Response | Promise<Response> {
    const { status, headers = {} } = answer;
    const content = shape?.content ?? '';
    const body = shape === undefined ? '' : this.#written(answer.body, content);
    return this.#replier.send(exchange, {
      status,
      body,
      contentType: content.startsWith('text/') ? `${content}; charset=utf-8` : content,
      requestId: requestIdOf(exchange, id),
      headers: Object.entries(headers),
    });
  }

  #written(body: unknown, content: string): string {
    if (!isJson(content)) return String(body ?? '');
    return this.#options.write?.(body) ?? JSON.stringify(body);
  }
}

function declaredFor({ answers }: CompiledRoute, status: number): CompiledRoute['answers'][number] | undefined {
  return Object.hasOwn(answers, status) ? answers[status] : undefined;
}

function noRoute({ method, target }: IncomingRequest, allowed: readonly string[]): ApiError {
  const [path = ''] = target.split('?', 1);
  if (allowed.length === 0) return new ApiError(baseErrors.endpoint_not_found, { extra: path.slice(0, 100) });
  return new ApiError(baseErrors.method_not_allowed, {
    extra: `${method}: use ${allowed.join(' or ')}`,
    headers: { Allow: allowed.join(', ') },
  });
}
