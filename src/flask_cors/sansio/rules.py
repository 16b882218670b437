"""The rules that a compiled configuration is judged by, at set-up.

A rule looks at one policy, or at the table of resources. To add one, write a function
that yields findings and name it in ``POLICY_RULES`` or ``RESOURCE_RULES``.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t

from ..errors import Fault
from ..errors import Finding
from ..errors import Severity
from .origins import NULL
from .policy import Policy
from .resources import PathPattern
from .resources import Reach
from .resources import replaced
from .resources import Resource
from .resources import Resources

_PROBE = "https://cors-probe.invalid"
_REGEX_ESCAPE = re.compile(r"\\(.)")

# Of a group its first alternative, so that the host that it stands in is whole.
_GROUP = re.compile(r"\((?:\?:)?([^()|]*)[^()]*\)")

# A name with dots, or whatever follows the scheme.
_HOST = re.compile(
    r"(?<=://)[a-z0-9\-]+(?:\.[a-z0-9\-]+)*|[a-z0-9\-]+(?:\.[a-z0-9\-]+)+"
)


_NAME_ORIGINS = "Name the origins: origins=['https://app.example.com']."


def judged(
    older: tuple[Resource, ...], newer: tuple[Resource, ...]
) -> tuple[Finding, ...]:
    """What is wrong with ``newer`` resources, alone and beside ``older`` ones."""
    findings = [finding for entry in newer for finding in of_policy(entry.policy)]
    findings += [f for rule in RESOURCE_RULES for f in rule(older, newer)]
    return tuple(findings)


def of_policy(policy: Policy) -> tuple[Finding, ...]:
    """What is wrong with one policy."""
    return tuple(finding for rule in POLICY_RULES for finding in rule(policy))


def _finding(
    policy: Policy,
    option: str,
    fault: Fault,
    message: str,
    fix: str,
    *,
    value: object = None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """A finding about the option of a policy, or about a part of its value."""
    setting = policy.settings[option]
    written = setting.written if value is None else value
    return Finding(fault, severity, option, written, setting.source, message, fix)


def any_origin_with_credentials(policy: Policy) -> cabc.Iterator[Finding]:
    """Any page may read what the user's cookies show."""
    if not policy.credentialed or not _is_open(policy):
        return

    credentials = policy.settings["supports_credentials"].source

    if policy.origins.any and policy.send_wildcard:
        yield _finding(
            policy,
            "send_wildcard",
            Fault.CONTRADICTION,
            f"browsers refuse '*' for requests with credentials, which "
            f"supports_credentials, from {credentials}, allows.",
            _NAME_ORIGINS,
            severity=Severity.ERROR,
        )
        return

    yield _finding(
        policy,
        "origins",
        Fault.ANY_ORIGIN_WITH_CREDENTIALS,
        f"with supports_credentials, from {credentials}, every site may read what its "
        f"visitors' cookies show.",
        _NAME_ORIGINS,
    )


def null_origin_with_credentials(policy: Policy) -> cabc.Iterator[Finding]:
    """Every site can send the origin null, from a sandboxed frame."""
    if policy.credentialed and NULL in policy.origins.literals:
        yield _finding(
            policy,
            "origins",
            Fault.NULL_ORIGIN_WITH_CREDENTIALS,
            "any site can send the origin null, from a sandboxed frame, and may then "
            "read what its visitors' cookies show.",
            "Leave 'null' out.",
        )


def any_exposed_header_with_credentials(policy: Policy) -> cabc.Iterator[Finding]:
    """Browsers read ``*`` as the name of a header, which no response has.

    https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
    """
    if policy.credentialed and "*" in policy.exposed:
        yield _finding(
            policy,
            "expose_headers",
            Fault.EXPOSES_NOTHING,
            "browsers do not read '*' as any header where supports_credentials, from "
            f"{policy.settings['supports_credentials'].source}, is true.",
            "Name the headers: expose_headers=['X-Total-Count'].",
        )


def hostile_neighbour(policy: Policy) -> cabc.Iterator[Finding]:
    """A regex lets in an origin that anybody can register."""
    for regex in policy.origins.regexes:
        hostile = _hostile_neighbour(regex)

        if hostile is not None:
            yield _finding(
                policy,
                "origins",
                Fault.HOSTILE_NEIGHBOUR,
                f"it also lets in {hostile}, which anybody can register.",
                "Write a wildcard pattern, such as 'https://*.example.com', or escape "
                "the dots and end the pattern at the host.",
                value=regex.pattern,
            )


def _hostile_neighbour(regex: re.Pattern[str]) -> str | None:
    """A foreign origin that ``regex`` matches, made from the host that it names.

    A pattern that names none, and so is open to everybody, is not meant: that is told
    by another rule where it matters.
    """
    if regex.fullmatch(_PROBE):
        return None

    text = _GROUP.sub(r"\1", _REGEX_ESCAPE.sub(r"\1", regex.pattern))

    for host in _HOST.findall(text.lower()):
        for foreign in _neighbours(host):
            for scheme in ("https", "http"):
                if regex.fullmatch(f"{scheme}://{foreign}"):
                    return f"{scheme}://{foreign}"

    return None


def _neighbours(host: str) -> cabc.Iterator[str]:
    yield f"{host}.attacker.example"
    yield f"a.{host}.attacker.example"

    if "." in host:
        yield f"attacker{host}"

    if host.count(".") > 1:
        yield host.replace(".", "x", host.count(".") - 1)


def replaced_resource(
    older: tuple[Resource, ...], newer: tuple[Resource, ...]
) -> cabc.Iterator[Finding]:
    """A later call gives the same paths another policy."""
    for old, new in replaced(older, newer):
        settings = old.policy.settings
        names = old.policy.differing(new.policy)
        before = ", ".join(f"{name}={settings[name].written!r}" for name in names)
        yield _finding(
            new.policy,
            "resources",
            Fault.REPLACED,
            f"it replaces an earlier policy of the same paths, with {before}.",
            "Configure these paths in one place.",
            value=new.pattern.text,
        )


def shadowed_resource(
    older: tuple[Resource, ...], newer: tuple[Resource, ...]
) -> cabc.Iterator[Finding]:
    """A strict entry never comes to be asked: a laxer one is tried before it."""
    tried: list[Resource] = []

    for entry in Resources((*older, *newer)).entries:
        if _is_open(entry.policy):
            tried.append(entry)
            continue

        first = _shadow(entry, tried)

        if first is not None:
            yield _finding(
                entry.policy,
                "resources",
                Fault.SHADOWED,
                f"{first.pattern.text!r} is tried first and governs paths of it, "
                f"with a laxer policy.",
                "Write the strict pattern with as many slashes, or the lax one "
                "without those paths.",
                value=entry.pattern.text,
            )


def _shadow(entry: Resource, tried: cabc.Iterable[Resource]) -> Resource | None:
    samples = tuple(_samples(entry.pattern))

    for first in tried:
        if any(first.pattern.matches(path) for path in samples):
            return first

    return None


def _is_open(policy: Policy) -> bool:
    return policy.origins.any or policy.origins.permit(_PROBE)


def _samples(pattern: PathPattern) -> cabc.Iterator[str]:
    """Paths that ``pattern`` matches, made from the part that is fixed."""
    stem = pattern.stem

    if pattern.reach is Reach.REGEX:
        stem = t.cast("re.Match[str]", re.match(r"[\w/\-]*", pattern.text))[0]

    if pattern.reach is Reach.LITERAL:
        return

    for tail in ("", "x", "/x", "x/x", "/x/x"):
        if pattern.matches(stem + tail):
            yield stem + tail


def offered_without_url_map(entries: cabc.Iterable[Resource]) -> cabc.Iterator[Finding]:
    """The methods that the application offers, where none can tell which those are."""
    for entry in entries:
        if entry.policy.methods.offered:
            yield _finding(
                entry.policy,
                "methods",
                Fault.CONTRADICTION,
                "only a Flask application can say which methods it offers.",
                "Name the methods: methods=['GET', 'PUT'].",
                severity=Severity.ERROR,
            )


POLICY_RULES: t.Final = (
    any_origin_with_credentials,
    null_origin_with_credentials,
    any_exposed_header_with_credentials,
    hostile_neighbour,
)

RESOURCE_RULES: t.Final = (replaced_resource, shadowed_resource)
