"""Write docs/rules.rst from the table of rules."""

import textwrap
from pathlib import Path
from types import ModuleType

from flask_cors.sansio.rules import applications
from flask_cors.sansio.rules import grants
from flask_cors.sansio.rules import names
from flask_cors.sansio.rules import origins
from flask_cors.sansio.rules import regexes
from flask_cors.sansio.rules import resources
from flask_cors.sansio.rules import spellings
from flask_cors.sansio.rules.rule import Rule

PAGE = Path(__file__).parents[1] / "docs" / "rules.rst"

GROUPS = {
    "Names, types and places": names,
    "How origins are written": spellings,
    "Which origins are allowed": origins,
    "Regular expressions": regexes,
    "Methods, headers and caching": grants,
    "Resources and routes": resources,
    "The application": applications,
}

INTRODUCTION = """\
Rules
=====

What Flask-CORS finds wrong with a configuration, by the id that each finding ends with.
An *error* is raised at set-up. A *warning* is a :exc:`~flask_cors.CORSWarning` at
set-up, and an error with ``strict``; the ones about routes, views and the session are
found by an audit alone, as set-up comes before them. *Advice* is given by an audit
only. :doc:`/audit` shows how to run one, and how to silence a rule.

An id is never changed, and never given to another rule.
"""


def main() -> None:
    PAGE.write_text(render(), encoding="utf-8")


def render() -> str:
    groups = [_group(title, module) for title, module in GROUPS.items()]
    return "\n\n".join([INTRODUCTION, _overview(), *groups])


def _overview() -> str:
    rows = [
        line
        for module in GROUPS.values()
        for rule in module.RULES
        for line in (
            f"    * - :ref:`{rule.id} <{_anchor(rule)}>`",
            f"      - {rule.severity.value}",
            *_cell(_literal(rule.title)),
        )
    ]
    return "\n".join(
        [
            "All of them",
            "-----------",
            "",
            ".. list-table::",
            "    :header-rows: 1",
            "    :widths: 12 12 76",
            "",
            "    * - Id",
            "      - Severity",
            "      - What it finds",
            *rows,
            "",
        ]
    )


def _cell(text: str) -> list[str]:
    return _filled(f"      - {text}", indent="        ").splitlines()


def _group(title: str, module: ModuleType) -> str:
    heading = f"{title}\n{'-' * len(title)}\n"
    return "\n\n".join([heading, *map(_section, module.RULES)])


def _section(rule: Rule) -> str:
    title = f"{rule.id}: {_literal(rule.title)}"
    fields = {
        "Severity": rule.severity.value,
        "Looks at": _literal(rule.looks_at),
        "Why": rule.why,
        "Fix": rule.fix,
        "See": f"`{rule.standard} <{rule.standard}>`__" if rule.standard else "",
    }
    listed = [_field(label, text) for label, text in fields.items() if text]
    return "\n".join(
        [
            f".. _{_anchor(rule)}:",
            "",
            title,
            "~" * len(title),
            "",
            ".. code-block:: text",
            "",
            f"    {rule.example}",
            "",
            *listed,
            "",
        ]
    )


def _anchor(rule: Rule) -> str:
    return rule.id.lower()


def _literal(text: str) -> str:
    """What is no reStructuredText, as such: CORS_* is neither link nor emphasis."""
    return text.replace("_", r"\_").replace("*", r"\*")


def _field(label: str, text: str) -> str:
    return _filled(f":{label}: {text}", indent="    ")


def _filled(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        width=88,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


if __name__ == "__main__":
    main()
