"""32 threads reconfigure at once, and what each is told adds up to what happened."""

import threading
import typing as t

import pytest

from flask_cors import ConfigChange
from flask_cors import CORS
from flask_cors import CORSMiddleware

from .applications import plain
from .applications import Reconfigure
from .crowd import THREADS

TIMES = 5


def extension() -> tuple[Reconfigure, t.Callable[[], object]]:
    app = plain()
    cors = CORS(app, max_age=0)
    app.test_client().get("/")
    return (
        lambda **options: cors.reconfigure(app, **options),
        lambda: cors.config(app)["max_age"],
    )


def middleware() -> tuple[Reconfigure, t.Callable[[], object]]:
    layer = CORSMiddleware(plain(), max_age=0)
    return layer.reconfigure, lambda: layer.config()["max_age"]


@pytest.mark.parametrize("build", [extension, middleware])
def test_each_change_begins_where_another_ended(build: t.Any) -> None:
    reconfigure, max_age = build()
    found: list[ConfigChange] = []
    barrier = threading.Barrier(THREADS)

    def change(number: int) -> None:
        barrier.wait(timeout=20)

        for time in range(TIMES):
            found.extend(reconfigure(max_age=1 + number * TIMES + time))

    threads = [threading.Thread(target=change, args=(n,)) for n in range(THREADS)]

    for thread in threads:
        thread.start()

    for thread in threads:
        thread.join(timeout=30)

    assert len(found) == THREADS * TIMES
    assert {change.option for change in found} == {"max_age"}
    after = {change.before: change.after for change in found}
    assert len(after) == len(found)
    chain: list[object] = [0]

    while chain[-1] in after:
        chain.append(after.pop(chain[-1]))

    assert after == {}
    assert chain[-1] == max_age()
