"""Takes a generated client through the steps of a scenario."""

import asyncio
import importlib
import inspect
import itertools

from scenario import difference, filled, is_for, value_at

KINDS = ("call", "pages", "scroll", "items", "stream", "missing")
#: What the method of an action is called by which its list is gone through.
SUFFIXES = {"pages": "_pages", "scroll": "_scroll", "items": "_items"}

runs = itertools.count(1)


class Run:
    def __init__(self, package, caller, version, url, key=None):
        self._errors = importlib.import_module(f"{package.__name__}.errors")
        self._caller = caller
        self._version = version
        self._url = url
        self._key = key
        self._kept = {"run": f"python-{version}-{next(runs)}"}
        self._clients = []

    def take(self, scenario):
        """Raises ``AssertionError`` for the first step that does not come out as it says."""
        connect = scenario.get("connect", {})
        try:
            client = self._client(connect)
            self._take_all(client, connect, scenario["steps"])
        finally:
            self._caller.close(self._clients)

    def _take_all(self, client, connect, steps):
        for step in steps:
            if is_for(step, self._version):
                own = self._client({**connect, **filled(step["connect"], self._kept)}) if "connect" in step else client
                try:
                    self._take(own, connect, step)
                except Exception as error:
                    raise AssertionError(f"{step}: {type(error).__name__}: {error}") from error

    def _client(self, connect):
        credentials = connect.get("credentials", "none" if "token" in connect else self._key)
        if credentials == "wrong":
            credentials = {"access_key": "nobody", "secret_key": "nothing"}
        options = {
            "timeout": connect["timeout_ms"] / 1000 if "timeout_ms" in connect else None,
            "max_retries": connect.get("retries"),
            "backoff": connect["backoff_ms"] / 1000 if "backoff_ms" in connect else None,
            "token": connect.get("token"),
            **(credentials if isinstance(credentials, dict) else {}),
        }
        client = self._caller.make(self._url, **{name: value for name, value in options.items() if value is not None})
        self._clients.append(client)
        return client

    def _take(self, client, connect, step):
        kind = next(each for each in KINDS if each in step)
        if kind == "missing":
            *iteration, action = step[kind].split(" ")
            assert not has(client, method_of(action, iteration[0] if iteration else "call")), f"there is {step[kind]}"
            return
        method = method_of(step[kind], kind)
        assert has(client, method), f"there is no {kind} of {step[kind]}"
        options = step.get("options", {})
        client = client.with_options(
            timeout=options["timeout_ms"] / 1000 if "timeout_ms" in options else None, idempotent=options.get("idempotent")
        )
        work = call_of(step[kind], method, filled(step.get("request", {}), self._kept))
        answers = []
        failure = self._outcome(client, kind, work, step, answers, connect)
        self._expect_failure(failure, step)
        # A method whose action answers nothing gives None.
        found = [{} if answer is None else answer for answer in answers]
        expected = step.get("answers", [step["answer"]] if "answer" in step else found)
        self._assert_same(filled(expected, self._kept), found, kind)
        for path in step.get("absent", []):
            assert value_at(found[0], path) is None, f"there is {path}"
        for name, path in step.get("keep", {}).items():
            self._kept[name] = value_at(found[0], path)

    def _outcome(self, client, kind, work, step, answers, connect):
        try:
            if kind == "call":
                patience = step["abort_after_ms"] / 1000 if "abort_after_ms" in step else None
                answers.append(self._caller.call(client, work, patience))
                return None
            wanted = len(step.get("answers", [])) if kind == "stream" else None
            for answer in self._caller.each(client, work):
                answers.append(answer)
                if len(answers) == 1:
                    self._take_all(client, connect, step.get("after_first", []))
                if len(answers) == wanted:
                    break
        except (Exception, asyncio.CancelledError) as error:
            return error
        return None

    def _expect_failure(self, failure, step):
        expected = step.get("error")
        if expected is None:
            if failure is not None:
                raise failure
            return
        assert failure is not None, f"it worked, instead of {expected}"
        kind = self._caller.aborted if expected["kind"] == "aborted" else expected["kind"]
        if self._kind_of(failure) != kind or expected.get("message", "") not in str(failure):
            raise AssertionError(f"expected {expected}, got {failure!r}") from failure
        members = {name: value for name, value in expected.items() if name not in ("kind", "message")}
        found = {**vars(failure), "reason": getattr(failure, "name", "") or None}
        self._assert_same(members, found, "error")

    def _kind_of(self, failure):
        errors = self._errors
        kinds = (
            (errors.ApiError, "api"),
            (errors.TransportError, "connection"),
            (errors.CallTimeoutError, "timeout"),
            (errors.InvalidAnswerError, "unexpected"),
            (asyncio.CancelledError, "aborted"),
        )
        return next((kind for base, kind in kinds if isinstance(failure, base)), "other")

    def _assert_same(self, expected, actual, path):
        problem = difference(expected, actual, path)
        assert problem is None, problem


def method_of(action, kind):
    service, name = action.split(".")
    return service, name + SUFFIXES.get(kind, "")


def has(client, method):
    service, name = method
    return hasattr(getattr(client, service, None), name)


def call_of(action, method, request):
    """What a client is to do. A batch is one argument; fields are keywords, those that the method does not know a mapping before
    them.
    """

    def work(client):
        called = getattr(getattr(client, method[0]), method[1])
        if isinstance(request, list):
            return called(request)
        known = inspect.signature(called).parameters
        if any(name not in request and is_required(parameter) for name, parameter in known.items()):
            # Python itself says no to that: only the call that takes anything gets as far as the server.
            return client.call(action, request)
        extra = {name: value for name, value in request.items() if name not in known}
        return called(extra, **{name: value for name, value in request.items() if name in known})

    return work


def is_required(parameter):
    return parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
