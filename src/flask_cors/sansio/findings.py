"""Findings: what is wrong with one value of a configuration, and where it was set."""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass
from dataclasses import field

from .masks import masked
from .masks import masked_text
from .masks import masked_words


class Place(enum.Enum):
    """Where a value was set: the first four from the weakest to the strongest."""

    DEFAULT = "default"
    CONFIG = "config"
    KEYWORD = "keyword"
    RESOURCE = "resource"
    APPLICATION = "application"
    """In the application itself: its routes, views, hooks and extensions."""


@dataclass(frozen=True, slots=True)
class Location:
    """A line of the program that configures CORS.

    :param line: counted from 1.
    """

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where one value of a configuration comes from."""

    place: Place
    name: str
    """In words: ``the default``, ``app.config['CORS_ORIGINS']``, ``CORS()``."""

    location: Location | None = field(default=None, compare=False)
    """The line of the call that gave it, where that is known."""

    def __str__(self) -> str:
        return self.name


class Fault(enum.Enum):
    """The closed set of what can be wrong with a configuration: one for each rule."""

    UNKNOWN_OPTION = "unknown-option"
    UNKNOWN_CONFIG_KEY = "unknown-config-key"
    DEPRECATED_NAME = "deprecated-name"
    BOTH_NAMES = "both-names"
    WRONG_TYPE = "wrong-type"
    INVALID_REGEX = "invalid-regex"
    EXPLOSIVE_REGEX = "explosive-regex"
    SLOW_REGEX = "slow-regex"
    UNKNOWN_IGNORED_RULE = "unknown-ignored-rule"
    LATE_ATTACHMENT = "late-attachment"
    REGISTERED_BLUEPRINT = "registered-blueprint"
    NOT_AN_APPLICATION = "not-an-application"

    ALLOWS_NOBODY = "allows-nobody"
    NOT_AN_ORIGIN = "not-an-origin"
    NO_SCHEME = "no-scheme"
    INVALID_SCHEME = "invalid-scheme"
    FILE_SCHEME = "file-scheme"
    ORIGIN_WITH_PATH = "origin-with-path"
    ORIGIN_WITH_USER = "origin-with-user"
    INVALID_HOST = "invalid-host"
    NOT_PUNYCODE = "not-punycode"
    INVALID_IPV4 = "invalid-ipv4"
    WILDCARD_OVER_ADDRESS = "wildcard-over-address"
    INVALID_IPV6 = "invalid-ipv6"
    INVALID_PORT = "invalid-port"
    DEFAULT_PORT = "default-port"
    UPPER_CASE = "upper-case"
    TOO_LONG = "too-long"
    HYPHENATED_LABEL = "hyphenated-label"
    REPEATED_ORIGIN = "repeated-origin"
    COVERED_ORIGIN = "covered-origin"
    GLOB_AS_REGEX = "glob-as-regex"
    NULL_ORIGIN = "null-origin"
    ANY_ORIGIN_WITH_CREDENTIALS = "any-origin-with-credentials"
    WILDCARD_WITH_CREDENTIALS = "wildcard-with-credentials"
    NULL_ORIGIN_WITH_CREDENTIALS = "null-origin-with-credentials"
    INSECURE_ORIGIN_WITH_CREDENTIALS = "insecure-origin-with-credentials"
    PUBLIC_SUFFIX_WITH_CREDENTIALS = "public-suffix-with-credentials"
    PUBLIC_SUFFIXES_UNKNOWN = "public-suffixes-unknown"
    OPEN_BY_DEFAULT = "open-by-default"
    HOSTILE_NEIGHBOUR = "hostile-neighbour"
    UNESCAPED_DOT = "unescaped-dot"
    ANY_SCHEME = "any-scheme"
    ANY_PORT = "any-port"
    UNANCHORED_REGEX = "unanchored-regex"

    INVALID_METHOD = "invalid-method"
    FORBIDDEN_METHOD = "forbidden-method"
    METHOD_CASE = "method-case"
    NEEDLESS_METHOD = "needless-method"
    OFFERED_WITHOUT_ROUTES = "offered-without-routes"
    INVALID_HEADER_NAME = "invalid-header-name"
    FORBIDDEN_REQUEST_HEADER = "forbidden-request-header"
    RESPONSE_HEADER_ALLOWED = "response-header-allowed"
    AUTHORIZATION_UNDER_ANY = "authorization-under-any"
    FORBIDDEN_EXPOSED_HEADER = "forbidden-exposed-header"
    REQUEST_HEADER_EXPOSED = "request-header-exposed"
    SAFELISTED_EXPOSED_HEADER = "safelisted-exposed-header"
    EXPOSES_EVERYTHING = "exposes-everything"
    INVALID_MAX_AGE = "invalid-max-age"
    MAX_AGE_ABOVE_EVERY_BROWSER = "max-age-above-every-browser"
    MAX_AGE_ABOVE_SOME_BROWSERS = "max-age-above-some-browsers"
    VARY_OFF = "vary-off"

    EVERYBODY_WRITES = "everybody-writes"
    CSRF_ORIGINS_WITHOUT_PROTECTION = "csrf-origins-without-protection"
    CSRF_ONLY_REPORTED = "csrf-only-reported"

    RELATIVE_PATH = "relative-path"
    DIFFERENT_BY_ORIGIN = "different-by-origin"
    UNREACHED_POLICY = "unreached-policy"
    REPLACED_RESOURCE = "replaced-resource"
    SHADOWED_RESOURCE = "shadowed-resource"
    LAXER_OVERLAP = "laxer-overlap"
    GOVERNS_NO_ROUTE = "governs-no-route"
    RELATIVE_TO_BLUEPRINT = "relative-to-blueprint"
    UNCOVERED_ROUTE = "uncovered-route"
    ROUTE_METHOD_NOT_ALLOWED = "route-method-not-allowed"

    SESSION_COOKIE_SAME_SITE = "session-cookie-same-site"
    SESSION_COOKIE_NOT_SECURE = "session-cookie-not-secure"
    GUARDED_VIEW_OPEN = "guarded-view-open"
    MISPLACED_DECORATOR = "misplaced-decorator"
    ANOTHER_LAYER = "another-layer"
    NO_LAYER = "no-layer"
    ERRORS_WITHOUT_HEADERS = "errors-without-headers"
    COOKIES_WITHOUT_CSRF_PROTECTION = "cookies-without-csrf-protection"
    LAX_COOKIES_WITHOUT_CSRF_PROTECTION = "lax-cookies-without-csrf-protection"
    SOCKETS_OPEN = "sockets-open"
    EXEMPT_VIEW_WITH_SESSION = "exempt-view-with-session"
    PROXY_BELOW_ANOTHER_LAYER = "proxy-below-another-layer"


class Severity(enum.Enum):
    """How bad a finding is, the worst first."""

    ERROR = "error"
    """Raised at set-up."""

    WARNING = "warning"
    """Warned about at set-up, and raised under ``strict``. What depends on the routes
    or the views is found by an audit alone.
    """

    ADVICE = "advice"
    """Only said by an audit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with one value. It never holds a password."""

    rule: str
    """The id of the rule that found it, such as ``CORS103``; see :doc:`/rules`."""

    fault: Fault
    """What the rule is about: one of a closed set."""

    severity: Severity
    option: str
    """The option, or what else has the value: a key of the configuration, a view."""

    value: object
    """The value, or the part of it that is wrong, as it is written, but for passwords
    in it: three stars stand in their place.
    """

    source: Source
    message: str
    """What is wrong, as a sentence that follows the value."""

    fix: str
    """What to write instead, as a sentence."""

    suggestions: tuple[str, ...] = ()
    """Values or names to write instead, best first."""

    def __post_init__(self) -> None:
        suggestions = tuple(map(masked_text, self.suggestions))
        object.__setattr__(self, "value", masked(self.value))
        object.__setattr__(self, "message", masked_words(self.message))
        object.__setattr__(self, "fix", masked_words(self.fix))
        object.__setattr__(self, "suggestions", suggestions)

    def __str__(self) -> str:
        return (
            f"{self.option}={_cut(written(self.value))} ({self.source}): {self._said} "
            f"[{self.rule}]"
        )

    @property
    def _said(self) -> str:
        return f"{self.message} {self.fix}".rstrip()


class Remark(Finding):
    """A finding whose message names its subject: there is no value to show first."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self._said} ({self.source}) [{self.rule}]"


Findings: t.TypeAlias = tuple[Finding, ...]


def written(value: object) -> str:
    """A value as Python code writes it, without passwords."""
    try:
        return masked_words(repr(masked(value)))
    except Exception:
        # It may be the very value that is wrong, such as an int of 5,000 digits.
        return f"<{type(value).__name__}>"


def _cut(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}..."
