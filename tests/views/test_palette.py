"""Contrast by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), and what the colour-blind see (Machado et al. 2009)."""

from itertools import combinations, product

import pytest

from kgraph.views.document import HERE
from kgraph.views.palette import palette, variables

Rgb = tuple[float, float, float]
PALETTE = palette()
MODES = {"light": 0, "dark": 1}
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 10.0
"""Distance in CIE L*a*b* (1976) at which two colours of a legend are told apart without effort."""


def linear(colour: str) -> Rgb:
    red, green, blue = (
        v / 12.92 if (v := int(colour[i : i + 2], 16) / 255) <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for i in (1, 3, 5)
    )
    return red, green, blue


def luminance(colour: str) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Rgb) -> Rgb:
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    parts = [sum(m * max(0.0, c) for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(matrix, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, blindness: str) -> Rgb:
    rgb = linear(colour)
    red, green, blue = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in BLIND[blindness])
    return lab((red, green, blue))


def test_the_formula_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21) and contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("group", "least", "under"), [
    ("ink", 4.5, ("page", "card", "box")), ("kind", 3.0, ("page", "card")), ("line", 3.0, ("page", "card")),
    ("field", 3.0, ("page", "card")),
])
def test_words_and_signs_stand_out(group: str, least: float, under: tuple[str, ...], mode: str) -> None:
    at = MODES[mode]
    for (name, pair), surface in product(PALETTE[group].items(), under):
        got = contrast(pair[at], PALETTE["surface"][surface][at])
        assert got >= least, f"{name} on {surface} in {mode}: {got:.2f}"


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read_on_every_mark(mode: str) -> None:
    at = MODES[mode]
    for name, pair in PALETTE["mark"].items():
        assert contrast(PALETTE["ink"]["ink"][at], pair[at]) >= 7, name
    assert contrast(PALETTE["ink"]["ink"][at], PALETTE["surface"]["card"][at]) >= 7


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("blindness", BLIND)
@pytest.mark.parametrize("group", ["kind", "mark"])
def test_the_colour_blind_tell_them_apart(group: str, blindness: str, mode: str) -> None:
    for (one, first), (other, second) in combinations(PALETTE[group].items(), 2):
        a, b = (seen(pair[MODES[mode]], blindness) for pair in (first, second))
        apart = sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5
        assert apart >= (APART if group == "kind" else APART / 2), f"{one} and {other}: {apart:.1f}"


@pytest.mark.parametrize("blindness", BLIND)
def test_denials_are_told_from_every_other_line(blindness: str) -> None:
    for at in MODES.values():
        denial = seen(PALETTE["line"]["denies"][at], blindness)
        for name, pair in PALETTE["line"].items():
            if name != "denies":
                apart = sum((p - q) ** 2 for p, q in zip(denial, seen(pair[at], blindness), strict=True)) ** 0.5
                assert apart >= APART, f"{name}: {apart:.1f}"


def test_the_stylesheet_and_the_scripts_name_no_colour_and_only_those_that_are_there() -> None:
    import re

    known = {name for name, *_ in variables()}
    for file in sorted((HERE / "assets").glob("*.*")):
        text = file.read_text("utf-8")
        assert set(re.findall(r"var\(--([\w-]+)\)", text)) <= known, file
        assert not re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", text.replace("#0003", "")), file
