"""Rules about names, shown."""

import re
import typing as t

from flask import Blueprint
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import cross_origin
from flask_cors import Fault

from .case import APP
from .case import application
from .case import Case
from .case import configured
from .case import cors

SERVING = (
    "CORS() was called after the application had answered its first request, which "
    "some requests would not know of. Call it where the application is created. "
    "(CORS()) [CORS011]"
)


def served_before() -> Flask:
    app = application()
    app.test_client().get("/api/books")
    CORS(app, origins=APP)
    return app


def served_after() -> Flask:
    app = application()
    CORS(app, origins=APP)
    app.test_client().get("/api/books")
    return app


def registered_before() -> Flask:
    app = application()
    shop = Blueprint("shop", __name__)
    app.register_blueprint(shop)
    CORS(shop, origins=APP)
    return app


def registered_after() -> Flask:
    app = application()
    shop = Blueprint("shop", __name__)
    CORS(shop, origins=APP)
    app.register_blueprint(shop)
    return app


def attached_to_another() -> Flask:
    app = application()
    CORS(t.cast(t.Any, app.wsgi_app), origins=APP)
    return app


class RestApi:
    """As Flask-RESTful has it."""

    def __init__(self, app: Flask):
        self.app = app


class Odd:
    """Whatever it is asked for, it raises."""

    def __getattr__(self, name: str) -> t.NoReturn:
        raise RuntimeError(name)


def attached_to_an_api() -> Flask:
    app = application()
    CORS(t.cast(t.Any, RestApi(app)), origins=APP)
    return app


def attached_to_its_application() -> Flask:
    app = application()
    CORS(RestApi(app).app, origins=APP)
    return app


def attached_to_an_odd_object() -> Flask:
    app = application()
    CORS(t.cast(t.Any, Odd()), origins=APP)
    return app


def around_another() -> Flask:
    app = application()
    CORSMiddleware(app.wsgi_app, origins=APP)
    return app


def decorated_application() -> Flask:
    app = application()
    cross_origin(t.cast(t.Any, app))
    return app


def decorated_view() -> Flask:
    app = application()
    app.add_url_rule("/", "home", cross_origin(APP)(lambda: "home"))
    CORS(app, resources="/api/*", origins=APP)
    return app


def table_in_a_view() -> Flask:
    app = application()
    app.add_url_rule("/", "home", cross_origin(**t.cast(t.Any, {"resources": "/"})))
    return app


def ignoring(value: object) -> t.Callable[[], Flask]:
    return configured(CORS_ORIGINS=APP, CORS_AUDIT_IGNORE=value)


CASES: list[Case] = [
    Case(
        Fault.UNKNOWN_OPTION,
        "No such CORS option: 'orgins'. Did you mean 'origins'? As it stands, origins "
        "is '*', from the default. (CORS()) [CORS001]",
        cors(orgins=APP),
        cors(origins=APP),
    ),
    Case(
        Fault.UNKNOWN_OPTION,
        "No such CORS option: 'allow_credentials'. Did you mean "
        "'supports_credentials'? As it stands, supports_credentials is False, from the "
        "default. (CORS()) [CORS001]",
        cors(origins=APP, allow_credentials=True),
        cors(origins=APP, supports_credentials=True),
    ),
    Case(
        Fault.UNKNOWN_OPTION,
        f"No such CORS option: 'xyzzy'. As it stands, origins is {APP!r}, from CORS(). "
        f"(CORS()) [CORS001]",
        cors(origins=APP, xyzzy=True),
        cors(origins=APP),
    ),
    Case(
        Fault.UNKNOWN_OPTION,
        "'resources' is not an option of this place. Give it to CORS(). "
        "(@cross_origin()) [CORS001]",
        table_in_a_view,
        decorated_view,
    ),
    Case(
        Fault.UNKNOWN_CONFIG_KEY,
        "'CORS_ORIGIN' is no key of Flask-CORS, and has no effect. Did you mean "
        "'CORS_ORIGINS'? (app.config['CORS_ORIGIN']) [CORS002]",
        configured(CORS_ORIGIN=APP),
        configured(CORS_ORIGINS=APP),
    ),
    Case(
        Fault.UNKNOWN_CONFIG_KEY,
        "'CORS_HEADERS' has had no effect since Flask-CORS 2.0. Remove it, or write "
        "'CORS_ALLOW_HEADERS'. (app.config['CORS_HEADERS']) [CORS002]",
        configured(CORS_HEADERS="Content-Type"),
        configured(CORS_ALLOW_HEADERS="Content-Type", CORSICA="Ajaccio"),
    ),
    Case(
        Fault.UNKNOWN_CONFIG_KEY,
        "'CORS_XYZZY' is no key of Flask-CORS, and has no effect. "
        "(app.config['CORS_XYZZY']) [CORS002]",
        configured(CORS_XYZZY=True),
        ignoring({}),
    ),
    Case(
        Fault.DEPRECATED_NAME,
        f"origin={APP!r} (CORS()): an old name of 'origins', which it sets. Write "
        f"origins={APP!r}. [CORS003]",
        cors(origin=APP),
        cors(origins=APP),
    ),
    Case(
        Fault.DEPRECATED_NAME,
        "headers='X-One' (CORS()): an old name of 'allow_headers', which it sets. "
        "Write allow_headers='X-One'. [CORS003]",
        cors(origins=APP, headers="X-One"),
        cors(origins=APP, allow_headers="X-One"),
    ),
    Case(
        Fault.BOTH_NAMES,
        f"origin={APP!r} (CORS()): an old name of 'origins', which is set as well. "
        f"Write 'origins' alone. [CORS004]",
        cors(origin=APP, origins=APP),
        cors(origins=APP, headers="X-One"),
    ),
    Case(
        Fault.WRONG_TYPE,
        "origins=7 (CORS()): an origin is text, a compiled pattern, a function, or a "
        "list of them, not int. Name an origin: origins=['https://app.example.com']. "
        "[CORS005]",
        cors(origins=7),
        cors(origins="https://7.example.com"),
    ),
    Case(
        Fault.WRONG_TYPE,
        "origins={'/api/*': {'origins': 'https://me:***@a.example'}} (CORS()): an "
        "origin is text, a compiled pattern, a function, or a list of them, not dict. "
        "Write resources={'/api/*': ...}. [CORS005]",
        cors(origins={"/api/*": {"origins": "https://me:secret@a.example"}}),
        cors(resources={"/api/*": {"origins": APP}}),
    ),
    Case(
        Fault.WRONG_TYPE,
        "supports_credentials='maybe' (CORS()): neither true nor false. Write True or "
        "False. [CORS005]",
        cors(origins=APP, supports_credentials="maybe"),
        cors(origins=APP, supports_credentials="yes"),
    ),
    Case(
        Fault.WRONG_TYPE,
        "origins=re.compile(b'https://a') (CORS()): a pattern of bytes. Write one of "
        "text. [CORS005]",
        cors(origins=re.compile(rb"https://a")),
        cors(origins=re.compile(r"https://app\.example\.com")),
    ),
    Case(
        Fault.INVALID_REGEX,
        "origins='https://(a.example' (CORS()): not a valid regex: missing ), "
        "unterminated subpattern at position 8. Correct the pattern. [CORS006]",
        cors(origins="https://(a.example"),
        cors(origins=r"https://(a|b)\.example"),
    ),
    Case(
        Fault.INVALID_REGEX,
        "origins='*.example.com' (CORS()): no wildcard pattern, and no valid regex: a "
        "regex cannot begin with '*'. Write 'https://*.example.com'. [CORS006]",
        cors(origins="*.example.com"),
        cors(origins="https://*.example.com"),
    ),
    Case(
        Fault.INVALID_REGEX,
        "origins='https://**.example.com' (CORS()): no wildcard pattern, and no valid "
        "regex: multiple repeat at position 9. Write 'https://*.example.com'. "
        "[CORS006]",
        cors(origins="https://**.example.com"),
        cors(origins="https://*.example.com"),
    ),
    Case(
        Fault.INVALID_REGEX,
        "allow_headers='*-Token' (CORS()): not a valid regex: a regex cannot begin "
        "with '*'. Correct the pattern. [CORS006]",
        cors(origins=APP, allow_headers="*-Token"),
        cors(origins=APP, allow_headers=".*-Token"),
    ),
    Case(
        Fault.UNKNOWN_IGNORED_RULE,
        "CORS_AUDIT_IGNORE='CORS999' (app.config['CORS_AUDIT_IGNORE']): no rule has "
        "this id: it silences nothing. Remove it. [CORS007]",
        ignoring({"CORS999": "never mind"}),
        ignoring({"CORS003": "never mind"}),
    ),
    Case(
        Fault.UNKNOWN_IGNORED_RULE,
        "CORS_AUDIT_IGNORE='CORS03' (app.config['CORS_AUDIT_IGNORE']): no rule has "
        "this id: it silences nothing. Did you mean 'CORS003'? [CORS007]",
        ignoring("CORS03: never mind"),
        ignoring("CORS003: never mind"),
    ),
    Case(
        Fault.UNKNOWN_IGNORED_RULE,
        "CORS_AUDIT_IGNORE='CORS402' (app.config['CORS_AUDIT_IGNORE']): silences "
        "nothing without a reason. Write {'CORS402': 'the reason'}. [CORS007]",
        ignoring("CORS402"),
        ignoring("CORS402: the proxy sets Secure"),
    ),
    Case(
        Fault.UNKNOWN_IGNORED_RULE,
        "CORS_AUDIT_IGNORE=402 (app.config['CORS_AUDIT_IGNORE']): not the id of a "
        "rule, and silences nothing. Write {'CORS402': 'the reason'}, or 'CORS402: the "
        "reason'. [CORS007]",
        ignoring([402]),
        ignoring(["CORS402: the proxy sets Secure"]),
    ),
    Case(Fault.LATE_ATTACHMENT, SERVING, served_before, served_after),
    Case(
        Fault.REGISTERED_BLUEPRINT,
        "CORS() was called on the blueprint 'shop' after it had been registered. Call "
        "CORS(blueprint) before app.register_blueprint(blueprint). (CORS()) [CORS012]",
        registered_before,
        registered_after,
    ),
    Case(
        Fault.NOT_AN_APPLICATION,
        "CORS() takes a Flask application or a Blueprint, not method. For another WSGI "
        "application, write CORSMiddleware(application, ...). (CORS()) [CORS013]",
        attached_to_another,
        around_another,
    ),
    Case(
        Fault.NOT_AN_APPLICATION,
        "CORS() takes a Flask application or a Blueprint, not RestApi. Write "
        "CORS(rest_api.app). (CORS()) [CORS013]",
        attached_to_an_api,
        attached_to_its_application,
    ),
    Case(
        Fault.NOT_AN_APPLICATION,
        "CORS() takes a Flask application or a Blueprint, not Odd. Write CORS(app), "
        "with the Flask application that it belongs to. (CORS()) [CORS013]",
        attached_to_an_odd_object,
        attached_to_its_application,
    ),
    Case(
        Fault.NOT_AN_APPLICATION,
        "cross_origin() decorates a view. For a whole application or blueprint, write "
        "CORS(app). (@cross_origin()) [CORS013]",
        decorated_application,
        decorated_view,
    ),
]
