"""What a README shows: its commands, and what they print."""

import collections.abc as cabc
import re
import subprocess
import typing as t
from dataclasses import dataclass
from pathlib import Path

from .launch import copied
from .launch import environment
from .launch import EXAMPLES
from .launch import launched
from .launch import unused_ports

#: The ports of the page, by the variables of the Makefile.
PORTS: t.Final[dict[str, dict[str, int]]] = {
    "async_api": {"PORT": 8000},
    "cookies": {"API_PORT": 8000},
    "metrics": {"PORT": 8000},
    "policies": {"PORT": 8000},
    "public_api": {"PORT": 8080, "API_PORT": 8000},
    "react": {"PORT": 8000},
    "tenants": {"PORT": 8000, "REDIS_PORT": 6380},
}

#: What is made where the commands are not about all of it.
TARGETS: t.Final = {"cookies": ["api"], "react": ["api"]}

#: The programs that it takes, beside Python, make and curl.
PROGRAMS: t.Final = {"public_api": ["nginx"], "tenants": ["redis-server"]}

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what it prints."""

    command: str
    prints: str

    @property
    def is_start(self) -> bool:
        """Whether it serves the example."""
        return self.command.startswith("make ")

    def __str__(self) -> str:
        return f"$ {self.command}\n{self.prints}".rstrip("\n")


def readme(name: str) -> Path:
    return EXAMPLES / name / "README.md"


def shown(name: str) -> list[Step]:
    """The commands of an example's README, with what they print there."""
    blocks = _BLOCK.findall(readme(name).read_text(encoding="utf-8"))
    return [step for block in blocks for step in _steps(block)]


def printed(name: str, folder: Path) -> list[Step]:
    """The same, with what they print in a shell, while the example is served.

    :param folder: an empty one.
    """
    ports = dict(zip(PORTS[name], unused_ports(len(PORTS[name])), strict=True))
    there = {PORTS[name][variable]: port for variable, port in ports.items()}
    back = {port: page for page, port in there.items()}
    copy = copied(name, folder)
    steps = []

    with launched(copy, folder / "log", *TARGETS.get(name, []), **ports):
        for step in shown(name):
            if step.is_start:
                steps.append(step)
            else:
                output = _output(_translated(step.command, there), copy)
                steps.append(Step(step.command, _translated(output, back)))

    return steps


def rewritten(name: str, steps: list[Step]) -> str:
    """The README with other steps, as many as it has."""
    left = iter(steps)

    def block(match: re.Match[str]) -> str:
        lines = [f"{next(left)}\n" for _ in _steps(match[1])]
        return f"```console\n{''.join(lines)}```"

    return _BLOCK.sub(block, readme(name).read_text(encoding="utf-8"))


def _steps(block: str) -> cabc.Iterator[Step]:
    for step in block.removeprefix("$ ").split("\n$ "):
        command, _, prints = step.partition("\n")
        yield Step(command, prints.strip("\n"))


def _translated(text: str, ports: cabc.Mapping[int, int]) -> str:
    """With other ports in its addresses."""
    pattern = "|".join(map(str, ports))
    return re.sub(f"(?<=:)({pattern})\\b", lambda m: str(ports[int(m[0])]), text)


def _output(command: str, folder: Path) -> str:
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**environment(), "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
    )
    return ran.stdout.replace("\r", "").strip("\n")
