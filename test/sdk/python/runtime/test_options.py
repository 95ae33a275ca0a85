"""What a caller may set, and what is said when it cannot be."""

from support import Case, in_both, ok, silence


@in_both
class Options(Case):
    def assert_refused(self, words, url="http://127.0.0.1:1", **options):
        with self.assertRaises(ValueError) as caught:
            self.kind(url, **options)
        self.assertIn(words, str(caught.exception))

    def test_urls(self):
        for url in (
            "127.0.0.1:80",
            "ftp://host",
            "http://",
            "",
            "/path",
            "http://ä.example/",
            "http://host/a b",
            "http://host/\r\nX: y",
        ):
            self.assert_refused("url: expected http", url)
        self.assert_refused("url: the port", "http://host:99999/")
        self.assert_refused("url: the port", "http://host:http/")
        self.assert_refused("url: has a query", "http://host/?a=1")
        self.assert_refused("url: has a query", "http://host/#a")
        self.assert_refused("url: holds credentials", "http://a:b@host/")

    def test_times_and_counts(self):
        for value in (0, -1, "5", None, float("inf"), float("nan"), True):
            self.assert_refused("timeout: expected a number", timeout=value)
            self.assert_refused("connect_timeout: expected a number", connect_timeout=value)
            self.assert_refused("backoff: expected a number", backoff=value)
        for value in (-1, 1.5, "1", None, True):
            self.assert_refused("max_retries: expected a whole number", max_retries=value)
        for value in (0, -1, 1.5, "1", None, True):
            self.assert_refused("max_connections: expected a whole number", max_connections=value)

    def test_headers(self):
        for name in ("Authorization", "host", "Content-Length", "Connection"):
            self.assert_refused(f"headers: {name} is set by", headers={name: "x"})
        for name, value in (("a b", "x"), ("", "x"), ("a:", "x"), ("a", "x\ny"), ("a", "x\r\nb: y"), ("a", "\u20ac")):
            self.assert_refused("no header that can be sent", headers={name: value})

    def test_half_a_key_pair(self):
        self.assert_refused("expected both or neither", access_key="a")
        self.assert_refused("expected both or neither", secret_key="a")
        for token in ("", "ä", "a\r\nX: y"):
            self.assert_refused("token: expected printable ASCII", token=token)
        self.assert_refused("access_key: holds a colon", access_key="a:b", secret_key="c")

    def test_options_for_some_calls_leave_the_others(self):
        server = self.serve(silence, ok({"n": 1}))
        caller = self.caller(server.url, timeout=30, max_retries=0)
        other = caller.using(timeout=0.2)
        self.assertEqual((other.client._session.options.timeout, other.client._session.options.max_retries), (0.2, 0))
        self.assertIsNotNone(self.assert_takes(0.2, lambda: other.call("notes.list")))
        self.assertEqual(caller.call("notes.list"), {"n": 1})
        with self.assertRaisesRegex(ValueError, "timeout"):
            caller.using(timeout=-1)

    def test_a_client_tells_where_it_calls(self):
        caller = self.caller("http://127.0.0.1:1/below/")
        self.assertEqual(repr(caller.client), f"{type(caller.client).__name__}('http://127.0.0.1:1/below', version 1.1)")
