"""Connections are kept, and those that are of no use any more are not used."""

import asyncio
import gc
import os
import threading
import warnings
from unittest import mock

from runtime import connections
from runtime.client import AsyncioClient
from runtime.errors import CallTimeoutError
from support import NO_LOGIN, Blocking, Case, Ending, dripping, eventually, in_both, ok, silence


class Client(AsyncioClient):
    _api = NO_LOGIN


@in_both
class Connections(Case):
    def test_one_serves_many_calls(self):
        server = self.serve(ok())
        caller = self.caller(server.url)
        for _ in range(5):
            caller.call("notes.list")
        self.assertEqual(server.connections, 1)

    def test_one_that_the_server_closed_is_replaced_without_a_word(self):
        server = self.serve(ok())
        caller = self.caller(server.url)
        for _ in range(5):
            caller.call("notes.add", {})
            server.hang_up()
        self.assertEqual((server.connections, len(server.requests)), (5, 5))

    def test_one_that_the_server_is_about_to_close_is_not_used(self):
        for headers, made in (
            (["Keep-Alive: timeout=1"], 3),
            (["Keep-Alive: timeout=20, max=100"], 1),
            (["Connection: close"], 3),
        ):
            server = self.serve(ok({}, *headers))
            caller = self.caller(server.url)
            for _ in range(3):
                caller.call("notes.list")
            self.assertEqual(server.connections, made, headers)

    def test_one_that_has_been_idle_for_long_is_not_used(self):
        server = self.serve(ok())
        with mock.patch.object(connections, "IDLE_SECONDS", -1):
            caller = self.caller(server.url)
            for _ in range(3):
                caller.call("notes.list")
        self.assertEqual(server.connections, 3)

    def test_more_than_was_asked_for_spoils_it(self):
        server = self.serve(ok({"n": 1}) + ok({"n": 2}), ok({"n": 3}))
        caller = self.caller(server.url)
        self.assertEqual([caller.call("notes.list") for _ in range(2)], [{"n": 1}, {"n": 3}])
        self.assertEqual(server.connections, 2)

    def test_an_answer_without_an_end_of_its_own_spoils_it(self):
        body = ok({"n": 1}).partition(b"\r\n\r\n")[2]
        server = self.serve(Ending(b"HTTP/1.1 200 OK\r\n\r\n" + body))
        caller = self.caller(server.url)
        self.assertEqual([caller.call("notes.list") for _ in range(2)], [{"n": 1}] * 2)

    def test_a_closed_client_is_of_no_use(self):
        server = self.serve(ok())
        caller = self.caller(server.url)
        caller.call("notes.list")
        closing = caller.client.close()
        if closing is not None:
            caller.loop.run_until_complete(closing)
        self.assertRaises(RuntimeError, caller.call, "notes.list")
        self.assertRaises(RuntimeError, caller.using(timeout=1).call, "notes.list")

    def test_paths_and_hosts_are_those_of_the_url(self):
        server = self.serve(ok())
        self.caller(f"{server.url}/below/").call("notes.list")
        (request,) = server.requests
        self.assertEqual((request.path, request.headers["host"]), ("/below/v1.1/notes.list", server.url[len("http://") :]))
        self.assertEqual(request.headers["user-agent"], "tests/1.0")


class Shared(Case):
    def test_no_more_calls_are_under_way_than_was_said(self):
        most, now = [], []

        def counted(connected, request):
            now.append(1)
            most.append(len(now))
            dripping(b"HTTP/1.1 200 OK\r\n", 0.002)(connected, request)
            now.pop()
            connected.sendall(ok({"n": 1})[len(b"HTTP/1.1 200 Whatever\r\n") :])

        async def calls(client):
            async with client:
                return await asyncio.gather(*(client.call("notes.list") for _ in range(30)))

        server = self.serve(counted)
        found = asyncio.run(calls(Client(server.url, max_connections=3)))
        self.assertEqual((found, max(most), server.connections), ([{"n": 1}] * 30, 3, 3))

        most.clear()
        with Blocking(server.url, max_connections=2).client as client:
            threads = [threading.Thread(target=client.call, args=["notes.list"]) for _ in range(10)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual((len(most), max(most)), (10, 2))

    def test_waiting_for_a_turn_is_within_the_time_and_can_be_cancelled(self):
        server = self.serve(silence)

        async def scenario():
            async with Client(server.url, max_connections=1) as client:
                first = asyncio.ensure_future(client.call("notes.list"))
                await asyncio.sleep(0)
                with self.assertRaises(CallTimeoutError):
                    await client.with_options(timeout=0.2).call("notes.list")
                third = asyncio.ensure_future(client.call("notes.list"))
                await asyncio.sleep(0)
                third.cancel()
                first.cancel()
                await asyncio.wait({first, third})
                self.assertTrue(first.cancelled() and third.cancelled())
                server.answers = [ok({"n": 1})]
                self.assertEqual(await client.call("notes.list"), {"n": 1})

        asyncio.run(scenario())

    def test_threads_take_one_each(self):
        server = self.serve(ok())
        caller = Blocking(server.url)
        threads = [threading.Thread(target=lambda: [caller.call("notes.list") for _ in range(10)]) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        caller.close()
        self.assertEqual(len(server.requests), 80)
        self.assertLessEqual(server.connections, 8)

    def test_after_a_fork_nobody_reads_the_answers_of_another(self):
        server = self.serve(ok())
        caller = Blocking(server.url)
        caller.call("notes.list")
        child = os.fork()
        if child == 0:
            try:
                caller.call("notes.list")
                os._exit(0)
            except BaseException:
                os._exit(1)
        self.assertEqual(os.waitpid(child, 0)[1], 0)
        caller.call("notes.list")
        caller.close()
        self.assertEqual([request.connection for request in server.requests], [0, 1, 0])

    def test_one_client_in_one_loop_after_the_other(self):
        server = self.serve(ok({"n": 1}))
        client = Client(server.url)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            for _ in range(3):
                self.assertEqual(asyncio.run(client.call("notes.list")), {"n": 1})
                gc.collect()
        asyncio.run(client.close())
        self.assertEqual(server.connections, 3)
        # The connections of the loops that are gone were closed with them, of which Python complains.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            del client
            gc.collect()

    def test_closing_a_client_closes_what_is_idle(self):
        ended = []

        def watched(connected, request):
            connected.sendall(ok())
            ended.append(connected.recv(1))
            return "end"

        server = self.serve(watched)
        with Blocking(server.url).client as client:
            client.call("notes.list")
            self.assertEqual(ended, [])
        eventually(lambda: ended == [b""], "the connection ends")
