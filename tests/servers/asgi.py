"""The same API for servers that speak ASGI."""

import asyncio
import contextvars
import socket
import sys
import typing as t

from api import application as wsgi_application
from asgiref.wsgi import WsgiToAsgi

adapted = WsgiToAsgi(wsgi_application)


async def application(scope: t.Any, receive: t.Any, send: t.Any) -> None:
    """Answer in a context of its own. uvicorn starts the next request of a connection
    in what the last one has left of it, where asgiref looks for a thread that is gone.
    """
    answering = adapted(scope, receive, send)
    await asyncio.create_task(answering, context=contextvars.Context())


def by_a2wsgi() -> t.Any:
    """The same by another adapter."""
    from a2wsgi import WSGIMiddleware

    return WSGIMiddleware(wsgi_application)


if __name__ == "__main__":
    import uvicorn

    # Its own --fd takes every socket for one of Unix, and answers 40 ms later.
    with socket.socket(fileno=int(sys.argv[1])) as listener:
        config = uvicorn.Config(
            by_a2wsgi() if "a2wsgi" in sys.argv else application,
            log_level="warning",
            # What is too long for it by default is to reach the application.
            h11_max_incomplete_event_size=200_000,
        )
        uvicorn.Server(config).run(sockets=[listener])
