"""Calls over https."""

import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import unittest

from runtime.errors import ConnectionFailedError
from support import Case, dripping, in_both, ok, read_request


@unittest.skipUnless(shutil.which("openssl"), "there is no openssl to make a certificate with")
@in_both
class Tls(Case):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.certificate = pathlib.Path(folder.name, "cert.pem")
        key = pathlib.Path(folder.name, "key.pem")
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
        names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
        subprocess.run([*made, *names, "-keyout", str(key), "-out", str(self.certificate)], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        self.handshakes = 0
        self.answer = ok({"n": 1})
        self.thread = threading.Thread(target=self.accept, args=(listener, context), daemon=True)
        self.thread.start()
        self.addCleanup(lambda: (listener.shutdown(socket.SHUT_RDWR), listener.close(), self.thread.join(5)))

    def accept(self, listener, context):
        while True:
            try:
                plain, _ = listener.accept()
            except OSError:
                return
            with plain:
                try:
                    with context.wrap_socket(plain, server_side=True) as secure:
                        self.handshakes += 1
                        with secure.makefile("rb") as file:
                            while (request := read_request(file, 0)) is not None:
                                if callable(self.answer):
                                    self.answer(secure, request)
                                    break
                                secure.sendall(self.answer)
                except OSError:
                    continue

    def trusting(self, **options):
        return self.caller(self.url, ssl_context=ssl.create_default_context(cafile=str(self.certificate)), **options)

    def test_one_connection_serves_many_calls(self):
        caller = self.trusting()
        self.assertEqual([caller.call("notes.add", {"text": "x" * 300_000}) for _ in range(5)], [{"n": 1}] * 5)
        self.assertEqual(self.handshakes, 1)

    def test_a_certificate_that_nobody_vouches_for_is_refused(self):
        with self.assertRaises(ConnectionFailedError) as caught:
            self.caller(self.url, backoff=60).call("notes.list", idempotent=True)
        self.assertIn("certificate verify failed", str(caught.exception))

    def test_time_limits_hold(self):
        self.answer = dripping(ok({"text": "x" * 200}))
        self.assertIsNotNone(self.assert_takes(0.4, lambda: self.trusting(timeout=0.4).call("notes.list")))
