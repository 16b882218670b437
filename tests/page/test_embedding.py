"""What stands in a page stays where it stands, and nothing else runs."""

import base64
import hashlib
import json

import pytest

from flask_cors.page import embedding

from .shops import COMMENT
from .shops import IMAGE
from .shops import LINES
from .shops import QUOTES
from .shops import SCRIPT


@pytest.mark.parametrize("text", [COMMENT, IMAGE, LINES, QUOTES, SCRIPT, "\ud800"])
def test_no_text_breaks_out_of_the_data(text: str) -> None:
    written = embedding.data({text: [text]})
    assert set(written).isdisjoint("<>&\u2028\u2029\ud800")
    assert json.loads(written) == {text: [text]}


def test_only_the_scripts_and_styles_of_the_page_run() -> None:
    policy = embedding.content_security_policy(["one();", "two();"], ["a {}"])
    hashes = [
        base64.b64encode(hashlib.sha256(text).digest()).decode()
        for text in (b"one();", b"two();", b"a {}")
    ]
    assert policy == (
        "default-src 'none'; "
        f"script-src 'sha256-{hashes[0]}' 'sha256-{hashes[1]}'; "
        f"style-src 'sha256-{hashes[2]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
