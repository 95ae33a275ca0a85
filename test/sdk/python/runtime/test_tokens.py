"""Logging in, and staying logged in."""

import asyncio
import base64
import gc
import json
import threading
import time
import types
import warnings
from unittest import mock

from runtime import tokens
from runtime.action import Action
from runtime.blocking_io import run
from runtime.errors import ApiError, CallTimeoutError, InvalidAnswerError
from support import API, NO_LOGIN, Awaited, Blocking, Case, InvalidTokenError, in_both, ok, refused

KEY = {"access_key": "key", "secret_key": "secret"}
BASIC = "Basic " + base64.b64encode(b"key:secret").decode()


def jwt(**claims):
    """A token that says this of itself."""
    part = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{part}.signature"


def later(seconds):
    """Lets tokens think that so much time has passed."""
    clock = types.SimpleNamespace(monotonic=lambda: time.monotonic() + seconds, time=lambda: time.time() + seconds)
    return mock.patch.object(tokens, "time", clock)


class Auth:
    """Answers logins with the tokens given, one after the other, and any other call by whether its token is the newest."""

    def __init__(self, *tokens):
        self.tokens = list(tokens)
        self.current = None
        self.logins = 0
        self.lock = threading.Lock()

    def __call__(self, connected, request):
        with self.lock:
            connected.sendall(self.answer(request))

    def answer(self, request):
        if request.path.endswith("/auth.login"):
            assert request.headers["authorization"] == BASIC
            self.logins += 1
            self.current = self.tokens.pop(0)
            return ok({"token": self.current})
        if request.headers.get("authorization") != f"Bearer {self.current}":
            return refused(401, 30, "Invalid token")
        return ok({"with": self.current})

    def revoke(self):
        self.current = "another"


@in_both
class Tokens(Case):
    def test_a_key_pair_is_exchanged_for_a_token_that_many_calls_use(self):
        auth = Auth("one")
        server = self.serve(auth)
        caller = self.caller(server.url, API, **KEY)
        self.assertEqual([caller.call("notes.list") for _ in range(3)], [{"with": "one"}] * 3)
        self.assertEqual(auth.logins, 1)

    def test_a_token_is_renewed_before_it_ends(self):
        for lifetime, margin in ((86_400, 60), (100, 10)):
            first, second = jwt(iat=0, exp=lifetime), jwt(iat=0, exp=86_401)
            auth = Auth(first, second)
            caller = self.caller(self.serve(auth).url, API, **KEY)
            caller.call("notes.list")
            with later(lifetime - margin - 2):
                self.assertEqual(caller.call("notes.list"), {"with": first})
            with later(lifetime - margin + 2):
                self.assertEqual(caller.call("notes.list"), {"with": second})
                self.assertEqual(caller.call("notes.list"), {"with": second})
            self.assertEqual(auth.logins, 2)

    def test_clocks_need_not_agree(self):
        token = jwt(iat=1000, exp=4600)
        auth = Auth(token)
        caller = self.caller(self.serve(auth).url, API, **KEY)
        self.assertEqual([caller.call("notes.list") for _ in range(2)], [{"with": token}] * 2)

    def test_a_token_that_is_refused_is_renewed_once_and_the_call_sent_again(self):
        auth = Auth("one", "two")
        server = self.serve(auth)
        caller = self.caller(server.url, API, **KEY)
        caller.call("notes.list")
        auth.revoke()
        self.assertEqual(caller.call("notes.add", {"text": "a"}), {"with": "two"})
        self.assertEqual([request.json() for request in server.requests if request.path.endswith(".add")], [{"text": "a"}] * 2)

    def test_a_new_token_that_is_refused_too_is_the_end_of_the_call(self):
        server = self.serve(
            ok({"token": "one"}), refused(401, 30, "Invalid token"), ok({"token": "two"}), refused(401, 30, "Invalid token")
        )
        self.assertRaises(InvalidTokenError, self.caller(server.url, API, **KEY).call, "notes.list")
        self.assertEqual(len(server.requests), 4)

    def test_a_key_that_is_refused_says_so(self):
        server = self.serve(refused(401, 22, "Unauthorized (invalid credentials)"))
        with self.assertRaises(ApiError) as caught:
            self.caller(server.url, API, **KEY).call("notes.list")
        self.assertEqual(str(caught.exception), "auth.login: Unauthorized (invalid credentials) (401/22)")
        self.assertEqual(server.paths(), ["/v1.1/auth.login"])

    def test_a_login_without_a_token_in_its_answer_is_none(self):
        for data in ({}, {"token": ""}, {"token": 5}, []):
            server = self.serve(ok(data))
            self.assertRaises(InvalidAnswerError, self.caller(server.url, API, **KEY).call, "notes.list")

    def test_a_token_of_the_callers_own_is_used_as_it_is(self):
        server = self.serve(ok())
        self.caller(server.url, API, token="mine").call("notes.list")
        self.assertEqual([request.headers["authorization"] for request in server.requests], ["Bearer mine"])
        server = self.serve(refused(401, 30, "Invalid token"))
        self.assertRaises(InvalidTokenError, self.caller(server.url, API, token="mine").call, "notes.list")
        self.assertEqual(len(server.requests), 1)

    def test_a_function_is_asked_for_each_call_and_once_more_after_a_401(self):
        given = iter(["one", "two", "stale", "fresh", "same", "same"])
        auth = Auth()
        caller = self.caller(self.serve(auth).url, API, token=lambda: next(given))
        for auth.current in ("one", "two", "fresh"):
            self.assertEqual(caller.call("notes.list"), {"with": auth.current})
        self.assertRaises(InvalidTokenError, caller.call, "notes.list")
        self.assertEqual((list(given), auth.logins), ([], 0))

    def test_what_a_function_gives_must_be_a_token(self):
        for wrong in (None, 5, "", "a\nb"):
            with self.assertRaisesRegex(ValueError, "token: expected printable ASCII"):
                self.caller(self.serve(ok()).url, NO_LOGIN, token=lambda wrong=wrong: wrong).call("notes.list")
        with self.assertRaisesRegex(ValueError, "takes the place of access_key"):
            self.kind("http://127.0.0.1", API, token=lambda: "t", **KEY)

    def test_with_a_key_pair_beside_it_a_token_is_replaced_when_it_ends(self):
        auth = Auth("new")
        caller = self.caller(self.serve(auth).url, API, token=jwt(iat=0, exp=time.time() - 5), **KEY)
        self.assertEqual(caller.call("notes.list"), {"with": "new"})
        auth = Auth("new")
        auth.current = jwt(iat=time.time(), exp=time.time() + 600)
        caller = self.caller(self.serve(auth).url, API, token=auth.current, **KEY)
        self.assertEqual(caller.call("notes.list"), {"with": auth.current})
        self.assertEqual(auth.logins, 0)

    def test_the_login_itself_is_called_with_the_key(self):
        auth = Auth("one", "two")
        caller = self.caller(self.serve(auth).url, API, **KEY)
        self.assertEqual(caller.call("auth.login"), {"token": "one"})
        self.assertEqual(caller.call("notes.list"), {"with": "two"})

    def test_an_api_without_a_login_gets_the_key_itself(self):
        server = self.serve(ok())
        self.caller(server.url, NO_LOGIN, **KEY).call("notes.list")
        self.assertEqual([request.headers["authorization"] for request in server.requests], [BASIC])
        server = self.serve(refused(401, 22, "Unauthorized"))
        self.assertRaises(ApiError, self.caller(server.url, NO_LOGIN, **KEY).call, "notes.list")
        self.assertEqual(len(server.requests), 1)

    def test_without_credentials_none_are_sent(self):
        for api in (API, NO_LOGIN):
            server = self.serve(ok())
            self.caller(server.url, api).call("notes.list")
            self.assertNotIn("authorization", server.requests[0].headers)

    def test_an_action_that_needs_no_credentials_makes_nobody_log_in(self):
        action = Action("server.info", authorize=False)
        server = self.serve(ok({"version": "1"}))
        caller = self.caller(server.url, API, **KEY)
        called = caller.client._session.call(action, {})
        if hasattr(caller, "loop"):
            caller.loop.run_until_complete(called)
        else:
            run(called)
        self.assertEqual(server.paths(), ["/v1.1/server.info"])

    def test_other_options_share_the_token(self):
        auth = Auth("one")
        caller = self.caller(self.serve(auth).url, API, **KEY)
        caller.using(timeout=5).call("notes.list")
        caller.call("notes.list")
        self.assertEqual(auth.logins, 1)


class Given(Case):
    def test_asyncio_awaits_a_token_that_must_be_awaited(self):
        async def token():
            await asyncio.sleep(0)
            return "one"

        auth = Auth()
        auth.current = "one"
        caller = Awaited(self.serve(auth).url, API, token=token)
        self.addCleanup(caller.close)
        self.assertEqual(caller.call("notes.list"), {"with": "one"})

    def test_but_not_for_longer_than_the_call_may_take(self):
        caller = Awaited(self.serve(ok()).url, API, token=lambda: asyncio.sleep(60), timeout=0.2)
        self.addCleanup(caller.close)
        self.assertIsInstance(self.assert_takes(0.2, lambda: caller.call("notes.list")), CallTimeoutError)

    def test_threads_cannot_await_one(self):
        async def token():
            return "one"

        caller = Blocking(self.serve(ok()).url, API, token=token)
        self.addCleanup(caller.close)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            with self.assertRaisesRegex(TypeError, "cannot await"):
                caller.call("notes.list")
            gc.collect()


class Together(Case):
    def test_many_threads_log_in_once(self):
        auth = Auth("one")
        caller = Blocking(self.serve(auth).url, API, **KEY)
        found = []
        threads = [threading.Thread(target=lambda: found.append(caller.call("notes.list"))) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        caller.close()
        self.assertEqual((found, auth.logins), ([{"with": "one"}] * 20, 1))

    def test_many_tasks_log_in_once_and_renew_once(self):
        auth = Auth("one", "two")
        caller = Awaited(self.serve(auth).url, API, **KEY)

        async def calls():
            return await asyncio.gather(*(caller.client.call("notes.list") for _ in range(20)))

        self.assertEqual(caller.loop.run_until_complete(calls()), [{"with": "one"}] * 20)
        auth.revoke()
        self.assertEqual(caller.loop.run_until_complete(calls()), [{"with": "two"}] * 20)
        self.assertEqual(auth.logins, 2)
        caller.close()
