export declare class HttpClient {
  static open(port: number): Promise<HttpClient>;
  /** @throws Error when the answer is not 200 */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}
export declare function post(path: string, body: unknown, authorization?: string): Buffer;
