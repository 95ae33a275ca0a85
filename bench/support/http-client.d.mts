export declare class HttpClient {
  static open(port: number): Promise<HttpClient>;
  /** @throws Error when the answer is no success */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}
export declare function post(path: string, body: unknown, authorization?: string): Buffer;
export declare function message(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Buffer;
