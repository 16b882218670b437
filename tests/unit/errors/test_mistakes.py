"""What an error knows, and how several of them are listed."""

import typing as t

import pytest

from flask_cors import AttachmentError
from flask_cors import ContradictionError
from flask_cors import CORSConfigError
from flask_cors import InvalidValueError
from flask_cors import UnknownOptionError
from flask_cors import UnsafeValueError
from flask_cors.sansio.findings import Place

from .mistake import AN_ORIGIN
from .mistake import APP
from .mistake import attach
from .mistake import NAME_AN_ORIGIN
from .mistake import Options
from .mistake import SECONDS
from .mistake import SWITCH
from .mistake import told


@pytest.mark.parametrize(
    ("options", "config", "option", "value", "source", "place", "suggestions"),
    [
        pytest.param(
            {"orgins": APP},
            {},
            "orgins",
            APP,
            "CORS()",
            Place.KEYWORD,
            ("origins",),
            id="an unknown option",
        ),
        pytest.param(
            {},
            {"CORS_MAX_AGE": "soon"},
            "max_age",
            "soon",
            "app.config['CORS_MAX_AGE']",
            Place.CONFIG,
            (),
            id="a key of the configuration",
        ),
        pytest.param(
            {"resources": {"/api/*": {"methods": ["Fo o"]}}},
            {},
            "methods",
            "Fo o",
            "resources['/api/*'] of CORS()",
            Place.RESOURCE,
            (),
            id="an option of a path",
        ),
        pytest.param(
            {"origins": "*.example.com"},
            {},
            "origins",
            "*.example.com",
            "CORS()",
            Place.KEYWORD,
            ("https://*.example.com",),
            id="one entry of a value",
        ),
        pytest.param(
            {"supports_credentials": True, "strict": True},
            {},
            "origins",
            "*",
            "the default",
            Place.DEFAULT,
            (),
            id="a default",
        ),
        pytest.param(
            {"strict": True},
            {"CORS_ALLOW_HEADER": "X"},
            "CORS_ALLOW_HEADER",
            "X",
            "app.config['CORS_ALLOW_HEADER']",
            Place.CONFIG,
            ("CORS_ALLOW_HEADERS",),
            id="an unknown key",
        ),
    ],
)
def test_an_error_knows_option_value_source_and_suggestions(
    options: Options,
    config: Options,
    option: str,
    value: object,
    source: str,
    place: Place,
    suggestions: tuple[str, ...],
) -> None:
    with pytest.raises(CORSConfigError) as caught:
        attach(options, **config)

    error: t.Any = caught.value
    assert (error.option, error.value) == (option, value)
    assert (str(error.source), error.source.place) == (source, place)
    assert error.suggestions[: len(suggestions)] == suggestions
    assert error.errors == (error,)


def test_all_mistakes_are_listed_in_one_message() -> None:
    with pytest.raises(CORSConfigError) as caught:
        attach(
            {
                "max_age": -1,
                "methods": ["Fo o", "GET"],
                "resources": {"/api/*": {"orgins": APP}, "/open": {"origins": 7}},
            },
            CORS_SUPPORTS_CREDENTIALS="maybe",
        )

    error = caught.value
    assert type(error) is CORSConfigError
    assert str(error) == (
        f"5 mistakes in the CORS configuration:\n"
        f"  1. supports_credentials='maybe' (app.config['CORS_SUPPORTS_CREDENTIALS']): "
        f"{SWITCH} [CORS005]\n"
        f"  2. max_age=-1 (CORS()): {SECONDS} [CORS231]\n"
        f"  3. methods='Fo o' (CORS()): not a valid method. Write one such as 'PUT'. "
        f"[CORS201]\n"
        f"  4. No such CORS option: 'orgins'. Did you mean 'origins'? As it stands, "
        f"origins is '*', from the default. (resources['/api/*'] of CORS()) "
        f"[CORS001]\n"
        f"  5. origins=7 (resources['/open'] of CORS()): {AN_ORIGIN}, not int. "
        f"{NAME_AN_ORIGIN} [CORS005]"
    )
    assert [type(mistake) for mistake in error.errors] == [
        InvalidValueError,
        InvalidValueError,
        InvalidValueError,
        UnknownOptionError,
        InvalidValueError,
    ]


def test_a_mistake_that_paths_share_is_told_once() -> None:
    error = told(InvalidValueError, {"max_age": -1, "resources": ["/a", "/b", "/c"]})
    assert error.errors == (error,)


@pytest.mark.parametrize(
    "kind",
    [
        UnknownOptionError,
        InvalidValueError,
        ContradictionError,
        UnsafeValueError,
        AttachmentError,
    ],
)
def test_every_kind_is_a_configuration_error_and_a_value_error(
    kind: type[Exception],
) -> None:
    assert issubclass(kind, CORSConfigError)
    assert issubclass(kind, ValueError)
