"""A formula reads nothing, writes nothing and starts nothing beyond its own picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Warm
from test_preview import of_type


def formula_scene(folder: Path, formula: str) -> Path:
    scene = folder / "formula.py"
    scene.write_text(
        "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n"
        f"        self.add(MathTex({formula!r}))\n"
    )
    return scene


ATTACKS = {
    "shell escape": r"x\immediate\write18{touch MARKER}",
    "piped input": r"x\input|'touch MARKER'",
    "PostScript writes a file": r"x\special{ps: (MARKER) (w) file closefile}",
    "PostScript starts a program": r"x\special{ps: (%pipe%touch MARKER) (w) file closefile}",
    "TeX writes a file elsewhere": r"x\newwrite\w\immediate\openout\w=MARKER \immediate\write\w{y}",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_formula_leaves_a_mark(attack: str, warm: Warm, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    scene = formula_scene(tmp_path, ATTACKS[attack].replace("MARKER", str(marker)))
    warm.collect(warm.ask("render", scene, tmp_path))
    assert not marker.exists()


@pytest.mark.parametrize(
    "special",
    [
        "raw <script>alert(1)</script>",
        "raw <g onload='alert(1)'></g>",
        "raw <use xlink:href='file:///etc/hostname'/>",
        "raw <path fill='url(http://127.0.0.1/)'/>",
        "rawdef <style>@import 'x';</style>",
        "img 10 10 /etc/hostname",
    ],
)
def test_no_foreign_markup_reaches_the_picture(special: str, warm: Warm, tmp_path: Path) -> None:
    scene = formula_scene(tmp_path, rf"x\special{{dvisvgm:{special}}}")
    (error,) = of_type(warm.collect(warm.ask("render", scene, tmp_path)), "error")
    assert "markup of its own" in error["message"]
    assert not list((tmp_path / "formulas").glob("*.svg"))


@pytest.mark.parametrize("special", ["raw <!DOCTYPE svg>", "raw <g>"])
def test_broken_markup_makes_no_picture(special: str, warm: Warm, tmp_path: Path) -> None:
    scene = formula_scene(tmp_path, rf"x\special{{dvisvgm:{special}}}")
    assert of_type(warm.collect(warm.ask("render", scene, tmp_path)), "error")
    assert not list((tmp_path / "formulas").glob("*.svg"))


def test_the_parts_of_a_formula_can_be_told_apart(warm: Warm, tmp_path: Path) -> None:
    scene = tmp_path / "parts.py"
    scene.write_text(
        "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n"
        "        tex = MathTex(r'\\frac{a}{b}', '=', r'\\sqrt{c}', color=RED)\n"
        "        assert [len(part) for part in tex] == [3, 1, 3], [len(part) for part in tex]\n"
        "        self.add(tex[2])\n"
    )
    assert not of_type(warm.collect(warm.ask("render", scene, tmp_path)), "error")


def test_tex_opens_no_file_outside_its_folder(warm: Warm, tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("TOPSECRET")
    scene = formula_scene(tmp_path, rf"x\input{{{secret}}}")
    (error,) = of_type(warm.collect(warm.ask("render", scene, tmp_path)), "error")
    assert error["message"].startswith("TeX cannot typeset this formula: ")


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        (r"\foo", "Undefined control sequence."),
        (r"\begin{foo}x\end{foo}", "Environment foo undefined."),
    ],
)
def test_a_broken_formula_is_told_in_a_sentence(
    formula: str, reason: str, warm: Warm, tmp_path: Path
) -> None:
    scene = formula_scene(tmp_path, formula)
    (error,) = of_type(warm.collect(warm.ask("render", scene, tmp_path)), "error")
    assert error["message"].startswith(f"TeX cannot typeset this formula: {reason}")
    assert error["position"]["line"] == 6


def test_a_formula_is_taken_from_the_cache(warm: Warm, tmp_path: Path) -> None:
    scene = formula_scene(tmp_path, "x^2")
    warm.collect(warm.ask("render", scene, tmp_path / "a"))
    cache = tmp_path / "cache"
    (tmp_path / "a" / "formulas").rename(cache)
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    job = warm.ask("render", scene, tmp_path / "b", formula_cache=str(cache))
    assert not of_type(warm.collect(job), "error")
    (picture,) = (tmp_path / "b" / "formulas").glob("*.svg")
    assert picture.read_bytes() == (cache / picture.name).read_bytes()
    assert picture.stat().st_ino != (cache / picture.name).stat().st_ino
    assert before == {path: path.stat().st_mtime_ns for path in cache.iterdir()}
