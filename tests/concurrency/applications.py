"""Applications whose configuration is changed all the time while they serve."""

import threading
import time
import typing as t
from dataclasses import dataclass
from dataclasses import field

from flask import Flask

from flask_cors import ConfigChange
from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import cross_origin

from .configurations import DIFFERING
from .configurations import FIRST
from .configurations import SECOND
from .configurations import VIEWS
from .configurations import WRONG

Reconfigure = t.Callable[..., tuple[ConfigChange, ...]]

#: How long a configuration is in force, at least.
SECONDS = 0.002


def plain() -> Flask:
    """An application without CORS, whose views let others run before they answer."""
    app = Flask("changing")
    app.add_url_rule("/items", "items", items, methods=["GET", "PUT", "DELETE"])
    return app


def items() -> str:
    time.sleep(0.0005)
    return "items"


def by_path() -> tuple[t.Any, Reconfigure]:
    """Where one policy governs every request."""
    app = plain()
    cors = CORS(app, **FIRST)
    return app, lambda **options: cors.reconfigure(app, **options)


def by_view() -> tuple[t.Any, Reconfigure]:
    """Where a view has a policy of its own, and others have to be looked up."""
    app = plain()
    cors = CORS(app, **FIRST)
    app.add_url_rule("/own", "own", cross_origin(**VIEWS)(items))
    return app, lambda **options: cors.reconfigure(app, **options)


def by_middleware() -> tuple[t.Any, Reconfigure]:
    """Where the layer is put around the application by hand."""
    layer = CORSMiddleware(plain(), **FIRST)
    return layer, layer.reconfigure


@dataclass(slots=True)
class Changes:
    """Changes between the two configurations, again and again, by a thread.

    :param reconfigure: what changes them.
    """

    reconfigure: Reconfigure
    made: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    has_ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        try:
            while not self.has_ended.is_set():
                told = self.reconfigure(**(FIRST if self.made % 2 else SECOND))
                self.made += 1

                if {change.option for change in told} != DIFFERING:
                    self.failures.append(repr(told))

                if self.made % 5 == 0:
                    self._try_what_is_wrong()

                time.sleep(SECONDS)
        except Exception as error:
            self.failures.append(repr(error))

    def _try_what_is_wrong(self) -> None:
        try:
            self.reconfigure(**WRONG)
        except CORSConfigError:
            self.refused += 1
        else:
            self.failures.append("what is wrong was taken")
