"""Calls and answers that do not fit into the buffers on their way."""

import asyncio
from unittest import mock

from runtime.asyncio_stream import FULL, AsyncioStream
from runtime.blocking_io import run
from runtime.deadline import Deadline
from support import Case, in_both, ok


@in_both
class Large(Case):
    def test_both_ways(self):
        def echo(connected, request):
            connected.sendall(ok({"text": request.json()["text"]}))

        text = "ä" * 10_000_000
        server = self.serve(echo)
        caller = self.caller(server.url)
        for _ in range(2):
            self.assertTrue(caller.call("notes.add", {"text": text}) == {"text": text})
        self.assertEqual(server.connections, 1)


class Flow(Case):
    def test_a_server_that_sends_faster_than_anybody_reads_is_held_up(self):
        async def scenario():
            stream, transport = AsyncioStream(), mock.create_autospec(asyncio.Transport, instance=True)
            stream.connection_made(transport)
            stream.data_received(b"x" * FULL)
            self.assertEqual(transport.pause_reading.call_count, 0)
            stream.data_received(b"x")
            self.assertEqual(transport.pause_reading.call_count, 1)
            self.assertEqual(len(await stream.receive(Deadline(1))), FULL + 1)
            self.assertEqual(transport.resume_reading.call_count, 1)

        asyncio.run(scenario())

    def test_a_blocking_call_never_waits_for_a_loop(self):
        with self.assertRaisesRegex(RuntimeError, "waited for an event loop"):
            run(asyncio.sleep(0))
