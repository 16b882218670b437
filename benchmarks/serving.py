"""Applications that are called as a WSGI server calls them."""

import collections.abc as cabc
import platform
import sys
import typing as t
from importlib.metadata import version

from .answers import Answer
from .candidates import Candidate
from .cases import Case
from .requests import Environ
from .requests import Environs

Headers = list[tuple[str, str]]


class Call:
    """One application with one request, ever again."""

    def __init__(self, app: t.Any, environs: Environs) -> None:
        self._app = app
        self._environs = environs

    def prepare(self, count: int) -> cabc.Callable[[], None]:
        """Make ready what a server would pass, which nobody measures."""
        app = self._app
        environs = self._environs.take(count)
        return lambda: serve(app, environs)

    def answer(self) -> Answer:
        started: list[tuple[str, Headers]] = []

        def start_response(
            status: str, headers: Headers, exc_info: t.Any = None
        ) -> cabc.Callable[[bytes], None]:
            started.append((status, headers))
            return _write

        (environ,) = self._environs.take(1)
        body = self._app(environ, start_response)

        try:
            content = b"".join(body)
        finally:
            close(body)

        status, headers = started[-1]
        return Answer(int(status[:3]), list(headers), content.decode())


def build_calls(candidate: Candidate, cases: t.Sequence[Case]) -> dict[str, Call]:
    """Build each scenario once, for all the requests that it is measured with."""
    mine = [case for case in cases if candidate in case.candidates]
    scenarios = {case.scenario.name: case.scenario for case in mine}
    apps = {name: each.build(candidate.attachment) for name, each in scenarios.items()}
    return {
        case.name: Call(apps[case.scenario.name], Environs(case.request))
        for case in mine
    }


def serve(app: t.Any, environs: t.Sequence[Environ]) -> None:
    for environ in environs:
        body = app(environ, _start_response)

        try:
            for _chunk in body:
                pass
        finally:
            close(body)


def close(body: t.Any) -> None:
    end = getattr(body, "close", None)

    if end is not None:
        end()


def _start_response(
    status: str, headers: Headers, exc_info: t.Any = None
) -> cabc.Callable[[bytes], None]:
    return _write


def _write(data: bytes) -> None:
    pass


def describe(candidate: Candidate) -> dict[str, t.Any]:
    """Say what this process has loaded."""
    module = sys.modules.get("flask_cors")
    return {
        "candidate": candidate.name,
        "executable": sys.executable,
        "versions": {
            "python": platform.python_version(),
            "implementation": platform.python_implementation(),
            "flask": version("flask"),
            "werkzeug": version("werkzeug"),
            "blinker": version("blinker"),
        },
        "flask_cors": module
        and {"file": module.__file__, "version": version("flask-cors")},
    }
