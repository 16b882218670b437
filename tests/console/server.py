"""A server that answers each path as it is told to."""

import contextlib
import http.server
import threading
import typing as t
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from flask_cors.sansio.browser.exchanges import Answer

from .scenario import PAGE
from .scenario import SANDBOXED

STOP_SECONDS = 5
HTML: t.Final = ("Content-Type", "text/html")
PAGES: t.Final = {
    # The console would say that it is missing.
    ("GET", "/favicon.ico"): Answer(200),
    ("GET", PAGE): Answer(200, (HTML,)),
    ("GET", SANDBOXED): Answer(
        200, (HTML, ("Content-Security-Policy", "sandbox allow-scripts"))
    ),
}


@dataclass(slots=True)
class Site:
    """The answers of a server, and what it was asked.

    :param answers: by method and path.
    :param asked: methods and paths, in the order that they came in.
    """

    port: int = 0
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def base(self, host: str) -> str:
        return f"http://{host}:{self.port}"


@contextlib.contextmanager
def serve() -> Iterator[Site]:
    """Answer on a port of this machine."""
    site = Site(answers=dict(PAGES))

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            path = self.path.partition("?")[0]
            site.asked.append((self.command, path))
            answer = site.answers.get((self.command, path), Answer(404))
            self.send_response_only(answer.status)

            for name, value in answer.headers:
                origin = self.headers.get("Origin", "")
                self.send_header(name, value.replace("{origin}", origin))

            self.send_header("Content-Length", "0")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()

        do_GET = do_POST = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = answer

        def log_message(self, format: str, *args: t.Any) -> None:
            """Keep the terminal for the caller."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()

        try:
            yield site
        finally:
            server.shutdown()
            thread.join(STOP_SECONDS)
