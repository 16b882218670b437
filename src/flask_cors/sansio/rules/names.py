"""Rules about names, types and places."""

from __future__ import annotations

import typing as t

from ..findings import Fault
from ..findings import Severity
from .rule import Rule

RULES: t.Final = (
    Rule(
        "CORS001",
        Fault.UNKNOWN_OPTION,
        Severity.ERROR,
        "every option",
        "An option that does not exist",
        why="What was written under the name has no effect, and another value is in "
        "force instead. Without ``origins``, that value is ``*``: a misspelt "
        "``orgins`` would open the application to every site.",
        fix="Write the name that is suggested, or leave the option out. "
        "``resources`` is an option of ``CORS()`` alone. ``strict=False`` makes a "
        "warning of it, for a product that you cannot change.",
        example="CORS(app, orgins='https://app.example.com')",
    ),
    Rule(
        "CORS002",
        Fault.UNKNOWN_CONFIG_KEY,
        Severity.WARNING,
        "app.config",
        "A CORS_* key that does not exist",
        why="A key that Flask-CORS does not know has no effect here, and the default "
        "is in force in its place. It is not an error, as the key may belong to "
        "another extension.",
        fix="Write the key that is suggested, or remove it. Silence the rule if the "
        "key belongs to another extension.",
        example="app.config['CORS_ORIGIN'] = 'https://app.example.com'",
    ),
    Rule(
        "CORS003",
        Fault.DEPRECATED_NAME,
        Severity.ADVICE,
        "every option",
        "An old name of an option",
        why="Articles write ``origin`` and ``headers``, which flask-cors 6 ignores: an "
        "application that is moved there would be open to every site. They work here, "
        "and a :exc:`DeprecationWarning` says so at set-up.",
        fix="Write ``origins`` and ``allow_headers``.",
        example="CORS(app, origin='https://app.example.com')",
    ),
    Rule(
        "CORS004",
        Fault.BOTH_NAMES,
        Severity.ERROR,
        "every option",
        "An option under its old name and its own",
        why="There are two values for one option, and whoever wrote one of them "
        "expects it to be in force.",
        fix="Keep one value, under the option's own name.",
        example="CORS(app, origin='https://a.example', origins='https://b.example')",
    ),
    Rule(
        "CORS005",
        Fault.WRONG_TYPE,
        Severity.ERROR,
        "every option",
        "A value of the wrong type",
        why="The value cannot be read as what the option takes. Guessing what it means "
        "may allow what nobody meant to allow.",
        fix="Write one of the forms that :doc:`/config` lists for the option.",
        example="CORS(app, origins=7)",
    ),
    Rule(
        "CORS006",
        Fault.INVALID_REGEX,
        Severity.ERROR,
        "origins, allow_headers, resources",
        "A regular expression that is none",
        why="A value with characters such as ``(``, ``[`` or ``|`` is read as a "
        "regular expression, and Python cannot compile this one: it would match "
        "nothing.",
        fix="Correct the expression. Where it was meant as a wildcard, write "
        "``https://*.example.com`` for every subdomain.",
        example="CORS(app, origins='https://(a.example')",
        standard="https://docs.python.org/3/library/re.html#regular-expression-syntax",
    ),
    Rule(
        "CORS007",
        Fault.UNKNOWN_IGNORED_RULE,
        Severity.WARNING,
        "CORS_AUDIT_IGNORE",
        "An entry of CORS_AUDIT_IGNORE that silences nothing",
        why="A rule is silenced by its id, with a reason that an audit shows. An entry "
        "without an id that exists, or without a reason, silences nothing, although "
        "it looks as if something had been decided.",
        fix="Write the id that is suggested, and why the rule does not matter here.",
        example="app.config['CORS_AUDIT_IGNORE'] = {'CORS999': 'never mind'}",
    ),
    Rule(
        "CORS011",
        Fault.LATE_ATTACHMENT,
        Severity.ERROR,
        "CORS()",
        "CORS() after the first request",
        why="The requests until then were answered without the policy, and those that "
        "come in at the same time may be. Set-up belongs before the first request.",
        fix="Call ``CORS()`` where the application is created.",
        example="CORS(app)  # the application has answered a request",
        standard="https://flask.palletsprojects.com/en/stable/lifecycle/"
        "#application-setup",
    ),
    Rule(
        "CORS012",
        Fault.REGISTERED_BLUEPRINT,
        Severity.ERROR,
        "CORS()",
        "CORS(blueprint) after the blueprint is registered",
        why="A blueprint hands over what it has when it is registered. What it is "
        "given later is not part of the application: its routes would have no policy.",
        fix="Call ``CORS(blueprint)`` before ``app.register_blueprint(blueprint)``.",
        example="app.register_blueprint(bp); CORS(bp)",
        standard="https://flask.palletsprojects.com/en/stable/blueprints/"
        "#registering-blueprints",
    ),
    Rule(
        "CORS013",
        Fault.NOT_AN_APPLICATION,
        Severity.ERROR,
        "CORS()",
        "CORS() of something that it cannot serve",
        why="``CORS()`` decides by the routes, views and configuration of a Flask "
        "application, which other objects do not have.",
        fix="Give it the Flask application or a blueprint; of an API, such as "
        "Flask-RESTful's, that is ``api.app``. Any other WSGI application goes into "
        ":class:`~flask_cors.CORSMiddleware`.",
        example="CORS(object())",
    ),
)
