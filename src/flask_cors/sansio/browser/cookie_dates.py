"""Dates of cookies, which servers write in many ways.

https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-22.html#section-5.1.1
"""

from __future__ import annotations

import datetime
import re

_TOKENS = re.compile(r"[^\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?![0-9])")
_DAY = re.compile(r"([0-9]{1,2})(?![0-9])")
_MONTH = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_YEAR = re.compile(r"([0-9]{2,4})(?![0-9])")

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"


def parsed_date(text: str) -> float | None:
    """Read a date as seconds since 1970, or nothing where it is none.

    One before 1601 is none to the standard, but long ago to browsers.
    """
    found: dict[re.Pattern[str], re.Match[str]] = {}

    for token in _TOKENS.findall(text.lower()):
        for pattern in (_TIME, _DAY, _MONTH, _YEAR):
            match = None if pattern in found else pattern.match(token)

            if match is not None:
                found[pattern] = match
                break

    if len(found) < 4:
        return None

    return _seconds(found[_YEAR][1], found[_MONTH][1], found[_DAY][1], found[_TIME])


def _seconds(year: str, month: str, day: str, time: re.Match[str]) -> float | None:
    number = _MONTHS.index(month) // 3 + 1
    hour, minute, second = map(int, time.groups())

    try:
        date = datetime.date(_full(int(year)), number, int(day))
        clock = datetime.time(hour, minute, second, tzinfo=datetime.UTC)
    except ValueError:
        return None

    return datetime.datetime.combine(date, clock).timestamp()


def _full(year: int) -> int:
    if year < 70:
        return year + 2000

    return year + 1900 if year < 100 else year
