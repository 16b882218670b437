"""A server that speaks Redis's protocol, in this process.

It knows the few commands that are used, and what real servers seldom do: to fall
silent, to cut connections, to refuse.
"""

import contextlib
import fnmatch
import socket
import socketserver
import threading
import typing as t

Reply = t.Any

_FEW = 3


class Fault(Exception):
    """An error that is answered."""


class _Handler(socketserver.StreamRequestHandler):
    server: "Resp"

    def setup(self) -> None:
        super().setup()
        self.protocol = 2
        self.queued: list[list[str]] | None = None
        self.speaking = threading.Lock()
        self.server.connections.add(self.connection)

    def handle(self) -> None:
        try:
            while (line := self.rfile.readline()).startswith(b"*"):
                self.answer([self.word() for _ in range(int(line[1:]))])
        except (OSError, ValueError):
            pass

    def word(self) -> str:
        length = int(self.rfile.readline()[1:])
        return self.rfile.read(length + 2)[:-2].decode()

    def answer(self, command: list[str]) -> None:
        self.server.commands.append(command)

        if self.server.is_silent(self.connection):
            return

        if command == ["PING"] and self in self.server.subscribed:
            for stray in self.server.strays:
                self.say(stray, is_push=True)

        try:
            reply = self.server.replied(self, command)
        except Fault as fault:
            reply = fault

        # A subscription has answered for itself.
        if reply is not NotImplemented:
            self.say(reply)

    def say(self, reply: Reply, *, is_push: bool = False) -> None:
        text = encoded(reply)

        if is_push and self.protocol == 3:
            text = b">" + text[1:]

        with self.speaking:
            self.wfile.write(text)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        self.server.subscribed.pop(self, None)

        with contextlib.suppress(OSError):
            super().finish()


def encoded(reply: Reply) -> bytes:
    match reply:
        case Fault():
            return f"-{reply}\r\n".encode()
        case int():
            return b":%d\r\n" % reply
        case bytes():
            return b"+%s\r\n" % reply
        case str():
            data = reply.encode(errors="surrogateescape")
            return b"$%d\r\n%s\r\n" % (len(data), data)
        case dict():
            items = b"".join(encoded(word) for item in reply.items() for word in item)
            return b"%%%d\r\n%s" % (len(reply), items)
        case _:
            items = b"".join(map(encoded, reply))
            return b"*%d\r\n%s" % (len(reply), items)


class Resp(socketserver.ThreadingTCPServer):
    """The server. It has one set, and ends with the block.

    :ivar members: the set.
    :ivar refused: patterns of commands that it answers with an error.
    :ivar strays: what it says to a listener before it answers that it is there.
    """

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int = 0):
        super().__init__(("127.0.0.1", port), _Handler)
        self.members: set[str] = set()
        self.refused: set[str] = set()
        self.commands: list[list[str]] = []
        self.connections: set[socket.socket] = set()
        self.subscribed: dict[_Handler, list[str]] = {}
        self.strays: list[Reply] = []
        self.silent: t.Callable[[socket.socket], bool] = lambda connection: False

    @property
    def port(self) -> int:
        port: int = self.server_address[1]
        return port

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def __enter__(self) -> t.Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.shutdown()
        self.server_close()
        self.cut()

    def cut(self) -> None:
        """End the connections that there are."""
        for connection in tuple(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def fall_silent(self, *, listeners_only: bool = False) -> None:
        """Take what is sent and say nothing any more, as half-open connections do."""
        listening = {handler.connection for handler in tuple(self.subscribed)}
        silent = listening if listeners_only else None
        self.silent = lambda connection: silent is None or connection in silent

    def is_silent(self, connection: socket.socket) -> bool:
        return self.silent(connection)

    def publish(self, channel: str, message: str) -> int:
        heard = 0

        for handler, channels in tuple(self.subscribed.items()):
            if channel in channels and not self.is_silent(handler.connection):
                handler.say(["message", channel, message], is_push=True)
                heard += 1

        return heard

    def replied(self, handler: _Handler, command: list[str]) -> Reply:
        name, *words = command

        if any(fnmatch.fnmatch(name, pattern) for pattern in self.refused):
            raise Fault(f"NOPERM no permission to run {name}")

        if handler.queued is not None and name != "EXEC":
            handler.queued.append(command)
            return b"QUEUED"

        match name:
            case "HELLO":
                handler.protocol = int(words[0])
                return {"server": "redis", "proto": int(words[0])}
            case "MULTI":
                handler.queued = []
                return b"OK"
            case "EXEC":
                queued, handler.queued = handler.queued or [], None
                return [self.replied(handler, each) for each in queued]
            case "SUBSCRIBE":
                self.subscribed[handler] = words

                for number, channel in enumerate(words, 1):
                    handler.say(["subscribe", channel, number], is_push=True)

                return NotImplemented
            case "PING" if handler in self.subscribed and handler.protocol == 2:
                return ["pong", ""]
            case "PING":
                return b"PONG"

        return self.of_set(name, *words)

    def of_set(self, name: str, *words: str) -> Reply:
        match name:
            case "SISMEMBER":
                return int(words[1] in self.members)
            case "SADD":
                before = len(self.members)
                self.members.update(words[1:])
                return len(self.members) - before
            case "SREM":
                before = len(self.members)
                self.members.difference_update(words[1:])
                return before - len(self.members)
            case "SSCAN":
                return self.scanned(int(words[1]))
            case "PUBLISH":
                return self.publish(*words)
            case _:
                return b"OK"

    def scanned(self, start: int) -> Reply:
        """A few members at a time."""
        end = start + _FEW
        members = sorted(self.members)
        return [str(end if end < len(members) else 0), members[start:end]]
