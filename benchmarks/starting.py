"""What ``import flask_cors`` costs an application that has imported Flask."""

import collections.abc as cabc
import subprocess
from dataclasses import dataclass

from . import callgrind
from .candidates import Candidate
from .candidates import PROJECT
from .candidates import UPSTREAM
from .environments import environment
from .environments import find_python
from .environments import ROOT
from .rows import Limit
from .rows import Reading
from .rows import Row

GROUP = "import on top of Flask: of flask-cors's instructions"


@dataclass(frozen=True, slots=True)
class Start:
    """Instructions on top of ``import flask``."""

    imported: int
    """``import flask_cors``"""
    named: int
    """That, and ``from flask_cors import CORS, cross_origin``."""
    served: int
    """That, and an application, ``CORS(app, origins=[...])`` and one request."""
    modules: tuple[str, ...]
    """Those that ``import flask_cors`` loads."""

    @property
    def foreign(self) -> tuple[str, ...]:
        return tuple(
            name for name in self.modules if name.partition(".")[0] != "flask_cors"
        )


def count_start(candidate: Candidate) -> Start:
    python = find_python(candidate)
    # Bytecode is written the first time, which would be counted.
    subprocess.run(
        [python, "-m", "benchmarks.startup"],
        cwd=ROOT,
        env=environment(0),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    counted = callgrind.count(python, "benchmarks.startup")
    imported, named, served = counted.totals[1::2]
    return Start(
        imported, imported + named, imported + named + served, tuple(counted.output)
    )


def count_starts() -> dict[str, Start]:
    return {each.name: count_start(each) for each in (PROJECT, UPSTREAM)}


def rows(starts: dict[str, Start] | None) -> cabc.Iterator[Row]:
    if starts is None:
        remark = "not measured: valgrind is not installed"
        yield Row(GROUP, "import flask_cors", Limit(1.5, "x"), unit="x", remark=remark)
        return

    ours, theirs = starts[PROJECT.name], starts[UPSTREAM.name]
    ratio = Reading(ours.imported / theirs.imported)
    yield Row(GROUP, "import flask_cors", Limit(1.5, "x"), counted=ratio, unit="x")
    foreign = Reading(len(ours.foreign))
    name = "modules that Flask has not loaded"
    remark = ", ".join(ours.foreign)
    yield Row(GROUP, name, Limit(0, "modules"), foreign, None, "modules", remark)
    named = Reading(ours.named / theirs.named)
    yield Row(GROUP, "CORS and cross_origin from it", counted=named, unit="x")
    served = Reading(ours.served / theirs.served)
    yield Row(GROUP, "and an application and one request", counted=served, unit="x")
