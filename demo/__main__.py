"""``python -m demo``: a restricted API, pages on three origins, and the outcome."""

import argparse
import contextlib
import json
import os
import signal
import sys
import tempfile
import threading
import typing as t
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from . import servers
from .browser import chromium
from .browser import HOW_TO_INSTALL
from .browser import NoBrowserError
from .exchanges import Exchange
from .exchanges import EXCHANGES
from .exchanges import Outcome
from .page import Page
from .page import render
from .report import fields
from .report import Observation
from .report import reasons
from .report import table
from .wire import Wire

ROOT = Path(__file__).parent.parent

# The neighbour shares the named origin's site, and with it the API's cookies.
HOSTS = {
    "named": "app.localhost",
    "neighbour": "blog.app.localhost",
    "look-alike": "app.localhost.evil.localhost",
}
API_HOST = "api.app.localhost"

WHAT_TO_TRY = """\
The page: {page}
The API:  {api}/notes

Open the page, with the console of the browser's developer tools, and press
"Try them all". Then follow its links to the same page on the neighbour's and the
look-alike's origin. Chromium and Firefox know every name below localhost.

Ctrl-C ends both servers.
"""


class Observer(t.Protocol):
    """Whatever can tell what a page sees: a browser, or a stand-in."""

    voice: str
    """What its reason of a refusal is."""

    def perform(self, origin: str, exchange: Exchange) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Stage:
    """The servers of one demonstration, up and answering."""

    api_port: int
    origins: dict[str, str]
    explanations: Path

    @property
    def api(self) -> str:
        return f"http://{API_HOST}:{self.api_port}"

    def last_explanation(self) -> str:
        """Return the newest record of the library's log."""
        return self.explanations.read_text().strip().rpartition("\n")[2]

    @property
    def introduction(self) -> dict[str, str]:
        """What is under demonstration, as the API's own process has it."""
        told = json.loads(servers.get(self.api_port, "/under-demonstration"))
        return {
            "flask_cors": f"{told['version']}, {told['file']}",
            "API": f"{self.api} under gunicorn",
            "policy": told["policy"],
            **self.origins,
        }


@contextlib.contextmanager
def staged() -> Iterator[Stage]:
    """Serve the page on three origins and the API on a fourth."""
    content: dict[str, t.Callable[[], str]] = {}

    with tempfile.TemporaryDirectory() as folder, servers.pages(content) as page_port:
        explanations = Path(folder, "explanations.log")
        explanations.touch()
        origins = {name: f"http://{host}:{page_port}" for name, host in HOSTS.items()}
        environ = {
            "DEMO_ORIGIN": origins["named"],
            "DEMO_EXPLANATIONS": str(explanations),
        }

        with servers.gunicorn(
            "demo.api:app",
            directory=ROOT,
            environ=environ,
            log=Path(folder, "gunicorn.log"),
        ) as api_port:
            stage = Stage(api_port, origins, explanations)
            content["/"] = lambda: render(stage.api, origins)
            content["/explanation"] = stage.last_explanation
            yield stage


@contextlib.contextmanager
def observer(stage: Stage) -> Iterator[tuple[str, Observer]]:
    """Choose who judges: Chromium, or the standard's checks where there is none.

    :return: What to tell about the choice, and the judge.
    """
    with contextlib.ExitStack() as stack:
        try:
            if os.environ.get("FLASK_CORS_DEMO_BROWSER") == "none":
                raise NoBrowserError(f"hidden; to get one: {HOW_TO_INSTALL}")

            browser = stack.enter_context(chromium())
        except NoBrowserError as error:
            note = f"none ({error}). The same requests, judged by the Fetch standard."
            yield note, Wire(stage.api)
        else:
            yield browser.version, Page(browser)


def observe(stage: Stage, judge: Observer) -> Iterator[Observation]:
    """Perform every exchange from every origin."""
    for name, origin in stage.origins.items():
        for exchange in EXCHANGES:
            told = stage.explanations.stat().st_size
            outcome = judge.perform(origin, exchange)

            with stage.explanations.open("rb") as file:
                file.seek(told)
                library = " ".join(file.read().decode().split("\n")).strip()

            outcome = replace(outcome, library=library)
            yield Observation(name, exchange, outcome, name == "named")


def demonstrate(stage: Stage) -> int:
    """Print what each page may read, and why not; return the exit status."""
    with observer(stage) as (note, judge):
        print(fields({**stage.introduction, "browser": note}), end="\n\n", flush=True)
        observations = list(observe(stage, judge))

    print("What a page may read: the response's status, or nothing at all\n")
    print(table(observations), end="\n\n")
    print(f"Why: {judge.voice}, and what flask_cors logs at DEBUG\n")
    print(reasons(observations), end="\n\n")

    faults = [(seen, fault) for seen in observations if (fault := seen.fault())]
    right = len(observations) - len(faults)
    print(f"{right} of {len(observations)} outcomes are what the configuration says.")

    for seen, fault in faults:
        line = f"{seen.name}: {seen.exchange.method} {seen.exchange.path}: {fault}"
        print(f"  WRONG  {line}")

    return 1 if faults else 0


def serve(stage: Stage) -> int:
    """Keep the servers for a person with a browser, until Ctrl-C."""
    print(fields(stage.introduction), end="\n\n")
    print(WHAT_TO_TRY.format(page=stage.origins["named"], api=stage.api), flush=True)

    with contextlib.suppress(KeyboardInterrupt):
        threading.Event().wait()

    print()
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument(
        "--serve", action="store_true", help="keep the servers open until Ctrl-C"
    )
    run = serve if parser.parse_args().serve else demonstrate

    # So that the servers are ended on SIGTERM as on Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)

    try:
        with staged() as stage:
            return run(stage)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main())
