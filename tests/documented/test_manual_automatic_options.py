"""``automatic_options``: the manual says that it applies to the decorator only."""

import typing as t

import pytest
from flask import Flask
from flask import request
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue

from flask_cors import CORS
from flask_cors import cross_origin

from .exchange import cors_headers
from .exchange import DEFAULT_METHODS
from .exchange import preflight
from .exchange import SHOP

GRANTED = {
    "Access-Control-Allow-Origin": SHOP,
    "Access-Control-Allow-Methods": DEFAULT_METHODS,
    "Access-Control-Allow-Headers": "content-type",
}


def save() -> ResponseReturnValue:
    return ("", 204) if request.method == "OPTIONS" else "saved"


def make_client(
    methods: list[str], config: dict[str, object], **options: t.Any
) -> FlaskClient:
    app = Flask(__name__)
    app.config.from_mapping(config)
    app.add_url_rule("/save", view_func=cross_origin(**options)(save), methods=methods)
    return app.test_client()


@pytest.mark.parametrize(
    ("config", "options"),
    [
        pytest.param({}, {}, id="default"),
        pytest.param({"CORS_AUTOMATIC_OPTIONS": True}, {}, id="config key"),
        pytest.param(
            {"CORS_AUTOMATIC_OPTIONS": False},
            {"automatic_options": True},
            id="decorator before config key",
        ),
    ],
)
def test_true_overrides_flask_s_answer_to_options(
    config: dict[str, object], options: dict[str, t.Any]
) -> None:
    response = preflight(make_client(["POST"], config, **options), "/save")

    assert response.status_code == 200
    assert cors_headers(response.headers) == GRANTED


@pytest.mark.parametrize(
    ("config", "options"),
    [
        pytest.param({"CORS_AUTOMATIC_OPTIONS": False}, {}, id="config key"),
        pytest.param({}, {"automatic_options": False}, id="decorator"),
        pytest.param(
            {"CORS_AUTOMATIC_OPTIONS": True},
            {"automatic_options": False},
            id="decorator before config key",
        ),
    ],
)
class TestFalse:
    def test_leaves_options_to_flask(
        self, config: dict[str, object], options: dict[str, t.Any]
    ) -> None:
        response = preflight(make_client(["POST"], config, **options), "/save")

        assert response.status_code == 200
        assert sorted(response.allow) == ["OPTIONS", "POST"]
        assert cors_headers(response.headers) == {}

    def test_leaves_options_to_a_view_that_lists_it(
        self, config: dict[str, object], options: dict[str, t.Any]
    ) -> None:
        client = make_client(["POST", "OPTIONS"], config, **options)
        response = preflight(client, "/save")

        assert response.status_code == 204
        assert cors_headers(response.headers) == GRANTED


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"automatic_options": False}, id="keyword"),
        pytest.param(
            {"resources": {"/*": {"automatic_options": False}}}, id="resource"
        ),
    ],
)
def test_extension_grants_preflights_whatever_it_says(
    options: dict[str, t.Any],
) -> None:
    app = Flask(__name__)
    CORS(app, **options)
    app.add_url_rule("/save", view_func=save, methods=["POST"])
    response = preflight(app.test_client(), "/save")

    assert response.status_code == 200
    assert cors_headers(response.headers) == GRANTED
