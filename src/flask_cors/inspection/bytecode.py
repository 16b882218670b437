"""Bytecode: what the code of a function refers to, and which headers it sets."""

from __future__ import annotations

import collections.abc as cabc
import dis
import sys
import types
import typing as t

from ..sansio.fetch import ALLOW_ORIGIN
from .callables import closure

_HEADER: t.Final = ALLOW_ORIGIN.lower()
_PROPERTY: t.Final = "access_control_allow_origin"

#: Methods and operations that only look at a header, or remove it.
_READING_METHODS = frozenset({"get", "get_all", "getlist", "pop", "remove"})
_READING = frozenset(
    {"BINARY_OP", "BINARY_SUBSCR", "COMPARE_OP", "CONTAINS_OP", "DELETE_SUBSCR"}
)

_LOADS_NAME = frozenset({"LOAD_GLOBAL", "LOAD_NAME", "LOAD_DEREF"})
_LOADS_ATTRIBUTE = frozenset({"LOAD_ATTR", "LOAD_METHOD"})
_WITHOUT_EFFECT = frozenset({"CACHE", "PUSH_NULL", "EXTENDED_ARG"})

_UNKNOWN: t.Final = object()
_MOST_ENTRIES: t.Final = 100

Instructions: t.TypeAlias = list[dis.Instruction]


def references(
    function: types.FunctionType,
) -> cabc.Iterator[tuple[object, str | None]]:
    """The objects that a function refers to by name, and through modules: each alone,
    and with the attribute that is asked of it.
    """
    names = {**function.__globals__, **closure(function)}

    for instructions in _listings(function.__code__):
        value: object = _UNKNOWN
        module: object = _UNKNOWN

        for instruction in instructions:
            argument = instruction.argval

            if instruction.opname in _LOADS_NAME:
                value = names.get(argument, _UNKNOWN)
            elif instruction.opname == "IMPORT_NAME":
                value = module = sys.modules.get(argument, _UNKNOWN)
            elif instruction.opname == "IMPORT_FROM":
                value = _attribute(module, argument)
            elif instruction.opname in _LOADS_ATTRIBUTE:
                yield value, argument
                value = _attribute(value, argument)
            else:
                value = _UNKNOWN
                continue

            yield value, None


def sets_allow_origin(function: types.FunctionType) -> bool:
    """Tell whether a function sets ``Access-Control-Allow-Origin``: whether it names
    it, other than to look at it or to remove it.
    """
    names = {**function.__globals__, **closure(function)}
    return any(
        _sets(instructions, index, names)
        for instructions in _listings(function.__code__)
        for index in range(len(instructions))
    )


def _sets(
    instructions: Instructions, index: int, names: cabc.Mapping[str, object]
) -> bool:
    found = instructions[index]

    if found.opname == "STORE_ATTR":
        return bool(found.argval == _PROPERTY)

    value = found.argval

    if found.opname in _LOADS_NAME:
        value = names.get(value)
    elif not found.opname.endswith("_CONST"):
        return False

    return _mentions(value) and not _is_read(instructions, index)


def _mentions(value: object) -> bool:
    """Tell whether a value is the name of the header, or holds it."""
    return any(
        entry.lower() == _HEADER
        for outer in _entries(value)
        for entry in _entries(outer)
        if type(entry) is str
    )


def _entries(value: object) -> cabc.Collection[t.Any]:
    if type(value) not in (dict, frozenset, list, set, tuple):
        return (value,)

    entries = t.cast("cabc.Collection[object]", value)
    return entries if len(entries) <= _MOST_ENTRIES else ()


def _is_read(instructions: Instructions, index: int) -> bool:
    """Tell whether the name that is loaded at ``index`` is only looked up."""
    before = instructions[index - 1]

    if before.opname in _LOADS_ATTRIBUTE and before.argval in _READING_METHODS:
        return True

    after = instructions[index + 1 : index + 2]

    if after and after[0].opname in _READING:
        return True

    # name in response.headers
    return _follows(instructions, index + 1) == "CONTAINS_OP"


def _follows(instructions: Instructions, index: int) -> str | None:
    """What is done once another value, and attributes of it, have been loaded."""
    rest = instructions[index:]

    if not rest or not rest[0].opname.startswith("LOAD_"):
        return None

    names = (instruction.opname for instruction in rest[1:])
    return next((name for name in names if name not in _LOADS_ATTRIBUTE), None)


def _listings(code: types.CodeType) -> cabc.Iterator[Instructions]:
    """The instructions of ``code``, and of the functions that are made in it."""
    yield [i for i in dis.get_instructions(code) if i.opname not in _WITHOUT_EFFECT]

    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _listings(constant)


def _attribute(owner: object, name: str) -> object:
    """An attribute of a module; those of other objects may run code."""
    if not issubclass(type(owner), types.ModuleType):
        return _UNKNOWN

    return vars(owner).get(name, _UNKNOWN)
