"""What type checkers are shown of the public names."""

import re
from pathlib import Path

import pytest

import flask_cors
import flask_cors.testing

SHOWN = Path(__file__).parents[1] / "typing"
NAMES = sorted({*flask_cors.__all__, *flask_cors.testing.__all__})


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_is_shown_to_type_checkers(name: str) -> None:
    shown = "".join(file.read_text() for file in sorted(SHOWN.glob("*.py")))
    imported = rf"^from flask_cors(\.\w+)* import {name}$|flask_cors\.{name}\b"
    assert re.search(imported, shown, re.MULTILINE)
    assert len(re.findall(rf"\b{name}\b", shown)) > 1, f"{name} is imported only"
