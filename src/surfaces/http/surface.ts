import type { Dispatcher } from '../../rpc/index.js';
import type { ApiDocuments } from './documents.js';
import type { SurfaceAuth } from './identity.js';
import type { DocumentationOf } from './lifecycle.js';
import { defaultLimits, type HttpLimits } from './limits.js';
import { Replier, type ReplyOptions } from './reply.js';

export interface HttpOptions extends ReplyOptions {
  /** What is left out is as in `defaultLimits`. */
  readonly limits?: Partial<HttpLimits>;
  /** Proxies in front of the server that append to `X-Forwarded-For`. Default 0: the header is not believed. */
  readonly trustedProxies?: number;
  /** What there is to read about a layer that is deprecated or will go: answers of such layers link to it. */
  readonly documentationOf?: DocumentationOf;
}

/** What an HTTP surface is made of. */
export interface SurfaceParts {
  readonly dispatcher: Pick<Dispatcher<never>, 'dispatch' | 'registry'>;
  readonly auth: SurfaceAuth;
  readonly options?: HttpOptions;
  /** The documents that describe the API; without them nothing does. */
  readonly documents?: ApiDocuments | undefined;
  /** Told when an answer's data cannot be written as JSON (a cycle, a bigint); the caller gets 500/0. */
  readonly onUnserialisable?: (callId: string, cause: unknown) => void;
}

/** The same with every default filled in. */
export interface Surface extends Required<Omit<SurfaceParts, 'options' | 'documents'>> {
  readonly documents: ApiDocuments | undefined;
  readonly limits: HttpLimits;
  readonly trustedProxies: number;
  readonly documentationOf: DocumentationOf | undefined;
  readonly replier: Replier;
}

export function surfaceOf({ dispatcher, auth, options = {}, documents, onUnserialisable = () => {} }: SurfaceParts): Surface {
  return {
    dispatcher,
    auth,
    documents,
    onUnserialisable,
    limits: { ...defaultLimits, ...options.limits },
    trustedProxies: options.trustedProxies ?? 0,
    documentationOf: options.documentationOf,
    replier: new Replier(options),
  };
}
