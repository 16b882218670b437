"""Surroundings: where a report is read, and how the files of a program look there."""

from __future__ import annotations

import typing as t
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from ..sansio.findings import Location
from ..sansio.findings import Source

#: What the paths of a SARIF file are relative to, by convention: the repository.
ROOT: t.Final = "%SRCROOT%"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a report is read.

    :param root: the folder that files are named from.
    :param width: of a line of text.
    """

    root: Path
    width: int = 80

    def path(self, location: Location) -> str:
        """The file of a location, as it is called from here."""
        if not is_file(location):
            return location.file

        return self._relative(location) or Path(location.file).as_posix()

    def line(self, source: Source) -> str | None:
        """The file and line of a source, as editors take them; absent where they are
        not known.
        """
        location = source.location
        return None if location is None else f"{self.path(location)}:{location.line}"

    def placed(self, source: Source) -> dict[str, t.Any]:
        """A source as JSON has it."""
        location = source.location
        return {
            "place": source.place.value,
            "name": source.name,
            "file": location and self.path(location),
            "line": location and location.line,
        }

    def artifact(self, location: Location) -> dict[str, str]:
        """The file of a location, as SARIF has it."""
        relative = self._relative(location)

        if relative is None:
            return {"uri": Path(location.file).as_uri()}

        return {"uri": urllib.parse.quote(relative), "uriBaseId": ROOT}

    def _relative(self, location: Location) -> str | None:
        path = self.root / location.file
        return (
            path.relative_to(self.root).as_posix()
            if path.is_relative_to(self.root)
            else None
        )


def is_file(location: Location) -> bool:
    """Tell whether a location is in a file: Python calls what is not ``<stdin>``."""
    return not location.file.startswith("<")
