"""The panel for Flask-DebugToolbar: what it says of the request that is shown."""

import html
import importlib
import re
import sys
import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

toolbar = pytest.importorskip("flask_debugtoolbar")

APP = "https://app.example.com"
EVIL = "https://evil.example"
PAGE = "<!doctype html><title>shop</title><body>shop</body>"

ADDS_NOTHING = "CORS adds nothing to the response."


def shop(**config: object) -> Flask:
    """An application with the toolbar, and a page at three paths."""
    app = Flask("shop")
    app.config.update(
        DEBUG=True,
        SECRET_KEY="secret",
        DEBUG_TB_PANELS=["flask_cors.debug_toolbar.CORSPanel"],
        **config,
    )
    app.add_url_rule("/", "index", lambda: PAGE)
    app.add_url_rule("/api/books", "books", lambda: PAGE)
    app.add_url_rule("/exempt", "exempt", cors_exempt(lambda: PAGE))
    app.add_url_rule("/own", "own", cross_origin(origins=APP)(lambda: PAGE))
    app.add_url_rule("/broken", "broken", lambda: t.cast(str, 1 / 0))
    toolbar.DebugToolbarExtension(app)
    return app


class Panel(t.NamedTuple):
    """What is seen of the panel: its title, and the text of its content."""

    title: list[str]
    said: list[str]


def panel(app: Flask, path: str, **headers: str) -> Panel:
    page = app.test_client().get(path, headers=headers).text
    title = re.search(r'class="flDebugCORSPanel">(.*?)</a>', page, re.DOTALL)
    content = re.search(r'class="flDebugScroll">(.*?)</div>', page, re.DOTALL)
    assert title is not None
    assert content is not None
    return Panel(texts(title[1]), texts(content[1]))


def texts(source: str) -> list[str]:
    """The texts between the tags, each in one line."""
    pieces = (
        " ".join(piece.split()) for piece in re.split(r"</?(?!code)\w.*?>", source)
    )
    plain = (html.unescape(re.sub(r"</?code>", "", piece)) for piece in pieces)
    return [text for text in plain if text]


def line_of(app_line: int) -> str:
    return f"{__file__}:{app_line}"


def with_cors(app: Flask, **options: t.Any) -> int:
    """Call CORS, and return the line of the call."""
    CORS(app, **options)
    return sys._getframe().f_lineno - 1


def test_a_page_that_is_allowed() -> None:
    app = shop()
    line = with_cors(app, resources={"/api/*": {"origins": APP}})
    assert panel(app, "/api/books", Origin=APP) == (
        ["CORS", "allowed"],
        [
            f"Pages of {APP} can read it, but not with cookies.",
            "Governed by",
            f"resources: /api/*, CORS(), {_relative(line)}",
            "Policy",
            f"origins={APP!r} (resources['/api/*'] of CORS(), test_toolbar.py:{line})",
            "supports_credentials=False (the default)",
            "Origin",
            APP,
            "Headers sent",
            f"Access-Control-Allow-Origin: {APP}",
        ],
    )


def _relative(line: int) -> str:
    """Where this file is, as the panel calls it from where the tests run."""
    from pathlib import Path

    file = Path(__file__)
    is_below = file.is_relative_to(Path.cwd())
    shown = file.relative_to(Path.cwd()) if is_below else file
    return f"{shown.as_posix()}:{line}"


def test_a_page_that_is_allowed_with_cookies() -> None:
    app = shop()
    with_cors(app, origins=[APP, "https://b.example"], supports_credentials=True)
    found = panel(app, "/", Origin=APP)
    assert found.title == ["CORS", "allowed"]
    assert found.said[0] == f"Pages of {APP} can read it, also with cookies."
    assert found.said[-4:] == [
        "Headers sent",
        f"Access-Control-Allow-Origin: {APP}",
        "Access-Control-Allow-Credentials: true",
        "Vary: Origin",
    ]


def test_a_page_that_is_refused_with_what_to_write() -> None:
    app = shop()
    line = with_cors(app, origins=APP)
    found = panel(app, "/", Origin=EVIL)
    assert found.title == ["CORS", "refused"]
    assert found.said[0] == (
        f"Pages of {EVIL} cannot read it: the origin is not allowed."
    )
    because = found.said.index("Because")
    assert found.said[because - 2 :] == [
        "Headers sent",
        "Vary: Origin",
        "Because",
        f"origins={APP!r} (CORS(), test_toolbar.py:{line}) does not have {EVIL!r}.",
        "To allow it, write",
        f"CORS(app, origins=[{APP!r}, {EVIL!r}])",
        f"Pages of {EVIL} could then read the responses of every path.",
    ]


def test_what_a_request_says_is_text_and_no_markup() -> None:
    app = shop()
    with_cors(app, origins=APP)
    origin = "https://<script>alert(1)</script>"
    page = app.test_client().get("/", headers={"Origin": origin}).text
    assert "<script>alert" not in page
    assert panel(app, "/", Origin=origin).title == ["CORS", "refused"]


def test_a_request_that_names_no_origin() -> None:
    app = shop()
    with_cors(app, origins=APP)
    found = panel(app, "/")
    assert found.title == ["CORS", "no Origin"]
    assert (
        found.said[0] == "No page of another origin asks: the request names no Origin."
    )
    assert "Origin" not in found.said
    assert "Because" not in found.said
    assert found.said[-1] == f"Access-Control-Allow-Origin: {APP}"


def test_a_page_of_the_own_origin() -> None:
    app = shop()
    with_cors(app, origins=APP)
    found = panel(app, "/", Origin="http://localhost")
    assert found.title == ["CORS", "own page"]
    assert found.said[0] == (
        "A page of the application's own origin asks: it can read the response, "
        "whatever the policy says."
    )
    assert "Because" not in found.said


def test_a_path_without_a_policy() -> None:
    app = shop()
    line = with_cors(app, resources={"/api/*": {"origins": APP}})
    assert panel(app, "/", Origin=APP) == (
        ["CORS", "no policy"],
        [
            f"No policy governs this path: {ADDS_NOTHING}",
            "Governed by",
            "none",
            "Headers sent",
            "none of CORS",
            "Because",
            f"No entry of resources (CORS(), test_toolbar.py:{line}) governs '/': its "
            f"only entry is '/api/*', this path and everything below it.",
            "To allow it, write",
            f"CORS(app, resources={{'/api/*': {{'origins': {APP!r}}}, "
            f"'/': {{'origins': [{APP!r}]}}}})",
            f"Pages of {APP} could then read the responses of '/'.",
        ],
    )
    assert panel(app, "/").said[-2:] == ["Headers sent", "none of CORS"]


def test_an_application_without_cors() -> None:
    found = panel(shop(), "/", Origin=APP)
    assert found.title == ["CORS", "no policy"]
    because = found.said.index("Because")
    assert found.said[because + 1] == (
        "No policy governs '/': CORS(app) was never called."
    )


def test_a_view_that_is_exempt() -> None:
    app = shop()
    with_cors(app)
    found = panel(app, "/exempt", Origin=APP)
    assert found.title == ["CORS", "no policy"]
    assert found.said[0] == f"The view is taken out of CORS: {ADDS_NOTHING}"
    assert found.said[1:3] == ["Governed by", "exempt"]
    assert "Because" in found.said


@pytest.mark.parametrize("has_layer", [True, False], ids=["beside CORS", "alone"])
def test_a_decorated_view(has_layer: bool) -> None:
    app = shop()

    if has_layer:
        with_cors(app)

    found = panel(app, "/own", Origin=APP)
    assert found.title == ["CORS", "allowed"]
    assert found.said[2].startswith("view, @cross_origin")
    assert panel(app, "/own", Origin=EVIL).title == ["CORS", "refused"]


def test_an_exception_that_nothing_handles_and_no_page_can_read() -> None:
    app = shop(PROPAGATE_EXCEPTIONS=False)
    app.register_error_handler(500, lambda error: (PAGE, 500))
    with_cors(app, origins=APP, intercept_exceptions=False)
    found = panel(app, "/broken", Origin=APP)
    assert found.title == ["CORS", "no headers"]
    assert found.said[0] == ADDS_NOTHING
    because = found.said.index("Because")
    assert found.said[because + 1].startswith("intercept_exceptions=False")
    assert found.said[because + 3] == "CORS(app, ..., intercept_exceptions=True)"


def test_several_policies_of_a_path_are_all_shown() -> None:
    app = shop()
    several = [{"origins": APP}, {"origins": "https://b.example", "max_age": 5}]
    with_cors(app, resources={"/*": several})
    said = panel(app, "/", Origin="https://b.example").said
    shown = [text for text in said if text.startswith("origins=")]
    assert [text.partition(" ")[0] for text in shown] == [
        f"origins={APP!r}",
        "origins='https://b.example'",
    ]


def test_it_links_to_the_page_where_that_is_shown() -> None:
    app = shop(CORS_DEBUG_PAGE=True)
    with_cors(app, origins=APP)
    assert panel(app, "/").said[-1] == "All of the application: /_cors/"
    page = app.test_client().get("/").text
    assert '<a href="/_cors/" target="_blank" rel="noopener">' in page


@pytest.mark.parametrize(
    ("config", "peer"),
    [({}, "127.0.0.1"), ({"CORS_DEBUG_PAGE": True}, "192.0.2.1")],
    ids=["nobody asks for it", "another machine"],
)
def test_it_does_not_where_it_is_not(config: dict[str, object], peer: str) -> None:
    app = shop(**config)
    with_cors(app, origins=APP)
    overrides = {"REMOTE_ADDR": peer}
    page = app.test_client().get("/", environ_overrides=overrides).text
    assert "flDebugCORSPanel" in page
    assert "_cors/" not in page


def test_without_the_package_the_import_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [n for n in sys.modules if n.startswith("flask_debugtoolbar")]:
        monkeypatch.setitem(sys.modules, name, None)

    for name in [n for n in sys.modules if n.startswith("flask_cors.debug_toolbar")]:
        monkeypatch.delitem(sys.modules, name)

    with pytest.raises(ImportError) as raised:
        importlib.import_module("flask_cors.debug_toolbar")

    assert str(raised.value) == (
        "flask_cors.debug_toolbar needs the package flask-debugtoolbar: "
        "pip install 'flask-cors[toolbar]'"
    )


def test_before_it_is_told_anything_it_has_no_subtitle() -> None:
    from flask_cors.debug_toolbar import CORSPanel

    panel = CORSPanel(toolbar.DebugToolbarExtension().jinja_env)
    assert (panel.nav_title(), panel.nav_subtitle()) == ("CORS", "")
    assert (panel.title(), panel.url()) == ("Cross-Origin Resource Sharing", "")
