"""End to end: what a request costs a worker of gunicorn, driven by wrk.

The worker is a gthread one, which keeps connections alive, with one thread. Its CPU
time is read from /proc: that of wrk and of the kernel's network is not the worker's.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import typing as t
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from .candidates import Candidate
from .candidates import PLAIN
from .candidates import PLAIN_AGAIN
from .candidates import PROJECT
from .candidates import UPSTREAM
from .cases import GET_ALLOWED
from .cases import PREFLIGHT
from .environments import BenchmarkError
from .environments import environment
from .environments import find_python
from .environments import ROOT
from .requests import Request
from .rows import Limit
from .rows import Reading
from .rows import Row
from .served import RAW
from .served import SAME_HEADERS
from .served import VARIABLE

CONFIG = Path(__file__).with_name("gunicorn.conf.py")
ROUNDS = 8
CONNECTIONS = 4
SECONDS = 1
START_SECONDS = 20

# What CORS costs the server itself: the same header lines, without a layer's work.
SAME = Candidate(SAME_HEADERS, "same", PLAIN.attachment)
RAW_WSGI = Candidate(RAW, "raw", PLAIN.attachment, answers_cors=False)
# Of every kind twice, for the noise.
RAW_AGAIN = Candidate("raw again", "again", PLAIN.attachment, answers_cors=False)

SERVED = {
    GET_ALLOWED: (RAW_WSGI, PLAIN, PROJECT, UPSTREAM, SAME, PLAIN_AGAIN),
    PREFLIGHT: (RAW_WSGI, PROJECT, UPSTREAM, RAW_AGAIN),
}

GROUP = "gunicorn (gthread), wrk, keep-alive: CPU above raw WSGI"

Loads = dict[str, dict[str, float]]
"""Microseconds of the worker's CPU for each request, by request and candidate."""


class Server:
    """gunicorn with one worker, on a port that was free."""

    def __init__(self, candidate: Candidate) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = listener.getsockname()[1]
        name = RAW if candidate == RAW_AGAIN else candidate.name

        with listener:
            self._process = subprocess.Popen(
                [
                    *(find_python(candidate), "-m", "gunicorn"),
                    *("--config", str(CONFIG), "--bind", f"fd://{listener.fileno()}"),
                    "benchmarks.served:application",
                ],
                cwd=ROOT,
                env={**environment(0), VARIABLE: name},
                pass_fds=[listener.fileno()],
            )

    def __enter__(self) -> t.Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._process.terminate()

        try:
            self._process.wait(START_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def find_worker(self) -> int:
        """Wait for the worker's process."""
        deadline = time.monotonic() + START_SECONDS

        while time.monotonic() < deadline and self._process.poll() is None:
            for path in Path("/proc").glob("[0-9]*/stat"):
                if _parent(path) == self._process.pid:
                    return int(path.parent.name)

            time.sleep(0.05)

        raise BenchmarkError("gunicorn has started no worker")


def _parent(path: Path) -> int | None:
    try:
        return int(_fields(path)[1])
    except (OSError, IndexError):
        return None


def _fields(path: Path) -> list[str]:
    # The name of the program comes first, and may have blanks and parentheses.
    return path.read_text().rpartition(")")[2].split()


def read_cpu(pid: int) -> float:
    """Read the microseconds that a process has run, in itself and in the kernel."""
    fields = _fields(Path(f"/proc/{pid}/stat"))
    ticks = int(fields[11]) + int(fields[12])
    return ticks * 1e6 / os.sysconf("SC_CLK_TCK")


def missing() -> str | None:
    """Say why nothing can be measured here."""
    if shutil.which("wrk") is None:
        return "not measured: wrk is not installed"

    if not Path("/proc/self/stat").exists():
        return "not measured: this machine has no /proc"

    return None


def measure_loads(rounds: int = ROUNDS, seconds: int = SECONDS) -> Loads:
    candidates = dict.fromkeys(each for served in SERVED.values() for each in served)
    found: dict[str, dict[str, list[float]]] = {each.name: {} for each in SERVED}

    with ExitStack() as stack:
        servers = {each: stack.enter_context(Server(each)) for each in candidates}
        workers = {each: server.find_worker() for each, server in servers.items()}

        # The first round warms up.
        for number in range(rounds + 1):
            for request, served in SERVED.items():
                for each in served:
                    before = read_cpu(workers[each])
                    answered = drive(servers[each].port, request, seconds)

                    if number > 0:
                        cost = (read_cpu(workers[each]) - before) / answered
                        found[request.name].setdefault(each.name, []).append(cost)

    return {
        request: {name: median(costs) for name, costs in by_candidate.items()}
        for request, by_candidate in found.items()
    }


def drive(port: int, request: Request, seconds: int) -> int:
    """Let wrk send a request again and again.

    :return: how often it was answered.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f'wrk.method = "{request.method}"\n')
        script.flush()
        headers = [f"--header={name}: {value}" for name, value in request.headers]
        ended = subprocess.run(
            [
                *("wrk", "--threads", "1", "--connections", str(CONNECTIONS)),
                *("--duration", f"{seconds}s", "--script", script.name, *headers),
                f"http://127.0.0.1:{port}{request.path}",
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds + START_SECONDS,
            check=True,
        )

    done = re.search(r"(\d+) requests in", ended.stdout)

    if done is None or int(done[1]) == 0 or "Non-2xx" in ended.stdout:
        raise BenchmarkError(f"{request.name} is answered wrongly:\n{ended.stdout}")

    return int(done[1])


def rows(loads: Loads | None) -> list[Row]:
    get = "GET, of plain Flask's"
    preflight = "preflight, of flask-cors's"
    limits = {get: Limit(1.02), preflight: Limit(0.05)}

    if loads is None:
        remark = missing() or "not measured"
        return [Row(GROUP, name, each, remark=remark) for name, each in limits.items()]

    readings = {
        get: _read(loads[GET_ALLOWED.name], PLAIN, PLAIN_AGAIN, PLAIN),
        preflight: _read(loads[PREFLIGHT.name], UPSTREAM, RAW_AGAIN, RAW_WSGI),
    }
    same = _read(loads[GET_ALLOWED.name], SAME, PLAIN_AGAIN, PLAIN)
    return [
        *(Row(GROUP, name, limits[name], each) for name, each in readings.items()),
        Row(GROUP, "GET, of plain Flask's, same headers", measured=same),
    ]


def _read(
    loads: dict[str, float], rival: Candidate, again: Candidate, first: Candidate
) -> Reading:
    raw = loads[RAW]
    base = loads[rival.name] - raw
    noise = abs(loads[again.name] - loads[first.name])
    return Reading((loads[PROJECT.name] - raw) / base, noise / base)
