"""In which spellings a name is found, and what is another's."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kgraph.export.protect_forms import Known, Sweep, folded, moved

JORG = Known("Person A", ("Jörg Müller-Lang", "Müller-Lang", "Jörg", "Mayor Müller-Lang", "the mayor"), ("Q123",))
SWEEP = Sweep([JORG], ["Jane Müller-Lang"], ["Jörg Works"])

FOUND = [
    ("Jörg Müller-Lang said so", "Person A said so"),
    ("JOERG MUELLER-LANG's car", "Person A's car"),
    ("Jorg Muller Lang’s car", "Person A’s car"),
    ("J. Müller-Lang left", "Person A left"),
    ("JM-L", "JM-L"),
    ("Jörg M. left", "Person A left"),
    ("Jörg Otto Müller-Lang left", "Person A left"),
    ("Jörg “Jo” Müller-Lang left", "Person A left"),
    ("Müller-Lang, Jörg", "Person A"),
    ("of Müller-\nLang, and", "of Person A, and"),
    ("of Mül-\nler-Lang, and", "of Person A, and"),
    ("Jörg\nMüller-Lang", "Person A"),
    ("Jo\u0308rg Mu\u0308ller-Lang", "Person A"),
    ("Jö\u00adrg Mül\u200bler-Lang", "Person A"),
    ("Ｊörg Ｍüller-Lang", "Person A"),
    ("the Müller-Langs", "the Person A"),
    ("the Müller-Lang family and Müller-Lang's lawyer", "the Person A family and Person A's lawyer"),
    ("a pro-Müller-Lang crowd", "a pro-Person A crowd"),
    ("@joergmuellerlang #FreeJorgMullerLang", "@Person A #FreePerson A"),
    ("https://example.org/mayor-jorg-muller-lang-ill", "https://example.org/mayor-Person A-ill"),
    ("her brother, Jörg, left", "her brother, Person A, left"),
    ("item Q123, not Q1234", "item Person A, not Q1234"),
    ("Mayor Müller-Lang", "Mayor Person A"),
]
KEPT = ["Jane Müller-Lang left", "Jörg Works said", "Jörg Kuhn left", "a lang note", "Mulligan", "the mayor’s lawyer"]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_it_is_found(text: str, wanted: str) -> None:
    assert SWEEP.words(text) == wanted


@pytest.mark.parametrize("text", KEPT[:-1])
def test_it_is_anothers(text: str) -> None:
    assert SWEEP.words(text) == text


def test_a_given_name_that_is_a_word_stands_alone_only_where_it_surely_means_them() -> None:
    texts = ["Grace Lind left. He fell from grace, and grace is rare. Grace is rare."]
    sweep = Sweep([Known("Person A", ("Grace Lind",))], texts=texts)
    assert sweep.words(texts[0]) == "Person A left. He fell from grace, and grace is rare. Grace is rare."


def test_a_body_is_found_by_its_whole_name() -> None:
    sweep = Sweep([Known("Body A", ("Tarn Home", "Tarn Home for Girls"), human=False)])
    assert sweep.words("The Tarn Home for Girls, in Tarn; TARN HOME's head") == "The Body A, in Tarn; Body A's head"


SYLLABLES = st.sampled_from(["ba", "ke", "lu", "mor", "ni", "rov", "sta", "té", "vö", "zha", "ño", "gül"])
WORD = st.lists(SYLLABLES, min_size=2, max_size=4).map(lambda parts: "".join(parts).capitalize())
SPELLED = [
    "{g} {s}", "{G} {S}", "{s}, {g}", "{initial}. {s}", "{g}\n{s}", "{g} {cut}", "Dr {s}'s", "{s}", "{g}", "{plain}", "{marks}",
    "{small}-found", "{g}{s}", "{g} Q. {s}", "{g} Nuwe {s}", "{s}s", "@{run}99", "#Free{g}{s}", "the {s} family", "{S}", "pro-{s}",
]
PLANTED = st.lists(
    st.tuples(st.sampled_from(SPELLED), st.sampled_from([" said so. ", ", who ", "; (then) ", " \u2014 "])), min_size=1, max_size=9
)


def spelled(form: str, g: str, s: str) -> str:
    marks = unicodedata.normalize("NFD", f"{g} {s}")
    return form.format(
        g=g, s=s, G=g.upper(), S=s.upper(), initial=g[0], cut=f"{s[:2]}-\n{s[2:]}", small=f"{g}-{s}".lower(), run=f"{g}{s}".lower(),
        plain="".join(c for c in marks if not unicodedata.combining(c)), marks=marks,
    )


@given(WORD, WORD, PLANTED)
def test_a_planted_name_never_survives(first: str, last: str, planted: list[tuple[str, str]]) -> None:
    assume(folded(first)[0] not in folded(last)[0] and folded(last)[0] not in folded(first)[0])
    sweep = Sweep([Known("Person A", (f"{first} {last}",))])
    text = "".join(spelled(form, first, last) + between for form, between in planted)
    hits = sweep.hits(text)
    left = folded(moved(text, hits), joined=True)[0]
    assert folded(last)[0] not in left and folded(first)[0] not in left
    assert sweep.words(moved(text, hits)) == moved(text, hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))
