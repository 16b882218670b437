"""A scene of the tour on real ports: gunicorn, and nginx in front of it."""

import contextlib
import re
import types
import typing as t
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

from demo import servers
from tests.checking.listening import unused_port
from tests.checking.nginx import nginx

from .tour import Scene

#: The ports of the page's servers, and of those that pages are on.
APPLICATION = 5000
PROXY = 8080
PAGES = (5173, 5174)

_CACHE = "/var/cache/nginx"

Ports = Mapping[int, int]
NONE: t.Final[Ports] = types.MappingProxyType({})


def on(ports: Ports, text: str) -> str:
    """The text of the tour, for the ports that there are."""
    return re.sub(
        r"(127\.0\.0\.1|localhost):(\d+)\b",
        lambda found: f"{found[1]}:{ports.get(int(found[2]), found[2])}",
        text,
    )


@contextlib.contextmanager
def staged(scene: Scene, folder: Path, ports: Ports = NONE) -> Iterator[Ports]:
    """Serve what a scene has, and tell on which ports.

    :param ports: of what is served already.
    """
    with contextlib.ExitStack() as stack:
        ports = {**ports, APPLICATION: unused_port(), PROXY: unused_port()}

        if scene.program:
            program = on(ports, scene.program)
            ports[APPLICATION] = stack.enter_context(_served(program, folder))

        if scene.proxy:
            configuration = _configuration(scene, folder, ports)
            stack.enter_context(nginx(folder, configuration, ports[PROXY]))

        yield ports


@contextlib.contextmanager
def _served(program: str, folder: Path) -> Iterator[int]:
    (folder / "shop.py").write_text(program, encoding="utf-8")
    environ = {"GUNICORN_CMD_ARGS": "", "FLASK_DEBUG": "0"}
    log = folder / "gunicorn.log"

    with servers.gunicorn(
        "shop:app", directory=folder, environ=environ, log=log
    ) as port:
        yield port


def _configuration(scene: Scene, folder: Path, ports: Ports) -> str:
    listening = f"listen 127.0.0.1:{ports[PROXY]};"
    proxy = on(ports, scene.proxy).replace(f"listen {PROXY};", listening)
    return proxy.replace(_CACHE, str(folder))
