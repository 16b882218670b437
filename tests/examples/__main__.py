"""Write into the READMEs of the examples what their commands print:
``python -m tests.examples``
"""

import tempfile
from pathlib import Path

from . import transcript


def main() -> None:
    for name in transcript.PORTS:
        with tempfile.TemporaryDirectory() as folder:
            steps = transcript.printed(name, Path(folder))

        text = transcript.rewritten(name, steps)
        transcript.readme(name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(steps)} commands")


if __name__ == "__main__":
    main()
