"""TeX as a job may use it: own files only, no programs, no foreign markup, each formula set once.

A formula is untrusted: TeX reads and writes files and starts programs, and PostScript in a DVI file
reaches a shell through dvisvgm. The environment and the two small programs in ``shims`` close that.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from manim import config, tempconfig
from manim.mobject.text import tex_mobject
from manim.utils.tex import TexTemplate
from manim.utils.tex_file_writing import tex_hash, tex_to_svg_file

SHIMS = Path(__file__).parent / "shims"

# p: nothing outside the working folder and TeX's own trees; f: no program is started.
_kpathsea = {"openin_any": "p", "openout_any": "p", "shell_escape": "f"}


def guard_tex() -> None:
    """Make every TeX program that this process starts run restricted."""
    os.environ.update(_kpathsea)
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    others = [folder for folder in folders if folder != str(SHIMS)]
    os.environ["PATH"] = os.pathsep.join([str(SHIMS), *others])


def use_formula_store(store: Path, cache: Path | None) -> None:
    """Typeset formulas into ``store``, shared by the processes of one job, reading ``cache`` first.

    Manim's own folder for formulas is unsafe to share: files grow in place and each formula deletes
    the unfinished files of the others. Here each is typeset in a folder of its own and appears in
    the store when it is complete. ``cache`` is only read.
    """
    store.mkdir(parents=True, exist_ok=True)

    def typeset(
        expression: str, environment: str | None = None, tex_template: TexTemplate | None = None
    ) -> Path:
        template = tex_template or config["tex_template"]
        source = (
            template.get_texcode_for_expression(expression)
            if environment is None
            else template.get_texcode_for_expression_in_env(expression, environment)
        )
        own = config.get_dir("tex_dir") / f"{tex_hash(source)}.svg"
        if own.exists():
            return own
        own.parent.mkdir(parents=True, exist_ok=True)
        picture = store / own.name
        with _lock(picture.with_suffix(".lock")):
            if not picture.exists() and not _take(cache, picture):
                _make(picture, expression, environment, template)
        # A copy of the process's own: Manim writes a second file beside the one that it reads.
        shutil.copyfile(picture, own)
        return own

    # The name that SingleStringMathTex looks up.
    setattr(tex_mobject, "tex_to_svg_file", typeset)  # noqa: B010


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _take(cache: Path | None, picture: Path) -> bool:
    if cache is None:
        return False
    known = cache / picture.name
    # A copy: a link would let the job change what every other job reads.
    partial = picture.with_suffix(".part")
    try:
        if known.is_symlink() or not known.is_file():
            return False
        shutil.copyfile(known, partial)
    except OSError:
        return False
    partial.replace(picture)
    return True


def _make(picture: Path, expression: str, environment: str | None, template: TexTemplate) -> None:
    with tempfile.TemporaryDirectory(prefix="build-", dir=picture.parent) as folder:
        try:
            # By relative names: under openin_any=p TeX opens no absolute path, not even its input.
            with contextlib.chdir(folder), tempconfig({"tex_dir": "."}):
                made = Path(folder) / tex_to_svg_file(expression, environment, template)
        except (ValueError, RuntimeError, IndexError) as error:
            raise ValueError(_reason(Path(folder)) or str(error)) from error
        _refuse_foreign_markup(made)
        made.replace(picture)


# What dvisvgm draws formulas with. Manim marks the parts of a formula by raw `<g id='unique…'>`, so
# raw markup cannot be switched off; what else a formula slips in by it is refused here.
_elements = frozenset(("svg", "g", "defs", "path", "use", "rect"))
_geometry = ("d", "x", "y", "width", "height", "transform", "viewBox")
_paint = ("fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity")
_attributes = frozenset(("id", "version", *_geometry, *_paint))
_svg_names = "{http://www.w3.org/2000/svg}"
_largest_picture = 20_000_000


def _refuse_foreign_markup(picture: Path) -> None:
    refusal = ValueError(
        "TeX cannot typeset this formula: it puts markup of its own into the picture"
    )
    if picture.stat().st_size > _largest_picture:
        raise ValueError("TeX cannot typeset this formula: its picture is too large")
    try:
        elements = list(ElementTree.parse(picture).iter())
    except ElementTree.ParseError as error:
        raise refusal from error
    for element in elements:
        if (
            not isinstance(element.tag, str)
            or element.tag.removeprefix(_svg_names) not in _elements
        ):
            raise refusal
        for name, value in element.attrib.items():
            reference = name.rpartition("}")[2] == "href" and value.startswith("#")
            if not reference and (name not in _attributes or "url(" in value):
                raise refusal


def _reason(folder: Path) -> str | None:
    """Say what TeX wrote into its log, in one sentence."""
    for log in folder.glob("*.log"):
        found = re.search(r"^! (.+)$", log.read_text("utf-8", "replace"), re.MULTILINE)
        if found:
            return (
                f"TeX cannot typeset this formula: {found.group(1).removeprefix('LaTeX Error: ')}"
            )
    if shutil.which("latex", path=_path_behind_shims()) is None:
        return "TeX is not installed, so formulas cannot be drawn"
    return None


def _path_behind_shims() -> str:
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if folder != str(SHIMS))
