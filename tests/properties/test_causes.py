"""What is said of a refusal, whatever is configured and asked: and it is true."""

from hypothesis import given

from flask_cors.configuration import compile_view
from flask_cors.sansio import causes
from flask_cors.sansio.causes import Change
from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Outcome
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Severity
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.policy import Policy

from .invariants import Config
from .strategies import configs
from .strategies import decided
from .strategies import examples
from .strategies import origins
from .strategies import policy


def changed(config: Config, changes: list[Change]) -> Policy:
    """The policy after changes, which are no mistakes."""
    values = {change.option: change.value for change in changes}
    layer = Layer(Place.KEYWORD, "CORS()", {**config.given, **values})
    compiled, read = compile_view([layer])
    assert [f for f in read.findings if f.severity is Severity.ERROR] == []
    return compiled


@examples
@given(decided())
def test_every_refusal_has_a_cause_and_nothing_else_has(
    given: tuple[Config, RequestFacts],
) -> None:
    config, facts = given
    compiled = policy(config.given)
    decision = decide(compiled, facts)
    found = causes.of_decision(compiled, facts, decision)
    assert bool(found) is (decision.outcome is Outcome.REFUSED)
    assert all(cause.message.isprintable() for cause in found)
    assert all(cause.message.endswith(".") for cause in found)
    assert all(bool(cause.change) is bool(cause.opens) for cause in found)


@examples
@given(decided())
def test_after_all_changes_the_request_is_allowed(
    given: tuple[Config, RequestFacts],
) -> None:
    config, facts = given
    compiled = policy(config.given)
    found = causes.of_decision(compiled, facts, decide(compiled, facts))
    changes = [cause.change for cause in found if cause.change is not None]

    if not found or len(changes) < len(found):
        return

    after = decide(changed(config, changes), facts)
    assert after.outcome is Outcome.GRANTED


@examples
@given(configs, origins)
def test_credentials_are_proposed_for_named_origins_only(
    config: Config, origin: str
) -> None:
    compiled = policy(config.given)
    found = causes.of_credentials(compiled, origin)
    changes = [cause.change for cause in found if cause.change is not None]

    if not found or len(changes) < len(found):
        return

    after = changed(config, changes)
    assert after.credentialed
    assert not after.origins.any
    assert after.origins.permit(origin) or not compiled.origins.any
