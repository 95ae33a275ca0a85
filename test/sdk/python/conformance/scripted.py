"""A server that gives the answers a scenario tells it to: slow, broken and strange ones too."""

import json

from scenario import difference
from support import Server, silence


class ScriptedServer:
    def __init__(self, answers):
        self._answers = answers
        self._asked = 0
        self._problems = []
        self._server = Server(self._answer)
        self.url = self._server.url

    def problems(self):
        """What was not as the script says."""
        left = len(self._answers) - self._asked
        return self._problems + ([f"{left} answers were not asked for"] if left > 0 else [])

    def close(self):
        self._server.__exit__()

    def _answer(self, connected, request):
        number, self._asked = self._asked, self._asked + 1
        called = request.path.rpartition("/")[2]
        if number >= len(self._answers):
            self._problems.append(f"request {number} ({called}) was one too many")
            return "end"
        answer = self._answers[number]
        self._check(f"request {number} ({called})", answer, called, request)
        if answer.get("break") == "before answering":
            return "end"
        if answer.get("hang") == "before answering":
            return silence(connected, request)
        return send(connected, request, answer)

    def _check(self, which, answer, called, request):
        expected = answer.get("expect", {})
        wrong = [
            f"expected {answer['action']}" if answer.get("action", called) != called else None,
            difference(expected.get("headers", {}), request.headers, "headers"),
            difference(expected["body"], request.json(), "body") if "body" in expected else None,
        ]
        self._problems += [f"{which}: {each}" for each in wrong if each]


def send(connected, request, answer):
    """Sends an answer, or as much of it as it says."""
    events = answer.get("events")
    body = (events if events is not None else answer.get("text", json.dumps(envelope(answer)))).encode()
    status = answer.get("status", answer.get("error", {}).get("code", 200))
    ending = "break" if "break" in answer else "hang" if "hang" in answer else answer.get("then", "end")
    headers = {"Content-Type": "application/json" if events is None else "text/event-stream", **answer.get("headers", {})}
    if events is None:
        headers["Content-Length"] = str(len(body))
        sent = body if ending == "end" else body[: len(body) // 2]
    else:
        # Chunked, so that an end can be told from a break.
        headers["Transfer-Encoding"] = "chunked"
        sent = b"%x\r\n%s\r\n" % (len(body), body) + (b"0\r\n\r\n" if ending == "end" else b"")
    head = "".join([f"HTTP/1.1 {status} Whatever\r\n", *(f"{name}: {value}\r\n" for name, value in headers.items()), "\r\n"])
    connected.sendall(head.encode() + sent)
    return {"end": None, "break": "end"}[ending] if ending != "hang" else silence(connected, request)


def envelope(answer):
    error = answer.get("error", {})
    meta = {
        "id": "scripted",
        "result_code": error.get("code", 200),
        "result_subcode": error.get("subcode", 0),
        "result_msg": error.get("msg", "OK"),
        "error_data": error.get("data", {}),
        **answer.get("meta", {}),
    }
    return {"meta": meta, "data": answer.get("data", {})}
