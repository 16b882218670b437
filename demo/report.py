"""What was seen, for a terminal."""

import shutil
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from .exchanges import Exchange
from .exchanges import Outcome


@dataclass(frozen=True, slots=True)
class Observation:
    """What the page at one origin saw of one exchange."""

    name: str
    """What the demo calls the origin."""
    exchange: Exchange
    outcome: Outcome
    named: bool
    """Whether the API's policy names the origin."""

    def fault(self) -> str | None:
        """Say how this differs from what the configuration says, if it does."""
        readable = self.named and self.exchange.covered
        outcome = self.outcome

        if readable and outcome.status != self.exchange.status:
            return f"expected {self.exchange.status}, saw {self.verdict()}"

        if not readable and outcome.status is not None:
            return f"expected a refusal, saw {self.verdict()}"

        if not readable and not outcome.library:
            return "refused, and flask_cors did not explain it"

        return None

    def verdict(self) -> str:
        return "refused" if self.outcome.status is None else str(self.outcome.status)


def table(observations: list[Observation]) -> str:
    """Lay out the exchanges as rows and the origins as columns."""
    names = list(dict.fromkeys(seen.name for seen in observations))
    rows: dict[Exchange, dict[str, Observation]] = {}

    for seen in observations:
        rows.setdefault(seen.exchange, {})[seen.name] = seen

    lines = [f"{'':64}" + "".join(f"{name:<13}" for name in names).rstrip()]

    for exchange, cells in rows.items():
        label = f"{exchange.title:<44}{exchange.method:<7}{exchange.path:<13}"
        lines.append(label + "".join(_cell(cells[name]) for name in names).rstrip())

    return "\n".join(lines)


def _cell(seen: Observation) -> str:
    return _colour(f"{seen.verdict():<13}", 31 if seen.outcome.status is None else 32)


def reasons(observations: list[Observation]) -> str:
    """Explain each kind of refusal once, by its first case."""
    kinds: dict[tuple[str, str], list[Observation]] = {}

    for seen in observations:
        if seen.outcome.status is None:
            # What stands before this names the URL.
            reason = seen.outcome.browser.rpartition("CORS policy: ")[2]
            kinds.setdefault((seen.name, reason), []).append(seen)

    return "\n\n".join(map(_reason, kinds.values()))


def _reason(alike: list[Observation]) -> str:
    first = alike[0]
    more = f", and {len(alike) - 1} more" if len(alike) > 1 else ""
    exchange = first.exchange
    title = f"from the {first.name} origin: {exchange.method} {exchange.path}{more}"
    said = {"refusal": first.outcome.browser, "library": first.outcome.library}
    return "\n".join([_colour(title, 1), fields(said)])


def fields(values: Mapping[str, str]) -> str:
    """Lay out names and texts, wrapped to the terminal."""
    width = min(shutil.get_terminal_size().columns, 110)
    return "\n".join(
        textwrap.fill(
            text,
            width,
            initial_indent=f"  {name:<11}",
            subsequent_indent=" " * 13,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for name, text in values.items()
    )


def _colour(text: str, code: int) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if sys.stdout.isatty() else text
