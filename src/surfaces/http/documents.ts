import { createHash } from 'node:crypto';
import { formatVersion, type Version } from '../../rpc/index.js';

export type DocumentKind = 'openapi' | 'openrpc';

/** Makes the documents of an API; `documentMaker` of `taskwright/codegen` gives one. */
export interface DocumentMaker {
  /** The version that answers callers of `version`, without one the newest; undefined when there was none that old. */
  served(version: string | undefined): string | undefined;
  /** JSON. @param version one that is served */
  make(kind: DocumentKind, version: string): string;
}

/** A document with the tag that changes when it does. */
export interface ServedDocument {
  readonly body: string;
  readonly etag: string;
}

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

  /** The document that callers of a version, or of the newest, read; undefined when there was no version that old. */
  async find(kind: DocumentKind, version: Version | undefined): Promise<ServedDocument | undefined> {
    this.#maker ??= await this.#load();
    const served = this.#maker.served(version && formatVersion(version));
    if (served === undefined) return undefined;
    // Kept by what is served: what may be asked for has no end.
    const key = `${kind} ${served}`;
    const document = this.#made.get(key) ?? tagged(this.#maker.make(kind, served));
    this.#made.set(key, document);
    return document;
  }
}

/** A text as it is served. */
export function tagged(body: string): ServedDocument {
  // Weak, because the body may go out compressed.
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
