"""Looks into a finished file: does it open, how long is it, how many pictures does it hold.

``python -m manim_nodes.probe FILE`` prints one JSON object; exit code 1 and ``error`` when the file
cannot be read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import av
from PIL import Image


def probe(path: Path) -> dict[str, Any]:
    """Return ``format``, ``width``, ``height``, ``frames`` and ``duration`` in seconds.

    Frames are counted by reading every packet, not taken from the header. Raises what the reader
    raises for a file that does not open.
    """
    if path.suffix == ".png":
        with Image.open(path) as image:
            image.load()
            return _result("png", image.width, image.height, 1, 0.0)
    with av.open(path) as container:
        stream = container.streams.video[0]
        packets = [packet for packet in container.demux(stream) if packet.size > 0]
        return _result(
            container.format.name,
            stream.width,
            stream.height,
            len(packets),
            _duration(packets),
        )


def _duration(packets: list[av.Packet[Any]]) -> float:
    # From the packets themselves: the header of a GIF knows no duration.
    ends = [
        float((packet.pts + (packet.duration or 0)) * packet.time_base)
        for packet in packets
        if packet.pts is not None
    ]
    return max(ends, default=0.0)


def _result(kind: str, width: int, height: int, frames: int, duration: float) -> dict[str, Any]:
    return {
        "format": kind,
        "width": width,
        "height": height,
        "frames": frames,
        "duration": duration,
    }


def main() -> None:
    """Print what the file named on the command line holds."""
    try:
        print(json.dumps(probe(Path(sys.argv[1]))))
    except Exception as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
        sys.exit(1)


if __name__ == "__main__":
    main()
