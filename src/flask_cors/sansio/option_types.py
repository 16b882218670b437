"""The types of the options, as they are written.

They are read at run time too, by ``typing.get_type_hints``; and so by each program that
imports :class:`~flask_cors.CORS`, whether it uses that or not.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from datetime import timedelta

#: Tells of an origin whether it is allowed.
Check: t.TypeAlias = cabc.Callable[[str], object]

#: The same, as it may be written: returns whether it is allowed, or which origins are;
#: may be async; and need not take the origin where it returns them all.
Function: t.TypeAlias = cabc.Callable[[str], object] | cabc.Callable[[], object]

Text: t.TypeAlias = str | cabc.Iterable[str] | None
TextOrPattern: t.TypeAlias = (
    str | re.Pattern[str] | cabc.Iterable[str | re.Pattern[str]] | None
)
Origins: t.TypeAlias = (
    str
    | re.Pattern[str]
    | Function
    | cabc.Iterable[str | re.Pattern[str] | Function]
    | None
)
Switch: t.TypeAlias = bool | str | None

#: ``str`` is ``"report"``, or the text of a switch.
Protect: t.TypeAlias = bool | str | None


class ResourceOptions(t.TypedDict, total=False):
    """The options of one resource, and of a decorated view."""

    origins: Origins
    methods: Text
    allow_headers: TextOrPattern
    expose_headers: Text
    supports_credentials: Switch
    max_age: int | str | timedelta | None
    send_wildcard: Switch
    vary_header: Switch
    automatic_options: Switch
    intercept_exceptions: Switch
    always_send: Switch
    allow_private_network: Switch
    timing_allow_origin: Switch
    csrf_protect: Protect
    csrf_origins: Origins
    origin: Origins
    headers: TextOrPattern


Resource: t.TypeAlias = ResourceOptions | cabc.Sequence[ResourceOptions] | Origins
Paths: t.TypeAlias = (
    str
    | re.Pattern[str]
    | cabc.Iterable[str | re.Pattern[str]]
    | cabc.Mapping[str, Resource]
    | cabc.Mapping[re.Pattern[str], Resource]
    | cabc.Mapping[str | re.Pattern[str], Resource]
)


class ViewOptions(ResourceOptions, total=False):
    """The options of ``cross_origin``."""

    strict: Switch


class CORSOptions(ViewOptions, total=False):
    """The options of ``CORS`` and ``CORSMiddleware``."""

    resources: Paths
