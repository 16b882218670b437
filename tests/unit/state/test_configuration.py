"""When the configuration of an application is read: until the first request."""

import pytest
from flask import Blueprint
from flask import Flask

from flask_cors import AttachmentError
from flask_cors import CORS

from ...users.page import ADMIN
from ...users.page import application
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from .full import full_application
from .full import PATHS


@pytest.mark.parametrize("path", PATHS)
def test_the_configuration_may_be_filled_until_the_first_request(path: str) -> None:
    app = full_application()
    app.config["CORS_ORIGINS"] = GOOD
    assert not Page(app, EVIL).can_read(path)
    assert Page(app).can_read(path)


@pytest.mark.parametrize("path", PATHS)
def test_and_not_after_it(path: str) -> None:
    app = full_application()
    app.config["CORS_ORIGINS"] = GOOD
    Page(app).fetch("/")
    app.config["CORS_ORIGINS"] = ADMIN
    assert Page(app).can_read(path)
    assert not Page(app, ADMIN).can_read(path)


@pytest.mark.parametrize("path", PATHS)
def test_a_list_may_be_extended_in_place(path: str) -> None:
    origins = [GOOD]
    app = full_application(CORS_ORIGINS=origins)
    origins.append(ADMIN)
    assert Page(app, ADMIN).can_read(path)


@pytest.mark.parametrize("path", PATHS)
def test_an_iterator_in_the_configuration_holds_for_all(path: str) -> None:
    app = full_application()
    app.config["CORS_ORIGINS"] = iter([GOOD])
    assert Page(app).can_read(path)
    assert not Page(app, EVIL).can_read(path)


def test_resources_may_come_later_too() -> None:
    app = application("/api", "/other")
    CORS(app)
    app.config["CORS_RESOURCES"] = {"/api": {"origins": GOOD}}
    assert Page(app).can_read("/api")
    assert not Page(app, EVIL).can_read("/api")
    assert not Page(app).can_read("/other")


def test_a_second_call_still_replaces_the_first_after_another_reading() -> None:
    app = application()
    CORS(app, origins=EVIL)

    with pytest.warns(UserWarning, match="replaces"):
        CORS(app, origins=GOOD)

    app.config["CORS_MAX_AGE"] = 5
    assert Page(app).can_read()
    assert not Page(app, EVIL).can_read()
    assert Page(app).preflight().headers["Access-Control-Max-Age"] == "5"


def test_after_the_first_request_it_is_too_late() -> None:
    app = application()
    CORS(app, origins=GOOD)
    Page(app).fetch()

    with pytest.raises(AttachmentError) as caught:
        CORS(app, resources="/late")

    assert str(caught.value) == (
        "CORS() was called after the application had answered its first request, which "
        "some requests would not know of. Call it where the application is created. "
        "(CORS()) [CORS011]"
    )
    assert Page(app).can_read()


def test_after_the_first_request_without_cors_it_is_too_late_as_well() -> None:
    """Flask says the same of whatever is set up then."""
    app = application()
    Page(app).fetch()

    with pytest.raises(AttachmentError, match="after the application had answered"):
        CORS(app, origins=GOOD)


def test_a_blueprint_that_is_registered_is_told_word_for_word() -> None:
    blueprint = Blueprint("api", __name__)
    Flask("state").register_blueprint(blueprint)

    with pytest.raises(AttachmentError) as caught:
        CORS(blueprint)

    assert str(caught.value) == (
        "CORS() was called on the blueprint 'api' after it had been registered. Call "
        "CORS(blueprint) before app.register_blueprint(blueprint). "
        "(CORS()) [CORS012]"
    )
    assert isinstance(caught.value.__cause__, AssertionError)
