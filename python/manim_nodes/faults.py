"""What went wrong in a scene, as data: the message, and where in the generated file it happened."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Position = dict[str, int]
"""``line``, ``end_line`` from 1, ``column``, ``end_column`` from 0 in UTF-8 bytes."""


def describe(error: BaseException, scene_file: Path) -> dict[str, Any]:
    """Return exception name, message, cause, traceback and positions of an error raised by a scene.

    ``traceback`` and the positions speak of the generated file alone. ``position`` is the innermost
    place in it, ``outer`` the outermost: an updater raises inside a later ``play``.
    """
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(scene_file)
    ]
    positions = [_position(frame) for frame in frames]
    if isinstance(error, SyntaxError) and error.filename == str(scene_file):
        positions.append(_syntax_position(error))
    lines = [*_shown(frames, scene_file), *traceback.format_exception_only(error)]
    return {
        "exception": type(error).__name__,
        "message": _message(error),
        "cause": _cause(error),
        "traceback": "".join(lines),
        "position": positions[-1] if positions else None,
        "outer": positions[0] if positions else None,
    }


def _message(error: BaseException) -> str:
    text = str(error).strip()
    return text or type(error).__name__


def _cause(error: BaseException) -> str:
    for link in _chain(error):
        if isinstance(link, MemoryError):
            return "memory_limit"
        if isinstance(link, OSError) and link.errno in (errno.ENOSPC, errno.EDQUOT):
            return "no_space"
    return "render_error"


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _position(frame: traceback.FrameSummary) -> Position:
    line = frame.lineno or 1
    column = frame.colno or 0
    return {
        "line": line,
        "column": column,
        "end_line": frame.end_lineno or line,
        "end_column": frame.end_colno if frame.end_colno is not None else column,
    }


def _syntax_position(error: SyntaxError) -> Position:
    line = error.lineno or 1
    column = max((error.offset or 1) - 1, 0)
    return {"line": line, "column": column, "end_line": line, "end_column": column}


def _shown(frames: list[traceback.FrameSummary], scene_file: Path) -> list[str]:
    # The file's own name, never its folder: where the server keeps its files is nobody's business.
    return [
        line.replace(str(scene_file), scene_file.name) for line in traceback.format_list(frames)
    ]
