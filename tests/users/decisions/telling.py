"""Applications whose code asks what was decided, and programs that listen."""

import contextlib
import typing as t

from flask import Flask

from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors import CORSDecision
from flask_cors import current_decision

Told = list[CORSDecision | None]


def told_by(app: Flask, *rules: str) -> Told:
    """What views at ``rules`` are told, from now on."""
    told: Told = []

    def view() -> str:
        told.append(current_decision())
        return "ok"

    for rule in rules:
        app.add_url_rule(rule, rule, view)

    return told


class Heard(t.NamedTuple):
    """What was announced: the signal's name, who sent it, and the decision."""

    signal: str
    sender: t.Any
    decision: CORSDecision


@contextlib.contextmanager
def heard() -> t.Iterator[list[Heard]]:
    """All that is announced meanwhile."""
    out: list[Heard] = []

    def granted(sender: t.Any, decision: CORSDecision) -> None:
        out.append(Heard("granted", sender, decision))

    def refused(sender: t.Any, decision: CORSDecision) -> None:
        out.append(Heard("refused", sender, decision))

    with cors_granted.connected_to(granted), cors_refused.connected_to(refused):
        yield out
