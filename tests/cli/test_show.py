"""How answers look in a terminal."""

import pytest

from kgraph.cli.show import marked

CASES = [
    ("Olin insists that it rained.", ["insists"], ["insists"]),
    ("Olin said it rained, and she said so twice.", ["said"], ["said"]),
    ("He unsaid it, he said.", ["said"], ["said"]),
    ("According to Olin it rained, Falk wrote.", ["wrote", "According to"], ["According to", "wrote"]),
    ("It rained.", ["said", ""], []),
    ("It (perhaps) rained.", ["(perhaps)"], ["(perhaps)"]),
    ("A\x1b[31m red cue said so.", ["said"], ["said"]),
]


@pytest.mark.parametrize(("sentence", "cues", "underlined"), CASES)
def test_cues_are_underlined_where_they_stand_as_words(sentence: str, cues: list[str], underlined: list[str]) -> None:
    text = marked(sentence, cues)
    assert "\x1b" not in text.plain and text.plain[0] == "“" and text.plain[-1] == "”"
    assert [text.plain[s.start : s.end] for s in sorted(text.spans)] == underlined
