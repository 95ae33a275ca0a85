"""A cancelled call of asyncio ends at once, wherever it stands, and leaves nothing behind."""

import asyncio
import socket
import time

from runtime.client import AsyncioClient
from support import API, NO_LOGIN, Case, eventually, ok, refused, silence


class Client(AsyncioClient):
    _api = NO_LOGIN


class WithLogin(AsyncioClient):
    _api = API


async def become(condition):
    """Waits for a condition, with a deadline."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never became so")


async def cancelled_when(condition, call):
    """How long the call takes to end once it is cancelled."""
    task = asyncio.ensure_future(call)
    await become(condition)
    began = time.monotonic()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return time.monotonic() - began
    raise AssertionError("the cancellation was lost")


class Cancellation(Case):
    def test_while_the_answer_is_awaited(self):
        seen = []

        def watched(connected, request):
            connected.settimeout(5)
            seen.append(connected.recv(1))
            return "end"

        server = self.serve(watched)

        async def scenario():
            async with Client(server.url) as client:
                self.assertLess(await cancelled_when(lambda: server.requests, client.call("notes.list")), 0.2)
                self.assertEqual(len(asyncio.all_tasks()), 1)

        asyncio.run(scenario())
        eventually(lambda: seen == [b""], "the server sees the connection end")

    def test_while_a_connection_is_being_made(self):
        with socket.socket() as full:
            full.bind(("127.0.0.1", 0))
            full.listen(0)
            crowd = [socket.socket() for _ in range(8)]
            for each in crowd:
                each.setblocking(False)
                each.connect_ex(full.getsockname())

            async def scenario():
                async with Client(f"http://127.0.0.1:{full.getsockname()[1]}") as client:
                    turns = iter([False] * 5 + [True])
                    self.assertLess(await cancelled_when(lambda: next(turns), client.call("notes.list")), 0.2)

            try:
                asyncio.run(scenario())
            finally:
                for each in crowd:
                    each.close()

    def test_while_it_waits_to_try_again(self):
        server = self.serve(refused(429, 0, "slow down", "Retry-After: 30"))

        async def scenario():
            async with Client(server.url) as client:
                with self.assertLogs("runtime", "INFO") as logs:
                    self.assertLess(await cancelled_when(lambda: logs.output, client.call("notes.list")), 0.2)

        asyncio.run(scenario())
        self.assertEqual(len(server.requests), 1)

    def test_one_that_logs_in_for_others_leaves_that_to_the_next(self):
        server = self.serve(silence, ok({"token": "t"}), ok({"n": 1}))

        async def scenario():
            async with WithLogin(server.url, access_key="k", secret_key="s") as client:
                first = asyncio.ensure_future(client.call("notes.list"))
                await become(lambda: server.requests)
                second = asyncio.ensure_future(client.call("notes.list"))
                await become(iter([False] * 5 + [True]).__next__)
                first.cancel()
                self.assertEqual(await asyncio.wait_for(second, 2), {"n": 1})

        asyncio.run(scenario())
        self.assertEqual(server.paths(), ["/v1.1/auth.login", "/v1.1/auth.login", "/v1.1/notes.list"])

    def test_other_calls_go_on(self):
        server = self.serve(silence, ok({"n": 1}))

        async def scenario():
            async with Client(server.url) as client:
                slow = asyncio.ensure_future(client.call("notes.list"))
                await become(lambda: server.requests)
                self.assertEqual(await client.call("notes.list"), {"n": 1})
                slow.cancel()
                self.assertEqual(await client.call("notes.list"), {"n": 1})

        asyncio.run(scenario())

    def test_a_time_limit_of_the_callers_own_holds(self):
        server = self.serve(silence)

        async def scenario():
            async with Client(server.url) as client:
                began = time.monotonic()
                with self.assertRaises(asyncio.TimeoutError):
                    await asyncio.wait_for(client.call("notes.list"), 0.2)
                self.assertLess(time.monotonic() - began, 1)

        asyncio.run(scenario())
