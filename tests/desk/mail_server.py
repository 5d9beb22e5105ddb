"""A small mail server (SMTP) for tests: it keeps what it takes, and can refuse."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any


class MailServer:
    """What it took, and whom it refuses."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: list[tuple[str, Message]] = []
        self.refused: set[str] = set()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that runs while the context lasts."""
    ThreadingTCPServer.daemon_threads = True
    with ThreadingTCPServer(("127.0.0.1", 0), _Handler) as server:
        state = server.state = MailServer(server.server_address[1])  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield state
        server.shutdown()


class _Handler(StreamRequestHandler):
    def handle(self) -> None:
        server: MailServer = self.server.state  # type: ignore[attr-defined]
        to, answers = "", {"EHLO": "250 here", "HELO": "250 here", "MAIL": "250 yes", "RSET": "250 yes"}
        self._say("220 here")
        while line := self.rfile.readline().decode():
            word = line[:4].upper()
            if word == "QUIT":
                self._say("221 bye")
                return
            if word == "RCPT":
                to = line.split("<")[1].split(">")[0]
                self._say("550 nobody of that name" if to in server.refused else "250 yes")
            elif word == "DATA":
                self._say("354 go on")
                server.taken.append((to, message_from_bytes(self._letter(), policy=default)))
                self._say("250 taken")
            else:
                self._say(answers.get(word, "500 what?"))

    def _letter(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def text_of(letter: Any) -> str:
    """The words of a letter."""
    return str(letter.get_content())
