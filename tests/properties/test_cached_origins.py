"""Whatever happens: never more is kept than may be, and never longer than it may be."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import rule
from hypothesis.stateful import RuleBasedStateMachine

from flask_cors.origin_cache import CachedOrigins

ORIGINS = [f"https://{name}.example" for name in "abcde"]
TIMES = st.sampled_from([0, 1, 5, 60])

origins = st.sampled_from(ORIGINS)


class Down(Exception):
    """Raised by the store while it is down."""


class Cache(RuleBasedStateMachine):
    """A cache, and all that its store has said."""

    @initialize(
        ttl=TIMES,
        stale=TIMES,
        refusal_ttl=TIMES,
        most=st.integers(1, 4),
    )
    def begin(self, ttl: int, stale: int, refusal_ttl: int, most: int) -> None:
        self.now = 0.0
        self.is_down = False
        self.stale = stale
        self.allowed: set[str] = set()
        self.said: dict[str, tuple[float, bool]] = {}
        self.forgotten: set[str] = set()
        self.failed: dict[str, float] = {}
        self.asked: list[str] = []
        self.cached = CachedOrigins(
            self.check,
            ttl=ttl,
            refusal_ttl=refusal_ttl,
            stale_if_error=stale,
            max_entries=most,
            timeout=None,
            _clock=lambda: self.now,
        )

    def check(self, origin: str) -> bool:
        self.asked.append(origin)

        if self.is_down:
            self.failed[origin] = self.now
            raise Down

        self.failed.pop(origin, None)
        self.said[origin] = (self.now, origin in self.allowed)
        self.forgotten.discard(origin)
        return origin in self.allowed

    @rule(origin=origins)
    def ask(self, origin: str) -> None:
        before = len(self.asked)

        try:
            answer = self.cached(origin)
        except (Down, RuntimeError):
            assert self.is_failing(origin)
            return

        at, said = self.said[origin]
        ttl = self.cached.ttl if said else self.cached.refusal_ttl
        has_asked = len(self.asked) > before and not self.is_down
        is_fresh = origin not in self.forgotten and self.now < at + ttl
        is_stale = self.is_failing(origin) and self.now < at + ttl + self.stale
        assert answer is said
        assert has_asked or is_fresh or is_stale
        # What has just been asked is of now.
        assert not has_asked or at == self.now

    @rule(origin=origins)
    def add(self, origin: str) -> None:
        self.allowed.add(origin)

    @rule(origin=origins)
    def remove(self, origin: str) -> None:
        self.allowed.discard(origin)

    @rule(named=st.lists(origins, max_size=2))
    def forget(self, named: list[str]) -> None:
        self.cached.forget(*named)
        self.forgotten.update(named or ORIGINS)

        for origin in named or ORIGINS:
            self.failed.pop(origin, None)

    @rule(seconds=st.sampled_from([0.5, 1.0, 4.0, 30.0]))
    def wait(self, seconds: float) -> None:
        self.now += seconds

    @rule(is_down=st.booleans())
    def turn(self, is_down: bool) -> None:
        self.is_down = is_down

    def is_failing(self, origin: str) -> bool:
        """Tell whether a lookup would fail, or has done so less than a second ago."""
        failed = self.failed.get(origin)
        return self.is_down or (failed is not None and self.now < failed + 1)

    @invariant()
    def never_more_is_kept_than_may_be(self) -> None:
        for lookups in vars(self.cached)["_by_process"].values():
            kept = vars(lookups)["_answers"]
            tables = (kept._allowed, kept._refused, kept._failed)
            assert max(map(len, tables)) <= self.cached.max_entries
            assert vars(lookups)["_flights"] == {}
            assert vars(lookups)["_running"] == set()


TestCache = Cache.TestCase
TestCache.settings = settings(max_examples=60, stateful_step_count=30)
