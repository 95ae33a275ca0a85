/** What an API's documents say that its definitions do not. */
export interface DocumentOptions {
  /** What the API is called. */
  readonly title: string;
  /** Where the server is: `https://tasks.example.com`. Without it OpenAPI means the place where it was found, and OpenRPC does not say. */
  readonly server?: string | undefined;
  /** Name of the cookie that is a credential too; none when left out. */
  readonly cookie?: string | undefined;
}
