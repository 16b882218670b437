"""What each ``CORS`` of an application was given."""

from __future__ import annotations

from dataclasses import dataclass

from .scopes import Layers


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Given:
    """What a ``CORS`` was given for an application, in one call.

    :param owner: the ``CORS``.
    """

    owner: object
    layers: Layers


def replaced(
    given: tuple[Given, ...], owner: object, layers: Layers
) -> tuple[Given, ...]:
    """The same, where ``layers`` take the place of all that ``owner`` was given.

    :return: nothing where it was given nothing.
    """
    own = [each for each in given if each.owner is owner]
    kept = (each for each in given if each not in own[:-1])
    rv = tuple(Given(owner, layers) if each in own else each for each in kept)
    return rv if own else ()
