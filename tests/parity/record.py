"""Record what flask-cors 6.0.5 answers: ``python -m tests.parity.record``."""

import importlib.metadata
import json
import logging
from pathlib import Path

import flask_cors

from .answers import Answer
from .answers import answers
from .configurations import CONFIGURATIONS

RECORDED = "6.0.5"
GOLDEN = Path(__file__).with_name("golden.json")
ROOT = Path(__file__).parents[2]


def main() -> None:
    require_upstream()
    logging.getLogger("flask_cors").setLevel(logging.CRITICAL)
    recorded = {
        configuration.id: answers(configuration) for configuration in CONFIGURATIONS
    }
    GOLDEN.write_text(serialized(recorded), encoding="utf-8")
    total = sum(len(table) for table in recorded.values())
    print(f"{total} answers to {len(recorded)} configurations: {GOLDEN.name}")


def require_upstream() -> None:
    """Stop unless the package that answers is the one to compare with."""
    version = importlib.metadata.version("flask-cors")
    location = Path(flask_cors.__file__).resolve()

    if version != RECORDED:
        raise SystemExit(f"flask-cors {RECORDED} is recorded, and this is {version}")

    if location.is_relative_to(ROOT / "src"):
        raise SystemExit(f"this project would record itself: {location}")


def serialized(recorded: dict[str, dict[str, Answer]]) -> str:
    """Write one exchange per line, so that a change shows as a line changed."""
    tables = [
        f"{json.dumps(id)}: {{\n{_lines(table)}\n}}" for id, table in recorded.items()
    ]
    return "{\n" + ",\n".join(tables) + "\n}\n"


def _lines(table: dict[str, Answer]) -> str:
    return ",\n".join(
        f"  {json.dumps(id)}: {json.dumps(answer)}" for id, answer in table.items()
    )


if __name__ == "__main__":
    main()
