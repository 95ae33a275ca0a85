"""Keys and tokens are never to be seen."""

import base64
import io
import logging
import pickle
import traceback

from runtime.secret import Secret
from support import API, NO_LOGIN, Case, in_both, nothing, ok, refused

KEY = {"access_key": "key", "secret_key": "secret-half"}
BASIC = base64.b64encode(b"key:secret-half").decode()
SECRETS = ("secret-half", "the-token", BASIC, "given-token", "header-secret")


@in_both
class Secrets(Case):
    def assert_hidden(self, text):
        for secret in SECRETS:
            at = text.find(secret)
            self.assertEqual(at, -1, text[max(0, at - 200) : at + 50])

    def test_no_text_of_a_client_shows_them(self):
        caller = self.caller("http://127.0.0.1:1", API, **KEY, token="given-token", headers={"X-Key": "header-secret"})
        session = caller.client._session
        for each in (caller.client, session, session.options, session._credentials, *vars(session._credentials).values()):
            self.assert_hidden(f"{each!r} {each}")

    def test_no_error_and_no_log_shows_them(self):
        kept = io.StringIO()
        handler = logging.StreamHandler(kept)
        root = logging.getLogger()
        before = root.level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        try:
            for answers in (
                [refused(401, 22, "Unauthorized")],
                [ok({"token": "the-token"}), refused(400, 1, "no")],
                [ok({"token": "the-token"}), nothing],
                [ok({"token": "the-token"}), ok({"n": 1})],
                [ok({"tok": "the-token"})],
            ):
                server = self.serve(*answers)
                caller = self.caller(server.url, API, max_retries=1, headers={"X-Key": "header-secret"}, **KEY)
                try:
                    caller.call("notes.add", {})
                except Exception as error:
                    # As tools that report errors do: with the values of all variables on the way.
                    frames = [
                        (frame, line)
                        for frame, line in traceback.walk_tb(error.__traceback__)
                        if frame.f_globals.get("__package__") == "runtime"
                    ]
                    kept.write(
                        "".join(traceback.StackSummary.extract(iter(frames), capture_locals=True).format()) + f"{error!r} {error}"
                    )
        finally:
            root.removeHandler(handler)
            root.setLevel(before)
        text = kept.getvalue()
        self.assertIn("notes.add", text)
        self.assertIn("auth.login", text)
        self.assert_hidden(text)

    def test_wrong_arguments_are_told_without_them(self):
        for options in (
            {"url": "http://key:secret-half@127.0.0.1"},
            {"url": "http://127.0.0.1", "secret_key": "secret-half"},
            {"url": "http://127.0.0.1", "access_key": "a:b", "secret_key": "secret-half"},
            {"url": "http://127.0.0.1", "headers": {"X-Key": "header-secret\r\nX: y"}},
        ):
            with self.assertRaises(ValueError) as caught:
                self.kind(options.pop("url"), NO_LOGIN, **options)
            self.assert_hidden(str(caught.exception))


class Secret_(Case):
    def test_only_reveal_shows_it(self):
        secret = Secret("secret-half")
        self.assertEqual((repr(secret), str(secret), f"{secret}"), ("Secret(***)",) * 3)
        self.assertEqual(secret.reveal(), "secret-half")
        self.assertRaises(TypeError, pickle.dumps, secret)
