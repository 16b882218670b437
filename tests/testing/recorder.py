"""An application on a real port, which keeps what is asked of it."""

import collections.abc as cabc
import contextlib
import io
import re
import threading
import typing as t
from dataclasses import dataclass
from dataclasses import field

from werkzeug.serving import make_server
from werkzeug.serving import WSGIRequestHandler

#: What says nothing of the request: the connection, the language, the machine.
LEFT_OUT = re.compile(
    r"accept-(encoding|language)|cache-control|connection|host|pragma|priority"
    r"|sec-ch-ua.*|te"
)

Heard: t.TypeAlias = tuple[str, str, dict[str, str], bytes]


@dataclass
class Recorder:
    """An application that keeps what is asked of it."""

    app: t.Any
    heard: list[Heard] = field(default_factory=list)

    def __call__(self, environ: t.Any, start_response: t.Any) -> t.Any:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        names = [name for name in environ if name.startswith("HTTP_")]
        headers = {_header(name): _shown(environ[name]) for name in names}
        headers["content-type"] = environ.get("CONTENT_TYPE", "")
        kept = {k: v for k, v in headers.items() if not LEFT_OUT.fullmatch(k)}
        url = f"{environ['HTTP_HOST']}{environ['RAW_URI']}"

        if not url.endswith("favicon.ico"):
            self.heard.append((environ["REQUEST_METHOD"], url, kept, body))

        return self.app(environ, start_response)

    def taken(self) -> list[Heard]:
        heard, self.heard = self.heard, []
        return heard


def _header(name: str) -> str:
    return name.removeprefix("HTTP_").replace("_", "-").lower()


def _shown(value: str) -> str:
    """Without the version of the browser, and whether it has a window."""
    return re.sub(r"[\d.]+ ?(?=Safari|$)|rv:[\d.]+|[\d.]+$", "", value).replace(
        "HeadlessChrome", "Chrome"
    )


class Silent(WSGIRequestHandler):
    def log(self, *args: t.Any) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the page and the API are: both are of one application."""

    recorder: Recorder
    page: str
    api: str


@contextlib.contextmanager
def served(app: t.Any) -> cabc.Iterator[int]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()

    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
