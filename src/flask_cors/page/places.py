"""Places: lines of the program, named alike on every machine."""

from __future__ import annotations

import sys
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ..reports.surroundings import is_file
from ..reports.surroundings import Surroundings
from ..sansio.findings import Location
from ..sansio.findings import Place
from ..sansio.findings import Source


@dataclass(frozen=True, slots=True)
class Places(Surroundings):
    """Names files as they are called from the folder of the project; those of installed
    packages, as they are imported.

    :param installed: the folders that packages are installed in.
    """

    installed: tuple[Path, ...] = ()

    @classmethod
    def here(cls) -> t.Self:
        """Those of the project in the current folder."""
        folders = {Path(folder).absolute() for folder in sys.path if folder}

        # A folder within another one names its files more shortly.
        ordered = sorted(folders, key=lambda folder: (-len(folder.parts), folder))
        return cls(Path.cwd(), installed=tuple(ordered))

    def path(self, location: Location) -> str:
        """The file of a location, without the folders of this machine."""
        path = Surroundings.path(self, location)

        if not is_file(location) or not Path(path).is_absolute():
            return path

        found = (f for f in self.installed if Path(path).is_relative_to(f))
        folder = next(found, Path(path).parent)
        return Path(path).relative_to(folder).as_posix()

    def at(self, location: Location | None) -> str | None:
        """The file and line of a location, if it is known."""
        return None if location is None else f"{self.path(location)}:{location.line}"

    def named(self, source: Source | None) -> str | None:
        """A source with its line, as ``flask cors routes`` names it."""
        if source is None:
            return None

        line = self.line(source)

        if line is None:
            return str(source)

        # That of the application says its line itself.
        is_line = source.place is Place.APPLICATION
        return line if is_line else f"{line}, {source}"
