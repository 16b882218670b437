"""Write docs/config.rst from the table of options."""

import textwrap
from pathlib import Path

from flask_cors.reports.options import fields
from flask_cors.sansio.options import Option
from flask_cors.sansio.options import OPTIONS

PAGE = Path(__file__).parents[1] / "docs" / "config.rst"

INTRODUCTION = """\
Configuration
=============

Every option is a keyword of :class:`~flask_cors.CORS` and a key of ``app.config``:
``CORS_`` and its name in upper case. Most are options of
:func:`~flask_cors.cross_origin` and of single paths as well.


Where a value comes from
------------------------

There are four places, the weakest first:

1. the default, given below with each option;
2. ``app.config``: ``CORS_ORIGINS`` for ``origins``, and so on. A key whose value is
   ``None`` counts as not set;
3. the keywords of ``CORS()``, then those of ``init_app()``;
4. the options of a path in ``resources``.

The value of a stronger place replaces that of a weaker one as a whole: two lists of
origins are not joined.

.. code-block:: python

    from flask import Flask

    from flask_cors import CORS

    app = Flask(__name__)
    app.config["CORS_ORIGINS"] = "https://app.example.com"
    CORS(
        app,
        max_age=600,
        resources={
            "/api/*": {},
            "/partners/*": {"origins": "https://partner.example"},
        },
    )

Both paths have ``max_age=600``; ``/api/*`` is open to ``https://app.example.com``, and
``/partners/*`` to ``https://partner.example`` alone.

Not everything has all four places:

- A view with :func:`~flask_cors.cross_origin` takes its options from the default,
  ``app.config`` and the decorator, and nothing from ``CORS()``.
- A blueprint takes them from the default, ``app.config``, ``CORS(blueprint)`` and the
  paths given there, and nothing from ``CORS(app)``.
- :class:`~flask_cors.CORSMiddleware` has no ``app.config``.

Two keys are no options: ``CORS_AUDIT_IGNORE`` names the rules that an audit leaves out,
each with the reason; see :doc:`/audit`. With ``CORS_DEBUG_PAGE`` the application shows
its own report at ``/_cors/`` while it is debugged; see :doc:`/debug-page`.

Environment variables come in through Flask's own
``app.config.from_prefixed_env()``. A list is one string with commas, and ``false`` is
false:

.. code-block:: console

    $ export FLASK_CORS_ORIGINS="https://app.example.com, https://admin.example.com"
    $ export FLASK_CORS_SUPPORTS_CREDENTIALS=false


When it is read
---------------

``app.config`` is read when ``CORS`` is given the application: by ``CORS(app)``, by
``init_app(app)``, and for a blueprint when it is registered. All mistakes are raised
there together, as one :exc:`~flask_cors.CORSConfigError`, and CORS is not set up.

If a ``CORS_*`` key has changed by the time of the first request, the configuration is
read once more, and never again. A mistake that is found only then allows nobody, and is
logged as an error by the logger ``flask_cors``: an exception would be the answer to
somebody's request.

The keywords of a decorator and of ``CORS(blueprint)`` are checked where they are
written. ``app.config`` joins them later: at the first request, and when the blueprint
is registered.


The options
-----------
"""


def main() -> None:
    PAGE.write_text(render(), encoding="utf-8")


def render() -> str:
    return "\n\n".join([INTRODUCTION, *map(_section, OPTIONS.values())])


def _section(option: Option) -> str:
    title = f"``{option.name}``"
    listed = [_field(*pair) for pair in fields(option).items()]
    return "\n".join(
        [
            f".. _option-{option.name.replace('_', '-')}:",
            "",
            title,
            "~" * len(title),
            "",
            _filled(option.doc),
            "",
            *listed,
            "",
        ]
    )


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
