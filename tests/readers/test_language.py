from pathlib import Path

import pytest

from kgraph.readers.language import ENOUGH, code, detect, named
from tests.readers.make import BODY, article, error, lines, write

RUSSIAN = "Мэр сказал в понедельник, что плотина цела и что никому не нужно покидать долину под ней."
GERMAN = "Der Bürgermeister sagte am Montag, dass der Damm sicher sei und niemand das Tal verlassen müsse. Das sei Unsinn, sagte er."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"), (BODY[:60], "en"), ("Ivo Marek says the dam leaks", "en"), (RUSSIAN, "ru"), (GERMAN, "de"),
        ("Le maire a déclaré lundi que le barrage était solide et que personne ne devait quitter la vallée.", "fr"),
        ("El alcalde dijo el lunes que la presa era segura y que nadie tenía que abandonar el valle.", "es"),
        ("Burgemeester zei maandag dat de dam veilig was en dat niemand het dal hoefde te verlaten, was te lezen in de krant.", "nl"),
        ("市長は月曜日、ダムは安全だと述べた。谷を離れる必要はないという。", "ja"),
        ("Di mayor tok on Monday say di dam dey okay and nobody go need comot for di valley wey dey under am, im no gree.", "pcm"),
        ("Yes", None), ("123 456 789 000", None), ("😀😀😀😀😀😀😀😀", None), ("Tarn", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect(text) == language
    assert detect(text) == detect(text)


@pytest.mark.parametrize(
    "headline",
    ["Seven hurt in fire at defence plant – reports", "Ex-mayor's aide 'lied', says clerk",
     "Judge Edgardo Ramoz: No", "DAM BURST: MAYOR DENIES"],
)
def test_headlines_are_not_refused(headline: str) -> None:
    assert detect(headline) in ("en", None)


def test_foreign_quotations_and_long_texts() -> None:
    assert detect(BODY + RUSSIAN) == "en"
    assert detect(BODY * 200) == "en"
    assert detect(RUSSIAN * 400 + BODY) == "ru"
    assert len(BODY.split()) > ENOUGH


@pytest.mark.parametrize(
    ("written", "short"), [("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("eng", "en"), ("de-AT", "de"), ("pcm", "pcm")],
)
def test_codes(written: str, short: str) -> None:
    assert code(written) == short


def test_names() -> None:
    assert (named("ru"), named("xq")) == ("Russian", "the language 'xq'")


def test_another_language_is_an_error_that_names_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": RUSSIAN})
    hint = "if it is English, say so in its metadata: language: en"
    assert error(folder) == f"{folder / 'a.txt'}: is in Russian; kgraph reads English ({hint})"
    folder = write(tmp_path / "said", {"a.md": f"---\nlanguage: de\n---\n{BODY}"})
    assert error(folder) == f"{folder / 'a.md'}: is in German; kgraph reads English (its metadata say so)"


def test_metadata_have_the_last_word(tmp_path: Path) -> None:
    assert article(write(tmp_path, {"a.txt": GERMAN, "index.jsonl": lines({"file": "a.txt", "language": "en"})})).language == "en"
