"""What happens while a lookup runs: its origin is forgotten, or its thread is ended."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from .store import cached
from .store import EVIL
from .store import Hanging
from .store import PATIENCE
from .store import Store
from .store import TENANT


class TestForgottenMeanwhile:
    @pytest.mark.parametrize("origins", [(TENANT,), ()], ids=["it", "all"])
    def test_an_answer_from_before_is_not_kept(
        self, pool: ThreadPoolExecutor, hanging: Hanging, origins: tuple[str, ...]
    ) -> None:
        check, _ = cached(hanging, stale_if_error=600, timeout=20)
        waiting = pool.submit(check, TENANT)
        hanging.begun.acquire(timeout=PATIENCE)
        check.forget(*origins)
        hanging.end()
        assert waiting.result(PATIENCE)
        hanging.answer = False
        assert not check(TENANT)

    @pytest.mark.parametrize("origins", [(TENANT,), ()], ids=["it", "all"])
    @pytest.mark.parametrize("answer", [True, False])
    def test_an_answer_from_before_stands_in_where_there_is_no_other(
        self,
        pool: ThreadPoolExecutor,
        hanging: Hanging,
        origins: tuple[str, ...],
        answer: bool,
    ) -> None:
        hanging.answer = answer
        check, _ = cached(hanging, stale_if_error=600, timeout=20)
        waiting = pool.submit(check, TENANT)
        hanging.begun.acquire(timeout=PATIENCE)
        check.forget(*origins)
        hanging.end()
        assert waiting.result(PATIENCE) is answer
        hanging.answer = OSError("down")
        assert check(TENANT) is answer

    def test_nobody_who_asks_afterwards_waits_for_it(
        self, pool: ThreadPoolExecutor, hanging: Hanging
    ) -> None:
        answers = iter([hanging, lambda origin: False])
        check, _ = cached(lambda origin: next(answers)(origin), timeout=20)
        waiting = pool.submit(check, TENANT)
        hanging.begun.acquire(timeout=PATIENCE)
        check.forget(TENANT)
        assert not check(TENANT)
        hanging.end()
        assert waiting.result(PATIENCE)
        assert not check(TENANT)

    def test_its_failure_is_not_kept_either(
        self, pool: ThreadPoolExecutor, hanging: Hanging
    ) -> None:
        hanging.answer = OSError("down")
        check, _ = cached(hanging, timeout=20)
        waiting = pool.submit(check, TENANT)
        hanging.begun.acquire(timeout=PATIENCE)
        check.forget(TENANT)
        hanging.end()
        assert waiting.exception(PATIENCE) is hanging.answer
        hanging.answer = True
        assert check(TENANT)

    def test_an_answer_of_before_that_stands_in_for_it_is_logged(
        self,
        pool: ThreadPoolExecutor,
        hanging: Hanging,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        check, clock = cached(hanging, ttl=60, stale_if_error=600, timeout=20)
        hanging.may_end.set()
        assert check(TENANT)
        hanging.begun.acquire(timeout=PATIENCE)
        hanging.may_end.clear()
        hanging.answer = OSError("down")
        clock.passes(60)
        waiting = pool.submit(check, TENANT)
        hanging.begun.acquire(timeout=PATIENCE)
        check.forget(TENANT)
        hanging.end()
        assert waiting.result(PATIENCE)
        assert len(caplog.records) == 1

    def test_nor_is_it_kept_that_it_took_too_long(self, hanging: Hanging) -> None:
        check, clock = cached(hanging, timeout=0.5)

        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(check, TENANT)
            hanging.begun.acquire(timeout=PATIENCE)
            check.forget(TENANT)
            assert isinstance(waiting.exception(PATIENCE), TimeoutError)

        hanging.may_end.set()
        assert check(TENANT)
        assert hanging.asked == [TENANT, TENANT]
        assert clock.now == 1000


class TestExit:
    def test_one_in_the_thread_of_a_request_ends_it(self) -> None:
        check, clock = cached(Store(error=SystemExit(3)), timeout=None)

        with pytest.raises(SystemExit, match="3"):
            check(TENANT)

        with pytest.raises(RuntimeError, match="failed less than 1 second ago, with S"):
            check(TENANT)

        clock.passes(1)

        with pytest.raises(SystemExit, match="3"):
            check(TENANT)

    def test_one_in_another_thread_is_a_failure(self) -> None:
        check, _ = cached(Store(error=SystemExit(3)))

        with pytest.raises(
            RuntimeError, match=r"^the lookup was ended by SystemExit$"
        ) as caught:
            check(EVIL)

        assert isinstance(caught.value.__cause__, SystemExit)
