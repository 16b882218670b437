"""The sdist and the wheel of this project, made and opened."""

import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "flask_cors"


class BuildFailedError(Exception):
    """Raised if a distribution cannot be made of a tree."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file that pip installs from.

    :param files: what is in it, by its path from the top of the archive's only folder
        for an sdist, from the root for a wheel.
    """

    path: Path
    files: dict[str, bytes]

    @property
    def metadata(self) -> Message:
        """What the index and pip read of it."""
        name = next(
            name
            for name in self.files
            if name == "PKG-INFO" or name.endswith(".dist-info/METADATA")
        )
        return Parser().parsestr(self.files[name].decode())


def build(tree: Path, folder: Path, kind: str) -> Distribution:
    """Make a distribution of a tree, by the backend that pip would call.

    :param kind: ``"sdist"`` or ``"wheel"``.
    :raises BuildFailedError: with what the backend said.
    """
    command = [sys.executable, "-m", "build", "--no-isolation", f"--{kind}"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(tree)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )

    if done.returncode != 0:
        raise BuildFailedError(done.stdout)

    made = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return opened(max(made, key=lambda path: path.stat().st_mtime_ns))


def opened(path: Path) -> Distribution:
    """Read a wheel or an sdist."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return Distribution(path, {n: wheel.read(n) for n in wheel.namelist()})

    with tarfile.open(path) as sdist:
        members = [member for member in sdist.getmembers() if member.isfile()]
        files = {
            member.name.partition("/")[2]: _content(sdist, member) for member in members
        }

    return Distribution(path, files)


def unpacked(distribution: Distribution, folder: Path) -> Path:
    """Write the files of a distribution into a folder."""
    for name, content in distribution.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    return folder


def sources() -> dict[str, bytes]:
    """What the package holds, but for what Python has compiled."""
    return {
        file.relative_to(PACKAGE.parent).as_posix(): file.read_bytes()
        for file in PACKAGE.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    assert file is not None
    return file.read()
