"""CORS_AUDIT_IGNORE: which rules are left out, why, and what leaves nothing out."""

import pytest

from flask_cors.sansio.audit.silences import Silences

IGNORED = {"CORS402": "the proxy sets Secure", "CORS115": "a fixture, kept as it is"}


@pytest.mark.parametrize(
    "written",
    [
        IGNORED,
        ["CORS402: the proxy sets Secure", "CORS115: a fixture, kept as it is"],
        "CORS402: the proxy sets Secure, CORS115: a fixture, kept as it is",
        " CORS402 :the proxy sets Secure ,CORS115 : a fixture, kept as it is, ",
        ({"CORS402": "the proxy sets Secure"}, "CORS115: a fixture, kept as it is"),
    ],
    ids=["dict", "list", "text", "spaces", "both"],
)
def test_ids_come_with_their_reasons(written: object) -> None:
    silences = Silences.read(written)
    assert silences.reasons == IGNORED
    assert silences.findings == ()


@pytest.mark.parametrize("nothing", [None, "", " , ", {}, []])
def test_nothing_silences_nothing(nothing: object) -> None:
    assert Silences.read(nothing) == Silences({}, ())


def test_the_last_reason_counts() -> None:
    assert Silences.read("CORS402: one, CORS402: two").reasons == {"CORS402": "two"}


def test_an_entry_without_an_id_does_not_end_up_in_the_reason_before_it() -> None:
    silences = Silences.read("CORS402: the proxy sets Secure, CORS115")
    assert silences.reasons == {"CORS402": "the proxy sets Secure"}
    assert [finding.value for finding in silences.findings] == ["CORS115"]


@pytest.mark.parametrize("reason", ["", "  ", None, True, ["a"]])
def test_an_id_without_a_reason_silences_nothing(reason: object) -> None:
    silences = Silences.read({"CORS402": reason})
    assert silences.reasons == {}
    assert [str(finding) for finding in silences.findings] == [
        "CORS_AUDIT_IGNORE='CORS402' (app.config['CORS_AUDIT_IGNORE']): silences "
        "nothing without a reason. Write {'CORS402': 'the reason'}. [CORS007]"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CORS42", ("CORS412",)),
        ("CORS4022", ("CORS402",)),
        ("cors402", ("CORS402",)),
        ("CORS3", ("CORS003",)),
        ("CORS-003", ("CORS003",)),
        ("402", ("CORS402",)),
        ("session-cookie-not-secure", ("CORS402",)),
        ("SESSION_COOKIE_NOT_SECURE", ("CORS402",)),
        ("E501", ()),
    ],
)
def test_what_is_no_id_names_the_one_that_is_meant(
    written: str, meant: tuple[str, ...]
) -> None:
    silences = Silences.read({written: "a reason"})
    (finding,) = silences.findings
    assert silences.reasons == {}
    assert finding.rule == "CORS007"
    assert finding.suggestions[:1] == meant


def test_no_rule_is_suggested_where_none_is_close() -> None:
    (finding,) = Silences.read({"E501": "long lines"}).findings
    assert finding.fix == "Remove it."


@pytest.mark.parametrize("written", [402, 1.5, object, {402: "a reason"}, [402]])
def test_what_is_no_text_is_no_id(written: object) -> None:
    (finding,) = Silences.read(written).findings
    assert finding.message == "not the id of a rule, and silences nothing."
    assert finding.rule == "CORS007"
