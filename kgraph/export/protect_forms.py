"""In which forms a person's name stands in texts: patterns over folded text, and the places where they fit.

The invariant: what `Sweep.hits` finds in a text, it does not find in what is left after each is replaced by its label.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kgraph.resolution.names import GENERATIONS, PARTICLES, TITLES, fold
from kgraph.resolution.tables import table

_LETTERS = {**table("names")["letters"], **{old: new for script in table("scripts").values() for old, new in script.items()}}
_NICKNAMES: list[list[str]] = table("names")["nicknames"]["groups"]
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_CUT = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_ROUND = re.compile("ae|oe|ue|aa")
_ROUNDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"})
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_GAP = r"(?:[\W_]|%20){0,4}"
_FRONT, _BACK = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_SUFFIX = r"(?:(?:e?s|ism|ists?|ites?|ian)(?![^\W\d_]))?"
_BETWEEN = re.compile(r"[\s,“\"'‘(-]+(?:[“\"'‘(]?[^\W\d_a-z][\w.’'-]*[”\"'’)]?\s+){0,2}")
_CAPITAL = re.compile(r"[ \t]+[^\W\d_a-z][^\W\d_]*[a-z.]")
_LONG = 8
"""Letters from which a whole name is found inside of a longer word, as in a handle or a tag."""


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a label stands for: every form of the name that the graph has, and ids that lead to them elsewhere."""

    label: str
    names: tuple[str, ...]
    ids: tuple[str, ...] = ()
    human: bool = True
    iri: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Code points [start, end) stand for whom `label` names."""

    start: int
    end: int
    label: str


def folded(text: str, joined: bool = False) -> tuple[str, Sequence[int]]:
    """The text without case, marks, other scripts and signs that are not seen, and where each of its letters stood. `joined`: also
    words that a line's end cuts are put together."""
    if text.isascii() and not joined:
        return text.lower(), range(len(text) + 1)
    gone = {i for m in _CUT.finditer(text) for i in range(*m.span())} if joined else set()
    letters: list[str] = []
    places: list[int] = []
    for i, sign in enumerate(text):
        if i in gone or _UNSEEN.match(sign):
            continue
        for plain in _plain(sign):
            letters.append(plain)
            places.append(i)
    return "".join(letters), [*places, len(text)]


@cache
def _plain(sign: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", sign).casefold()).casefold()
    return "".join(_LETTERS.get(c, c) for c in apart if not unicodedata.combining(c))


def _letters(word: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(word)[0])


def _word(word: str) -> str:
    """A pattern for a word in all its spellings: Müller, Mueller and Muller are one."""
    parts = ["".join(_round(p)) for p in _letters(word.translate(_ROUNDED))]
    return r"[\W_]{0,2}".join(parts)


def _round(part: str) -> Iterable[str]:
    at = 0
    for m in _ROUND.finditer(part):
        yield re.escape(part[at : m.start()])
        yield f"{m[0][0]}{m[0][1]}?"
        at = m.end()
    yield re.escape(part[at:])


@dataclass(frozen=True, slots=True)
class Parts:
    """Words of a person's name as written."""

    given: tuple[str, ...]
    surname: tuple[str, ...]


def parts(name: str) -> Parts | None:
    """None where the words are no person's name alone: a role, a description."""
    if name.count(",") == 1:
        last, _, first = name.partition(",")
        name = name if fold(first) in GENERATIONS else f"{first} {last}"
    words = [w for w in name.split() if _letters(w)]
    while words and fold(words[0]) in TITLES | {"the", ""}:
        words = words[1:]
    if len(words) > 1 and fold(words[-1]) in GENERATIONS:
        words = words[:-1]
    if not words or fold(words[-1]) in TITLES or any(w[:1].islower() and fold(w) not in PARTICLES for w in words):
        return None
    cut = len(words) - 1
    while cut > 1 and fold(words[cut - 1]) in PARTICLES:
        cut -= 1
    return Parts(tuple(words[:cut]), tuple(words[cut:]))


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns of one who is known: whole names in any case; surnames alone; given names alone."""

    whole: re.Pattern[str] | None
    alone: tuple[str, ...]
    given: tuple[str, ...]
    spread: re.Pattern[str] | None
    """Whole names with middle names that the graph does not have, which must stand with a capital."""


def _any(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(patterns), key=lambda p: (-len(p), p))) + ")"


def forms(known: Known) -> Forms:
    """Out of the first name, its label in the graph, come given names that stand alone; out of all, everything else."""
    found = [(name, parts(name) if known.human else None) for name in known.names]
    whole, alone, given = [rf"(?<![^\W_]){re.escape(folded(i)[0])}(?![^\W_])" for i in known.ids if len(i) > 2], set[str](), set[str]()
    first = next((p for _, p in found if p and p.given), None)
    called = {w for _, p in found if p for w in p.given}
    for name, split in found:
        if not split:
            words = [_word(w) for w in name.split() if _letters(w)]
            if words and (not known.human or fold(name) not in TITLES):
                whole.append(_bound(_GAP.join(words)))
            continue
        surname = _GAP.join(map(_word, split.surname))
        core = [w for w in split.surname if fold(w) not in PARTICLES] or list(split.surname)
        if first and not split.given and {*_letters(name)} <= {p for w in first.given for p in _letters(w)}:
            continue
        alone |= {surname, _GAP.join(map(_word, core))}
        if called:
            whole += _with_given(surname, called, split)
    if first:
        given = {_word(w) for w in first.given if sum(map(len, _letters(w))) > 1 and fold(w) not in PARTICLES}
        given |= {_word(p) for w in first.surname if len(_letters(w)) > 1 for p in re.split(r"[-\u2010\u2011]", w) if len(p) > 3}
    alone, given = alone - {""}, given - alone - {""}
    middle = r"(?P<middle>(?:\s+[^\W\d_][\w.'’-]*){1,3})\s+"
    spread = _FRONT + _any(_word(w) for w in called) + middle + _any(alone) + _SUFFIX + _BACK if called and alone else ""
    return Forms(
        re.compile(_any(whole)) if whole else None, tuple(sorted(alone)), tuple(sorted(given)), re.compile(spread) if spread else None
    )


def _with_given(surname: str, called: set[str], split: Parts) -> list[str]:
    names = {_word(w) for w in called}
    names |= {re.escape(n) for w in called for group in _NICKNAMES if fold(w) in group for n in group}
    letters = _any(re.escape(p[0]) for w in called if (p := "".join(_letters(w))))
    rows = [_FRONT + f"(?:{_any(names)}|{letters})(?:{_GAP}(?:{_any(names)}|[^\\W\\d_]{_BACK})){{0,3}}{_GAP}{surname}{_SUFFIX}{_BACK}"]
    rows.append(_FRONT + rf"{surname}(?:[\W_]|%20){{1,4}}(?:{_any(names)}{_BACK}|{letters}\.)")
    first = "".join(_letters(surname))[:1]
    rows.append(_FRONT + rf"{_any(names)}\s{{1,3}}{re.escape(first)}\.")
    for word in split.given:
        if sum(map(len, _letters(word))) + sum(len(p) for w in split.surname for p in _letters(w)) >= _LONG and len(word) > 2:
            rows += [rf"{_word(word)}[\W_]{{0,2}}{surname}", rf"{surname}[\W_]{{0,2}}{_word(word)}"]
    return rows


def _bound(pattern: str) -> str:
    return pattern if _UNSPACED.search(pattern) else _FRONT + pattern + _BACK


class Sweep:
    """Finds those who are known. `others`: names of people whom the graph tells apart from them; `texts` tell which names are words too."""

    __slots__ = ("_alone", "_any", "_bodies", "_given", "_others", "_spread", "_whole", "common", "known")

    def __init__(self, known: Sequence[Known], others: Iterable[str] = (), bodies: Iterable[str] = (), texts: Iterable[str] = ()) -> None:
        self.known = tuple(known)
        made = [(k.label, forms(k)) for k in known]
        self._whole = [(label, f.whole) for label, f in made if f.whole]
        self._spread = [(label, f.spread) for label, f in made if f.spread]
        tail = _SUFFIX + _BACK
        self._alone = [
            (label, re.compile(_any(p if _UNSPACED.search(p) else _FRONT + p + tail for p in f.alone))) for label, f in made if f.alone
        ]
        self._given = [(label, re.compile(_any(map(_bound, f.given)))) for label, f in made if f.given]
        self._others = self._shield(others)
        self._bodies = self._shield(bodies)
        self.common: frozenset[str] = frozenset()
        self.common = self._words(texts)

    def _shield(self, names: Iterable[str]) -> re.Pattern[str] | None:
        rows = set()
        for name in names:
            words = [_word(w) for w in name.split() if _letters(w)]
            plain = folded(name)[0]
            near = any(p.search(plain) for _, p in (*self._alone, *self._given))
            if len(words) > 1 and near and not any(p.search(plain) for _, p in self._whole):
                rows.add(_FRONT + _GAP.join(words) + _BACK)
        return re.compile(_any(rows)) if rows else None

    def _words(self, texts: Iterable[str]) -> frozenset[str]:
        """Names that are written small half as often as with a capital: words of the language."""
        small: dict[str, int] = {}
        large: dict[str, int] = {}
        for text in texts:
            plain, at = folded(text)
            for _, pattern in (*self._alone, *self._given):
                for m in pattern.finditer(plain):
                    count = small if text[at[m.start()]].islower() else large
                    count[m[0]] = count.get(m[0], 0) + 1
        return frozenset(w for w, n in small.items() if 2 * n >= large.get(w, 0))

    def hits(self, text: str, given: bool = True, kept: Iterable[tuple[int, int]] = (), sure: Iterable[Hit] = ()) -> list[Hit]:
        """Sorted, apart from one another. `given`: also given names alone. `kept`: places of others; `sure`: places of those who are
        known, whatever stands there."""
        found = set(sure)
        shut = list(kept)
        for joined in (False, True) if _CUT.search(text) else (False,):
            plain, at = folded(text, joined)
            shielded = [m.span() for m in self._others.finditer(plain)] if self._others else []
            of_bodies = [m.span() for m in self._bodies.finditer(plain)] if self._bodies and given else []
            for label, pattern in self._whole:
                found |= {Hit(at[m.start()], _end(at, m.end()), label) for m in pattern.finditer(plain)}
            for label, pattern in self._spread:
                for m in pattern.finditer(plain):
                    if not any(text[at[m.start("middle") + w.start()]].islower() for w in re.finditer(r"\S+", m["middle"])):
                        found.add(Hit(at[m.start()], _end(at, m.end()), label))
            for rows, small, barred in ((self._alone, True, shielded), (self._given if given else [], False, shielded + of_bodies)):
                for label, pattern in rows:
                    for m in pattern.finditer(plain):
                        start, end = at[m.start()], _end(at, m.end())
                        inside = any(a < m.end() and m.start() < b for a, b in barred) or any(a < end and start < b for a, b in shut)
                        if not inside and self._means(text, start, end, m[0], small):
                            found.add(Hit(start, end, label))
        return _apart(text, found)

    def _means(self, text: str, start: int, end: int, word: str, surname: bool) -> bool:
        tag = text[start - 1 : start] in ("@", "#")
        if surname:
            return tag or not text[start].islower() or word not in self.common
        # A given name before another capital is another's; a word of the language is none without more.
        return (tag or not text[start].islower()) and word not in self.common and not _CAPITAL.match(text, end)

    def whole(self, text: str) -> bool:
        """Whether someone's whole name, or an id of theirs, stands in it."""
        return any(p.search(folded(text, joined)[0]) for _, p in self._whole for joined in (False, True))

    def words(self, text: str, given: bool = True) -> str:
        """The text with labels in the places of names."""
        return moved(text, self.hits(text, given)) if text else text


def moved(text: str, hits: Iterable[Hit]) -> str:
    """The text with each hit replaced."""
    done, at = [], 0
    for hit in hits:
        done += [text[at : hit.start], hit.label]
        at = hit.end
    return "".join([*done, text[at:]])


def _end(at: Sequence[int], end: int) -> int:
    return at[end - 1] + 1 if end else 0


def _apart(text: str, found: Iterable[Hit]) -> list[Hit]:
    """Hits that overlap are one, and so are those of one person with no more than a middle name between them."""
    rows: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start, -h.end, h.label)):
        end = hit.end
        while end < len(text) and (unicodedata.combining(text[end]) or _UNSEEN.match(text[end])):
            end += 1
        last = rows[-1] if rows else None
        if last and (hit.start < last.end or (last.label == hit.label and _BETWEEN.fullmatch(text[last.end : hit.start]))):
            rows[-1] = Hit(last.start, max(last.end, end), last.label)
        else:
            rows.append(Hit(hit.start, end, hit.label))
    return rows
