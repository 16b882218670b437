"""What a change would open, as a sentence."""

from __future__ import annotations

from ..origins import NULL
from ..policy import Policy
from . import changes
from . import wording
from .cause import Change
from .cause import Objection


def opens(policy: Policy, objection: Objection, change: Change | None) -> str:
    """Who could do what after ``change`` that nobody can do now."""
    if change is None:
        return ""

    paths = changes.reach(policy, objection.option)
    words = _could(policy, objection, paths)
    return f"{words}{changes.with_cookies(policy.credentialed)}."


def credentialed(policy: Policy, who: str) -> str:
    """What the user's cookies would open."""
    paths = changes.reach(policy, "supports_credentials")
    return f"{who} could then read the responses of {paths}, with the user's cookies."


def everybody(policy: Policy) -> str:
    """Those whom a policy allows now."""
    is_any = policy.origins.any
    return "Pages of every site" if is_any else "Pages of every allowed origin"


def _could(policy: Policy, objection: Objection, paths: str) -> str:
    entries = [str(entry) for entry in objection.wanted]
    who = everybody(policy)

    match objection.option:
        case "origins":
            return f"{_pages(entries[0])} could then read the responses of {paths}"
        case "methods":
            return f"{who} could then send {entries[0]} requests to {paths}"
        case "allow_headers":
            names = wording.named([wording.quoted(name) for name in entries])
            return f"{who} could then set {names} on their requests to {paths}"
        case _:
            name = wording.quoted(entries[0])
            return f"{who} could then read {name} of the responses of {paths}"


def _pages(origin: str) -> str:
    if origin == NULL:
        return "Every site that makes a sandboxed frame"

    return f"Pages of {wording.quoted(origin)[1:-1]}"
