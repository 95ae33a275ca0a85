import * as assert from 'uvu/assert';
import type { WebSocket } from 'ws';
import { BoundedSender } from '../../../src/surfaces/live/bounded-sender.js';
import { suite } from '../../support/harness.js';

const test = suite('a sender that bounds what waits');

/** A connection that takes messages and hands them to the network only when it is told to. */
function connection() {
  const sent: string[] = [];
  const taken: (() => void)[] = [];
  const client = {
    send: (data: Buffer, _: object, done: () => void) => {
      sent.push(String(data));
      taken.push(done);
    },
  };
  return {
    client: client as unknown as WebSocket,
    sent,
    takes: (count: number) => {
      for (const done of taken.splice(0, count)) done();
    },
  };
}

test('drops what comes while too many wait, and nothing else', () => {
  const { client, sent, takes } = connection();
  const sender = new BoundedSender(client, 3);
  const send = (text: string) => sender.send(Buffer.from(text));
  assert.equal(['a', 'b', 'c', 'd', 'e'].map(send), [true, true, true, false, false]);
  takes(2);
  assert.equal(['f', 'g', 'h'].map(send), [true, true, false]);
  takes(3);
  assert.ok(send('i'));
  assert.equal(sent, ['a', 'b', 'c', 'f', 'g', 'i']);
});

test.run();
