import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolution import agree, names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei Lavrin", "Sergey Lavrin"), ("Alexey Muravin", "Aleksei Muravin"),
        ("José Núñez", "Jose Nunez"), ("Anders Åslind", "Anders Aslind"),
        ("Łukasz Brød", "Lukasz Brod"), ("Donald J. Trent", "Donald Trent"), ("D. Trent", "Donald Trent"), ("Mr Trent", "Donald Trent"),
        ("Ursula von der Leyden", "Ursula von der Leyden"), ("Trent", "Donald Trent"), ("Khrushin", "Hrushin"),
        ("Hector MacLeish", "Hector Mac Leish"), ("Rory O'Shea", "Rory O Shea"), ("Rudolf IV", "Rudolf the Fourth"),
        ("Giorgos Hadjis", "George Hadjis"), ("Siarhei Grodin", "Sergei Grodin"), ("Jordi Casals", "Jorge Casals"),
    ],
)
def test_names_that_may_be_one(a: str, b: str) -> None:
    assert agree.compatible(names.person(a), names.person(b))
    assert agree.compatible(names.person(b), names.person(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Donald Trent", "Ronald Trent"), ("George W. Bosh", "George H. Bosh"), ("Al Gord Jr.", "Al Gord Sr."), ("Anna Kerr", "Anna Karr"),
        ("Lee Kim", "Lea Kim"), ("Maria Stone", "Mark Stone"),
    ],
)
def test_names_that_are_two(a: str, b: str) -> None:
    assert not agree.compatible(names.person(a), names.person(b))


def test_an_initial_is_no_plain_match() -> None:
    assert agree.way(names.person("D. Trent"), names.person("Donald Trent")) == "initial"
    assert agree.way(names.person("Donald J. Trent"), names.person("Donald Trent")) == "name"
    assert agree.way(names.person("Al Gord Jr."), names.person("Al Gord")) == "generation"


def test_one_name_in_two_tongues_and_two_ways_of_writing_its_sounds() -> None:
    assert agree.way(names.person("Giorgos Chatzivel"), names.person("George Hadjivel")) == "transliteration"
    assert agree.way(names.person("Giorgos Chatzivel"), names.person("Peter Hadjivel")) is None


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Centre for Analysis of Military Spending", "CAMS"), ("Court of Arbitration for Rowing", "CAR"),
        ("Federal Office of Grain", "FOOG"),
        ("The National Rowing Union", "NRU"),
    ],
)
def test_initials(long: str, short: str) -> None:
    assert short in names.initials(long)


def test_initials_of_one_word_are_none() -> None:
    assert names.initials("Meridian") == frozenset()


def test_the_and_legal_forms_fall() -> None:
    assert names.body_key("The Dawn") == names.body_key("Dawn")
    assert names.body_key("Halden Foods Ltd.") == "halden foods"
    assert names.fold("The") == "the"


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    once = names.fold(text)
    assert names.fold(once) in (once, once.removeprefix("the "))


@given(st.text(min_size=1), st.text(min_size=1))
def test_compatible_is_symmetric(a: str, b: str) -> None:
    one, two = names.person(a), names.person(b)
    assert agree.compatible(one, two) == agree.compatible(two, one)
