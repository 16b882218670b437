"""What the pages ask for."""

import typing as t
from dataclasses import dataclass

JSON: t.Final = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One ``fetch()`` of a page.

    :param page: ``named`` or ``other``.
    """

    page: str
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    credentials: str = "same-origin"

    @property
    def is_with_cookies(self) -> bool:
        return self.credentials == "include"


def asked(
    page: str, method: str, path: str, credentials: str = "same-origin", **headers: str
) -> Asked:
    named = tuple((name.replace("_", "-"), v) for name, v in headers.items())
    return Asked(page, method, path, named, credentials)


REQUESTS: t.Final = (
    asked("named", "GET", "/items"),
    asked("other", "GET", "/items"),
    asked("named", "GET", "/items", "include"),
    asked("named", "PUT", "/items"),
    asked("named", "PATCH", "/items"),
    asked("named", "POST", "/items", Content_Type="application/json"),
    asked("named", "GET", "/items", X_Token="1"),
    asked("named", "GET", "/items", "include", Authorization="Bearer 1"),
    asked("named", "GET", "/broken"),
    asked("named", "DELETE", "/forbidden"),
    asked("other", "DELETE", "/forbidden", "include"),
    asked("named", "PUT", "/folder"),
    asked("named", "PUT", "/folder/", "include"),
    asked("named", "GET", "/nowhere"),
)
