"""In which way two names may be one person's, and which are two people's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolution import agree, names

WAYS = [
    ("Ivo Marek", "Ivo MAREK", "name"), ("Marek, Ivo", "Ivo Marek", "name"), ("MAREK Ivo", "Ivo Marek", "name"),
    ("Ivo Marek", "Ivo Jan Marek", "name"), ("Иво Марек", "Ivo Marek", "name"), ("Jean-Luc Orsk", "Jean Luc Orsk", "name"),
    ("Kim Tae-min", "Kim Tae Min", "name"), ("Kim Tae-min", "Tae-min Kim", "name"), ("Orsk Lena", "Lena Orsk", "order"),
    ("Wen Jianbo", "Wen", "part"),
    ("Ludwig van der Zalm", "van der Zalm", "part"), ("Ludwig van der Zalm", "Zalm", "part"), ("Saleh al-Qasri", "al-Qasri", "part"),
    ("Abdul Rahman Qasri", "Abdulrahman al-Qasri", "name"), ("Lord Marek of Tarn", "Ivo Marek", "part"),
    ("Ivo Marek QC", "Ivo Marek", "name"),
    ("Vice Admiral Ivo Marek", "Ivo Marek", "name"), ("Robert Marek", "Bob Marek", "nickname"),
    ("Małgorzata Orsk", "Gosia Orsk", "nickname"),
    ("I. Marek", "Ivo Marek", "initial"), ("I.J. Marek", "Ivo Marek", "initial"), ("Marek I.", "Ivo Marek", "initial"),
    ("Ivo Marek Jr.", "Ivo Marek", "generation"), ("Lena Orsk", "Lena Orsk Quill", "double"), ("Lena Orsk", "Lena Orsk-Quill", "double"),
    ("Tereza Malik", "Tereza Malíková", "double"), ("Jörg Müllenbach", "Joerg Muellenbach", "transliteration"),
    ("Hsiao Ching-kuo", "Xiao Jingguo", "transliteration"), ("Berg Holm", "Elin Berg Holm", "tail"),
    ("Maximilian Orsk", "Maximi Orsk", "short"),
    ("Ivo Marekson", "Ivo Mareksen", "transliteration"), ("Ivo Delacourt", "Ivo Delacourd", "transliteration"),
    ("Ivo Tarnhelm", "Ivo Tarnhelms", "spelling"),
]
TWO = [
    ("Ivo Marek", "Jan Marek"), ("Mario Orsk", "Maria Orsk"), ("Daniel Orsk", "Daniela Orsk"), ("Anna Kerr", "Anna Kurz"),
    ("Kim Tae-min", "Kim Tae-jun"),
    ("Ivo Marek II", "Ivo Marek III"), ("Ivo J. Marek", "Ivo K. Marek"), ("Sami Qasri", "Saleh Qasri"), ("Ivo Marek", "Ivo Tarn"),
    ("Jan Marek", "I. Marek"),
]


@pytest.mark.parametrize(("a", "b", "way"), WAYS)
def test_names_that_may_be_one_persons(a: str, b: str, way: str) -> None:
    one, two = names.person(a), names.person(b)
    assert agree.way(one, two) == agree.way(two, one) == way


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_of_two(a: str, b: str) -> None:
    assert agree.way(names.person(a), names.person(b)) is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_the_way_does_not_depend_on_the_order(a: str, b: str) -> None:
    one, two = names.person(a), names.person(b)
    assert agree.way(one, two) == agree.way(two, one)


def test_each_way_has_its_words() -> None:
    assert set(agree.NEEDED) == set(agree.WORDS)
