/** How a vendor's client makes its tasks and lists them: requests as bytes. */
export interface Client {
  readonly create: (index: number) => Buffer;
  readonly list: () => Buffer;
  /** What else finds the tasks that the list holds. */
  readonly rows?: object;
}

export declare const clients: Readonly<Record<string, Client>>;
