import { createHash } from 'node:crypto';
import { formatVersion, type Version } from '../../rpc/index.js';

export type DocumentKind = 'openapi' | 'openrpc';

/** Makes the documents of an API; `documentMaker` of `taskwright/codegen` gives one. */
export interface DocumentMaker {
  /** The version that answers callers of `version`, without one the newest; undefined when there was none that old. */
  served(version: string | undefined): string | undefined;
  /** JSON. @param version one that is served @param server where the server is; without one the document does not say */
  make(kind: DocumentKind, version: string, server?: string): string;
}

/** A document with the tag that changes when it does. */
export interface ServedDocument {
  readonly body: string;
  readonly etag: string;
}

/** Stands for the server until somebody asks for a document: a name that is nobody's (RFC 2606), before anything else of its kind. */
const SOMEWHERE = 'http://server.invalid';

/** The documents of an API by version. They are made when first asked for, and what makes them is loaded then. */
export class ApiDocuments {
  readonly #load: () => Promise<DocumentMaker>;
  readonly #made = new Map<string, ServedDocument>();
  #maker: DocumentMaker | undefined;

  /**
   * @example
   * new ApiDocuments(async () => documentMaker((await import('./generated/description.js')).description));
   */
  constructor(load: () => Promise<DocumentMaker>) {
    this.#load = load;
  }

  /** OpenAPI: its addresses are relative to its own. Undefined when there was no version that old; without one it is the newest. */
  openapi(version: Version | undefined): Promise<ServedDocument | undefined> {
    return this.#find('openapi', version);
  }

  /** OpenRPC, whose tools want a whole address. @param origin where the caller found the server */
  async openrpc(version: Version | undefined, origin = 'http://localhost'): Promise<ServedDocument | undefined> {
    const document = await this.#find('openrpc', version, SOMEWHERE);
    return document && tagged(document.body.replace(SOMEWHERE, () => origin));
  }

  async #find(kind: DocumentKind, version: Version | undefined, server?: string): Promise<ServedDocument | undefined> {
    this.#maker ??= await this.#load();
    const served = this.#maker.served(version && formatVersion(version));
    if (served === undefined) return undefined;
    // Kept by what is served: what may be asked for has no end.
    const key = `${kind} ${served}`;
    const document = this.#made.get(key) ?? tagged(this.#maker.make(kind, served, server));
    this.#made.set(key, document);
    return document;
  }
}

/** A text as it is served. */
export function tagged(body: string): ServedDocument {
  // Weak, because the body may go out compressed.
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
