"""Write docs/deprecations.rst from docs/deprecations.toml."""

import textwrap
import tomllib
import typing as t
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
LISTED = DOCS / "deprecations.toml"
PAGE = DOCS / "deprecations.rst"

INTRODUCTION = """\
Versions and deprecations
=========================

An update within version 7 keeps a correct application working without a change. What
is to go goes in three steps:

1.  It is **deprecated** in a minor version: it works as before, and a
    :exc:`DeprecationWarning` at set-up names what to write instead. It is listed below
    and in the :doc:`changes`.
2.  It stays so for a year at least, in every version until the next major one.
3.  It is **removed** in a major version, which says so in its changes. An option that
    is removed is an unknown option from then on, and so an error with a suggestion:
    never something that is silently ignored.

Answers to browsers are held to the same. A header that is sent to fewer requests than
before is a change of a major version, but for one reason: if an origin could read what
the configuration does not let it read, the next release mends it, and its changes say
which requests get another answer.

A version of Python or Flask is supported as long as its own developers support it. Its
end is a line of the changes of a minor version, and pip keeps the version of Flask-CORS
that still works with it.

To see in your tests what will go, make errors of the warnings:

.. code-block:: python

    import warnings

    warnings.simplefilter("error", DeprecationWarning)


What is deprecated
------------------
"""


class Deprecation(t.TypedDict):
    """An entry of the list.

    ``names`` are those that warn, ``until`` the version that has them no more.
    """

    what: str
    names: list[str]
    since: str
    until: str
    why: str
    instead: str


def main() -> None:
    PAGE.write_text(render(), encoding="utf-8")


def listed() -> list[Deprecation]:
    """Everything that is deprecated now."""
    entries = tomllib.loads(LISTED.read_text(encoding="utf-8"))["deprecation"]
    return t.cast(list[Deprecation], entries)


def render() -> str:
    return "\n\n".join([INTRODUCTION, *map(_section, listed())])


def _section(entry: Deprecation) -> str:
    title = _literals(entry["what"]).removesuffix(".")
    fields = [
        f":Since: {entry['since']}",
        f":Until: {entry['until']}, which has it no more",
        f":Why: {entry['why']}",
        f":Instead: {entry['instead']}",
    ]
    return "\n".join([title, "~" * len(title), "", *map(_filled, fields), ""])


def _filled(field: str) -> str:
    return textwrap.fill(
        _literals(field),
        width=88,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _literals(text: str) -> str:
    return text.replace("`", "``")


if __name__ == "__main__":
    main()
