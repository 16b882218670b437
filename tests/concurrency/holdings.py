"""What a layer keeps: every object that is reached from it."""

import collections
import gc
import types
import typing as t

from flask import Flask

#: What stands still: code, and the application that the layer is around.
_OUTSIDE: t.Final = (
    Flask,
    type,
    types.BuiltinFunctionType,
    types.CodeType,
    types.FrameType,
    types.FunctionType,
    types.ModuleType,
)


def holdings(layer: object) -> list[object]:
    """All objects that a layer leads to."""
    found = {id(layer): layer}
    waiting = [layer]

    while waiting:
        for each in gc.get_referents(waiting.pop()):
            if id(each) not in found and not isinstance(each, _OUTSIDE):
                found[id(each)] = each
                waiting.append(each)

    return list(found.values())


def counted(layer: object) -> collections.Counter[str]:
    """How many objects a layer keeps, by the name of their class."""
    return collections.Counter(type(each).__name__ for each in holdings(layer))
