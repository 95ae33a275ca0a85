"""Whoever uses what is going away is told so, once."""

import logging
import warnings

from runtime import deprecation
from support import Case, in_both, ok


def old_method():
    deprecation.deprecated("notes.old", " since 2026-01-01")


class Warnings(Case):
    def test_the_caller_is_warned_once(self):
        deprecation._said.discard("notes.old")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            old_method()
            old_method()
        (warning,) = caught
        self.assertIs(warning.category, DeprecationWarning)
        self.assertEqual(str(warning.message), "notes.old is deprecated since 2026-01-01")
        self.assertEqual(warning.filename, __file__)
        with open(__file__) as source:
            self.assertEqual(source.readlines()[warning.lineno - 1].strip(), "old_method()")


@in_both
class Headers(Case):
    def test_what_only_the_server_knows_is_logged_once(self):
        server = self.serve(ok({}, "Deprecation: @1767225600", "Sunset: Fri, 01 Jan 2027 00:00:00 GMT"))
        caller = self.caller(server.url)
        with self.assertLogs("runtime", logging.WARNING) as logs:
            caller.call("notes.list")
            caller.call("notes.list")
            caller.using(timeout=5).call("notes.list")
        (line,) = logs.output
        self.assertIn("notes.list is deprecated at version 1.1 and will be gone on Fri, 01 Jan 2027 00:00:00 GMT", line)
