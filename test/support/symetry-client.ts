import * as assert from 'uvu/assert';
import type { SymetryEnvelope, SymetryTaskStatus } from '../../src/generated/surfaces/symetry.js';
import { encryptBody } from '../../src/surfaces/symetry/body-cipher.js';
import { signedHeaders } from '../surfaces/symetry/fixture.js';
import { command, startServer } from './running-server.js';

export interface SymetryKey {
  /** Customer id. */
  readonly id: string;
  readonly secret: string;
}

/** A client of SymetryML's tasks on a running server. */
export class SymetryClient {
  constructor(
    readonly url: string,
    readonly key: SymetryKey,
  ) {}

  /** The key of a new customer `c1` in the database of a folder, which no server has open. */
  static async credential(folder: string): Promise<SymetryKey> {
    await (await startServer(folder)).stop();
    const argv = ['credentials', 'create', '--surface', 'symetry', '--id', 'c1', '--data-dir', folder, '--json'];
    return JSON.parse((await command(argv)).stdout) as SymetryKey;
  }

  /** Status and envelope of a signed request. */
  async sent(method: string, target: string, body?: string): Promise<[number, SymetryEnvelope]> {
    const headers = signedHeaders(this.key, { method, target, ...(body !== undefined && { body }) }, Date.now());
    const answer = await fetch(this.url + target, { method, headers, ...(body !== undefined && { body }) });
    return [answer.status, (await answer.json()) as SymetryEnvelope];
  }

  /** The same, of the customer's tasks and what follows. */
  asked(method: string, rest: string, body?: string): Promise<[number, SymetryEnvelope]> {
    return this.sent(method, `/symetry/rest/${this.key.id}/tasks${rest}`, body);
  }

  async said(method: string, rest: string): Promise<[number, string]> {
    const [status, { statusString }] = await this.asked(method, rest);
    return [status, statusString];
  }

  create(taskInfo: object, query = ''): Promise<[number, SymetryEnvelope]> {
    return this.asked('POST', `/create${query}`, encryptBody(JSON.stringify(taskInfo), this.key.secret));
  }

  async status(name: string): Promise<SymetryTaskStatus> {
    const [status, { values }] = await this.asked('GET', `/${name}`);
    assert.is(status, 200);
    return (values as { readonly KSVSMap: { readonly values: readonly [SymetryTaskStatus] } }).KSVSMap.values[0];
  }
}
