#!/usr/bin/env python3
"""Render a preview over a plain WebSocket, with nothing but Python's standard library.

Usage: plain_websocket.py [ADDRESS] [GRAPH FILE]

Prints one line for each frame as it is drawn, and one when the preview is complete.
"""

import base64
import json
import os
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class WebSocket:
    """A client for text messages (RFC 6455)."""

    def __init__(self, address: str, path: str) -> None:
        url = urlsplit(address)
        host, port = url.hostname or "127.0.0.1", url.port or 80
        self.connection = socket.create_connection((host, port), timeout=60)
        self.stream = self.connection.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        self.connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {url.netloc}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        status = self.stream.readline().decode().strip()
        if " 101 " not in status:
            raise ConnectionError(f"the server answered {status}")
        while self.stream.readline().strip():
            pass

    def send(self, message: dict[str, Any]) -> None:
        """Send a message as JSON text."""
        self._send(TEXT, json.dumps(message).encode())

    def messages(self) -> Iterator[dict[str, Any]]:
        """Messages as they come, until the server closes the connection."""
        parts: list[bytes] = []
        while True:
            first, second = self._read(2)
            length = second & 0x7F
            if length > 125:
                size = 2 if length == 126 else 8
                length = int.from_bytes(self._read(size), "big")
            payload = self._read(length)
            kind = first & 0x0F
            if kind == CLOSE:
                return
            if kind == PING:
                self._send(PONG, payload)
            if kind >= CLOSE:
                continue
            parts.append(payload)
            if first & 0x80:  # the last part of a message
                yield json.loads(b"".join(parts))
                parts = []

    def close(self) -> None:
        """Say goodbye and hang up."""
        self._send(CLOSE, struct.pack("!H", 1000))
        self.connection.close()

    def _read(self, size: int) -> bytes:
        data = self.stream.read(size)
        if len(data) < size:
            raise ConnectionError("the server went away")
        return data

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        if size < 126:
            header = bytes([0x80 | kind, 0x80 | size])
        elif size < 65536:
            header = bytes([0x80 | kind, 0x80 | 126]) + struct.pack("!H", size)
        else:
            header = bytes([0x80 | kind, 0x80 | 127]) + struct.pack("!Q", size)
        mask = os.urandom(4)  # whatever a client sends is masked
        repeated = mask * (size // 4 + 1)
        masked = bytes(byte ^ key for byte, key in zip(payload, repeated, strict=False))
        self.connection.sendall(header + mask + masked)


def main() -> None:
    """Ask for a preview and say what comes."""
    arguments = sys.argv[1:]
    address = arguments[0] if arguments else "http://127.0.0.1:8000"
    here = Path(__file__).parent
    graph = Path(arguments[1]) if len(arguments) > 1 else here / "first-circle.graph.json"

    client = WebSocket(address, "/ws/preview")
    client.send({"type": "render", "graph": json.loads(graph.read_text()), "quality": "low"})
    for message in client.messages():
        if message["type"] == "frame":
            time = f"{message['timestamp']:.2f} s"
            print(f"frame {message['frame_number']} at {time}: {message['url']}")
        elif message["type"] == "complete":
            print(f"complete: {message['total_frames']} frames, {message['duration']:.1f} s")
            break
        elif message["type"] == "error":
            sys.exit(message["message"])
    client.close()


if __name__ == "__main__":
    main()
