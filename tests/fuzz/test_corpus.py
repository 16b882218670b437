"""What the fuzzer has found stays found: every input that is kept runs again."""

from pathlib import Path

import pytest

from .decoder import Decoder
from .target import run

HERE = Path(__file__).parent
CORPUS = sorted((HERE / "corpus").iterdir())
CRASHES = sorted((HERE / "crashes").glob("*-*"))


def test_every_input_that_is_kept_runs() -> None:
    for path in (*CORPUS, *CRASHES):
        try:
            run(path.read_bytes())
        except Exception as error:
            error.add_note(f"python -m tests.fuzz.replay {path}")
            raise


def test_the_corpus_is_small_and_not_empty() -> None:
    assert 50 <= len(CORPUS) <= 300
    assert sum(path.stat().st_size for path in CORPUS) <= 200_000


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff" * 300, bytes(range(256))])
def test_any_bytes_are_an_input(data: bytes) -> None:
    run(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\x03abcd", "abc"),
        (b"\x05ab", "ab"),
        (b"\x01\xe4", "\xe4"),
        (b"\xe1a,", "a," * 4096),
        (b"\xff", "a" * 8192),
    ],
)
def test_bytes_are_read_as_text(data: bytes, text: str) -> None:
    assert Decoder(data).text() == text


def test_bytes_are_read_as_choices() -> None:
    decoder = Decoder(b"\x04\x02\x00\x01")
    assert decoder.pick("abc") == "b"
    assert decoder.some("abc", 4) == ("a", "b")
    assert decoder.so_far == b"\x04\x02\x00\x01"
    assert decoder.pick("abc") == "a"
