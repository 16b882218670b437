"""An OpenID provider, without a network."""

import io
import typing as t

import requests
from flask import Flask
from flask import redirect
from flask import request
from requests.adapters import BaseAdapter

ORIGIN = "https://login.example"


def provider() -> Flask:
    """Who knows the visitor: it asks nothing, and has no CORS."""
    app = Flask(__name__)

    @app.get("/authorize")
    def authorize() -> t.Any:
        state = request.args["state"]
        return redirect(f"{request.args['redirect_uri']}?code=once&state={state}")

    @app.post("/token")
    def token() -> dict[str, str]:
        return {"access_token": request.form["code"], "token_type": "Bearer"}

    return app


class Wire(BaseAdapter):
    """Between an application and the provider, for ``session.mount``."""

    def send(self, asked: t.Any, **options: t.Any) -> requests.Response:
        content_type = asked.headers["Content-Type"]
        client = provider().test_client()
        seen = client.post(asked.path_url, data=asked.body, content_type=content_type)
        response = requests.Response()
        response.status_code, response.raw = seen.status_code, io.BytesIO(seen.data)
        return response

    def close(self) -> None:
        """Nothing is kept."""
