"""The servers that are started, and what each of them is known by."""

import importlib.metadata
import sys
import typing as t
from dataclasses import dataclass
from pathlib import Path

PYTHON: t.Final = sys.executable
GUNICORN: t.Final = (PYTHON, "-m", "gunicorn", "api:application", "--bind=fd://{fd}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A way to start a server.

    :param distributions: its name on PyPI, and of what it is run with.
    :param group: the dependency group that it is in.
    :param shows: how it is run, in a few words.
    :param command: its words; ``{fd}`` is the socket that it listens on.
    :param hangs_up: whether it closes the connection after each answer.
    :param has_threads: what it says of itself in ``wsgi.multithread``.
    """

    distributions: tuple[str, ...]
    group: str
    shows: str
    command: tuple[str, ...]
    hangs_up: bool = False
    has_threads: bool = True

    @property
    def is_installed(self) -> bool:
        return all(
            any(importlib.metadata.distributions(name=name))
            for name in self.distributions
        )


PROGRAMS: t.Final = {
    "gunicorn sync": Program(
        distributions=("gunicorn",),
        group="tests",
        shows="``--worker-class=sync``, which ends each connection.",
        command=(*GUNICORN, "--worker-class=sync"),
        hangs_up=True,
        has_threads=False,
    ),
    "gunicorn gthread": Program(
        distributions=("gunicorn",),
        group="tests",
        shows="``--worker-class=gthread --threads=4``.",
        command=(*GUNICORN, "--worker-class=gthread", "--threads=4"),
    ),
    "gunicorn gevent": Program(
        distributions=("gunicorn", "gevent"),
        group="tests",
        shows="``--worker-class=gevent``.",
        command=(*GUNICORN, "--worker-class=gevent"),
    ),
    "uwsgi": Program(
        distributions=("uWSGI",),
        group="uwsgi",
        shows="``--http-socket`` and four threads; it ends each connection.",
        command=(
            str(Path(PYTHON).with_name("uwsgi")),
            "--http-socket=fd://{fd}",
            "--ini=uwsgi.ini",
            f"--virtualenv={sys.prefix}",
        ),
        hangs_up=True,
    ),
    "waitress": Program(
        distributions=("waitress",),
        group="tests",
        shows="Four threads.",
        command=(PYTHON, "api.py", "{fd}"),
    ),
    "uvicorn": Program(
        distributions=("uvicorn", "asgiref"),
        group="ecosystem",
        shows="ASGI, through ``WsgiToAsgi``, in a context for each request.",
        command=(PYTHON, "asgi.py", "{fd}"),
    ),
    "uvicorn a2wsgi": Program(
        distributions=("uvicorn", "a2wsgi"),
        group="ecosystem",
        shows="ASGI, through ``WSGIMiddleware``.",
        command=(PYTHON, "asgi.py", "{fd}", "a2wsgi"),
    ),
    "hypercorn": Program(
        distributions=("Hypercorn", "asgiref"),
        group="ecosystem",
        shows="ASGI, through ``WsgiToAsgi``, in a context for each request.",
        command=(
            *(PYTHON, "-m", "hypercorn", "asgi:application", "--bind=fd://{fd}"),
            "--config=file:hypercorn.conf.py",
        ),
    ),
}
