"""Audits to report, made by hand."""

import typing as t
from pathlib import Path

from flask_cors import Fault
from flask_cors.reports import Surroundings
from flask_cors.sansio import ruling
from flask_cors.sansio.audit.outcome import Audit
from flask_cors.sansio.audit.outcome import Extent
from flask_cors.sansio.audit.outcome import Silenced
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Source

ROOT = Path("/srv/shop")
HERE = Surroundings(ROOT)
PROGRAM = Location("/srv/shop/shop/app.py", 1)
EXTENT = Extent(routes=12, policies=3, rules=79)
NOWHERE = Source(Place.CONFIG, "app.config['CORS_ORIGINS']")


def called(file: str = "/srv/shop/shop/app.py", line: int = 12) -> Source:
    """The source of what ``CORS()`` was given, in a file."""
    return Source(Place.KEYWORD, "CORS()", Location(file, line))


def with_path(
    source: Source = NOWHERE, value: object = "https://a.example/"
) -> Finding:
    """A warning about a value."""
    return ruling.finding(
        Fault.ORIGIN_WITH_PATH,
        "origins",
        value,
        source,
        "an origin has no path: it allows nobody.",
        "Write 'https://a.example'.",
        "https://a.example",
    )


def unknown(source: Source = NOWHERE) -> Finding:
    """An error whose message names its subject."""
    return ruling.remark(
        Fault.UNKNOWN_OPTION,
        "orgins",
        "https://a.example",
        source,
        "No such CORS option: 'orgins'.",
        "",
        "origins",
    )


def old(source: Source = NOWHERE) -> Finding:
    """Advice."""
    return ruling.finding(
        Fault.DEPRECATED_NAME,
        "origin",
        "https://a.example",
        source,
        "an old name of 'origins', which it sets.",
        "Write origins='https://a.example'.",
        "origins",
    )


def audit(*findings: Finding, **changes: t.Any) -> Audit:
    """An audit that has found these, in an application of a usual size."""
    return Audit(findings, **{"extent": EXTENT, "program": PROGRAM, **changes})


MIXED = audit(
    unknown(called()),
    with_path(called(line=13)),
    with_path(value="https://b.example/"),
    old(called()),
    silenced=(Silenced(with_path(value="https://c.example/"), "a fixture"),),
)
