"""Advisories of other libraries that decide by ``Origin``: none of them is one here."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning

from .page import allow_headers
from .page import application
from .page import EVIL
from .page import Page

FOO = "https://foo.example"
BAR = "https://bar.example"
PRIVATE = {"supports_credentials": True}


@pytest.mark.parametrize(
    "origins",
    [[FOO, BAR], ["https://*.foo.example", "https://*.bar.example"]],
    ids=["literals", "wildcards"],
)
@pytest.mark.parametrize(
    "origin",
    ["https://barfoo.example", "https://foobar.example", "https://ar.example"],
)
def test_ghsa_vhxv_fg4m_p2w8_two_origins_do_not_make_a_third(
    origins: list[str], origin: str
) -> None:
    """jub0bs/cors: a tree of two origins let in what was the sum of them."""
    app = application()
    CORS(app, origins=origins)
    assert not Page(app, origin).can_read()


@pytest.mark.parametrize(
    "origin",
    [f"{FOO}.evil.example", "https://evilfoo.example"],
)
def test_cve_2022_1996_a_part_of_an_origin_is_not_enough(origin: str) -> None:
    """go-restful: an allowed domain was searched for anywhere in the origin."""
    app = application()
    CORS(app, origins=FOO, supports_credentials=True)
    assert not Page(app, origin).can_read()


def test_a_list_of_nothing_but_commas_is_not_sent_back() -> None:
    """rs/cors: thousands of commas made as many strings."""
    app = application()
    CORS(app, origins=FOO, allow_headers=["X-Token"])
    page = Page(app, FOO)
    assert allow_headers(page.preflight(headers="x-token")) == {"x-token"}
    assert allow_headers(page.preflight(headers=f"x-token{',' * 8000}")) == set()


def test_cve_2025_34291_cookies_for_every_site_are_told_of() -> None:
    """Langflow: any origin was sent back, with credentials."""
    with pytest.warns(CORSWarning, match="CORS131"):
        CORS(application(), supports_credentials=True)

    with pytest.raises(CORSConfigError, match="CORS131"):
        CORS(application(), strict=True, supports_credentials=True)


def posted(app: Flask, path: str, origin: str, *site: str) -> TestResponse:
    headers = {"Origin": origin, **dict(zip(["Sec-Fetch-Site"], site, strict=False))}
    return app.test_client().post(path, headers=headers)


@pytest.mark.parametrize(
    ("exempt", "protected"), [("/hello/", "/hello"), ("/hello", "/hello/")]
)
def test_cve_2025_47910_an_exempt_path_exempts_no_neighbour(
    exempt: str, protected: str
) -> None:
    """Go's net/http: the path that redirects to an exempt one was exempt as well."""
    app = application(exempt, protected, methods=["POST"])
    unprotected = {"origins": FOO, "csrf_protect": False}
    CORS(app, csrf_protect=True, resources={exempt: unprotected})
    assert posted(app, exempt, EVIL, "cross-site").status_code == 200
    assert posted(app, protected, EVIL, "cross-site").status_code == 403


def test_a_user_in_an_origin_does_not_make_it_the_own_one() -> None:
    """Go's net/http: http://evil@host was taken for the host."""
    app = application(methods=["POST"])
    CORS(app, origins=FOO, csrf_protect=True)
    assert posted(app, "/", "http://localhost").status_code == 200
    assert posted(app, "/", "http://evil@localhost").status_code == 403
