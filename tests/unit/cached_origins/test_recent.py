"""A mapping of so many entries."""

from flask_cors.lookups.answers import Recent


def test_it_keeps_what_was_put_or_got_last() -> None:
    recent: Recent[int] = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (1, None, 3)
    assert len(recent) == 2


def test_what_is_put_again_takes_no_more_room() -> None:
    recent: Recent[int] = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    recent.put("a", 3)
    recent.put("c", 4)
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (3, None, 4)


def test_what_is_dropped_is_gone_and_what_is_not_there_may_be() -> None:
    recent: Recent[int] = Recent(2)
    recent.put("a", 1)
    recent.drop("a")
    recent.drop("a")
    assert (recent.get("a"), len(recent)) == (None, 0)
