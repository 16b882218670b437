"""What a page asks of an application, and whether a browser lets it have the answer."""

from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

READABLE = "Access-Control-Allow-Origin"
CREDENTIALS = "Access-Control-Allow-Credentials"
METHODS = "Access-Control-Allow-Methods"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request of a page, after its preflight.

    :param with_cookies: whether the page sends what it has of cookies.
    """

    origin: str
    method: str
    path: str
    with_cookies: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.path} from {self.origin}"

    def is_answered(self, app: Flask) -> bool:
        """Whether the page may read the response itself."""
        return self._may_read(self._sent(app, self.method))

    def is_preflighted(self, app: Flask) -> bool:
        """Whether the answer to the preflight lets the browser send the request."""
        asked = {"Access-Control-Request-Method": self.method}
        response = self._sent(app, "OPTIONS", **asked)
        return self._may_read(response) and self._may_send(response)

    def _sent(self, app: Flask, method: str, **headers: str) -> TestResponse:
        headers["Origin"] = self.origin
        return app.test_client().open(self.path, method=method, headers=headers)

    def _may_read(self, response: TestResponse) -> bool:
        allowed = response.headers.getlist(READABLE)

        if self.with_cookies:
            credentials = response.headers.get(CREDENTIALS)
            return allowed == [self.origin] and credentials == "true"

        return allowed in ([self.origin], ["*"])

    def _may_send(self, response: TestResponse) -> bool:
        named = {m.strip() for m in response.headers.get(METHODS, "").split(",")}
        return response.status_code // 100 == 2 and self.method in named
