import type { WebSocket } from 'ws';

/**
 * Sends to one WebSocket and lets only so many messages wait for it: what comes while that many do is dropped, and the connection stays
 * (rest-surfaces 5.8). A client that does not read holds up nobody.
 */
export class BoundedSender {
  readonly #client: WebSocket;
  readonly #capacity: number;
  #waiting = 0;

  constructor(client: WebSocket, capacity: number) {
    this.#client = client;
    this.#capacity = capacity;
  }

  /** Sends a text, given as bytes so that all who get it share them. False when it was dropped. */
  send(text: Buffer): boolean {
    if (this.#waiting >= this.#capacity) return false;
    this.#waiting++;
    // Called when the network has taken it, or the connection is gone.
    this.#client.send(text, { binary: false }, () => {
      this.#waiting--;
    });
    return true;
  }
}
