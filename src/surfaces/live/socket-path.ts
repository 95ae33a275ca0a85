import type { WebSocket } from 'ws';
import type { Exchange } from '../http/exchange.js';
import type { SocketRefusal } from './refuse-upgrade.js';

/** Takes a connection that was upgraded. */
export type TakeSocket = (client: WebSocket) => void;

/** A path where a surface takes WebSocket connections of its own. */
export interface SocketPath {
  /** `"/ws/tasks"` */
  readonly path: string;
  /** Who takes the connection that was asked for, or the answer that refuses it. */
  admit(exchange: Exchange): Promise<TakeSocket | SocketRefusal>;
}
