"""Messages on pipes: four bytes of length, big-endian, then a JSON object in UTF-8."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterator, Mapping
from typing import Any

Message = dict[str, Any]

_length = struct.Struct(">I")


def encode(message: Mapping[str, Any]) -> bytes:
    """Return the message as it stands on the pipe."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "backslashreplace"
    )
    return _length.pack(len(body)) + body


def write_all(fd: int, data: bytes) -> None:
    """Write every byte, however many calls the pipe takes for it."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


class MessageBuffer:
    """Collects bytes as they come and gives back whole messages."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Add bytes; yield the JSON body of every message that is complete."""
        self._bytes += data
        while len(self._bytes) >= _length.size:
            (size,) = _length.unpack_from(self._bytes)
            end = _length.size + size
            if len(self._bytes) < end:
                return
            body = bytes(self._bytes[_length.size : end])
            del self._bytes[:end]
            yield body


def frame(body: bytes) -> bytes:
    """Put the length in front of a body that is JSON already."""
    return _length.pack(len(body)) + body
