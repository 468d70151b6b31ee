"""Which names of one article are one entity: full name and surname, body and acronym, spellings one letter apart."""

from collections import Counter
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Doc, Span

from kgraph.language.layers import EntityDraft, layers
from kgraph.language.namelists import bodies, outlets, people, places
from kgraph.language.names_aliases import also_called
from kgraph.language.names_kinds import before_poll, behind_the, key, letters
from kgraph.language.names_patterns import Candidate, title_lines, written
from kgraph.language.spans import within

FUZZY = 6
"""Letters that a surname must have for a spelling one letter off to be the same."""

SETTLED = 2
"""Times that a surname alone must have meant one before it goes on meaning him, whoever else of that name comes up."""
KIN = {
    "husband", "wife", "son", "daughter", "brother", "sister", "father", "mother", "widow", "widower", "uncle", "aunt", "cousin", "nephew",
    "niece", "spouse", "grandson", "granddaughter", "grandfather", "grandmother",
}
BESIDE = 7
"""Tokens before a name in which it is told whose kin its bearer is."""


class Merger:
    """Groups candidates. Two people who share a surname stay two; a surname alone goes to the nearest full form before it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.drafts: list[tuple[EntityDraft, list[Candidate]]] = []
        self.by_key: dict[tuple[str, str], int] = {}
        self.surnames: dict[str, list[int]] = {}
        self.given: dict[str, list[int]] = {}
        self.initials: dict[tuple[str, str], str] = {}
        self.aliases: dict[str, str] = {}
        """Another full name of a person to the one that stands first."""
        self.doubled: dict[str, list[str]] = {}
        self.firms: dict[tuple[str, str], set[str]] = {}
        """Full names of firms by their first word, and of papers by their last."""
        self.bare: Counter[tuple[int, bool]] = Counter()
        """How often each was meant by a surname alone so far, without "Mr." and the like, and with it."""
        self.full: dict[int, list[int]] = {}
        """Where each is named in full."""
        self.registered: dict[int, int] = {}
        """Who each full name is, by its first token."""
        self.middle: dict[str, list[int]] = {}
        """People by the first of two surnames: "Vidal" for "Anna Eva Vidal Ruiz"."""
        self.titled = title_lines(doc)
        self.written = written(doc)
        self.familiar: dict[int, bool] = {}
        self.kin: dict[int, bool] = {}
        self.accounts: dict[str, Candidate] = {}
        """Accounts by their letters, to the name that one stands behind in brackets."""

    def merge(self, candidates: list[Candidate]) -> list[tuple[EntityDraft, list[Candidate]]]:
        """Entities in the order of their first mention, each with its mentions in order."""
        self._learn_endings(candidates)
        self.aliases = also_called(self.doc, candidates)
        for c in candidates:
            if c.type == "Person":
                self._register_person(c)
            elif c.type != "Handle" and len(initials := _initials(self.text(c))) > 1:
                self.initials.setdefault((c.type, initials), self._canonical(c))
        for before, c in pairwise(candidates):
            if c.type == "Handle" and c.start == before.end + 1 and self.doc[before.end].text == "(" and before.type != "Handle":
                self.accounts.setdefault(self._letters(c), before)
        placed: list[tuple[Candidate, int]] = [(c, self._person(c) if c.type == "Person" else self._thing(c)) for c in candidates]
        for c, index in placed:
            self.drafts[index][1].append(c)
        kept = [(draft, members) for draft, members in self.drafts if members]
        kept.sort(key=lambda row: row[1][0].start)
        return kept

    def _learn_endings(self, candidates: list[Candidate]) -> None:
        """Surnames of two words ("Anna Vidal Ruiz" makes "Vidal Ruiz" hers), and firms that a headline calls by their first word."""
        for c in candidates:
            words = key(self.doc, c).split()
            if c.type == "Person" and len(words) == 3 and words[1] not in people().given and len(words[1].rstrip(".")) > 1:
                self.doubled.setdefault(" ".join(words[1:]), words)
            elif c.type in ("Organisation", "Outlet") and len(words) == 2 and (words[1] in _TAILS | bodies().firms or words[1] == "news"):
                self.firms.setdefault((c.type, words[0]), set()).add(self._canonical(c))
            elif c.type == "Outlet" and len(words) > 1 and words[-1] in bodies().last:
                self.firms.setdefault(("Outlet", f"the {words[-1]}"), set()).add(self._canonical(c))
            if c.type == "Organisation" and len(words) > 1 and words[-1] in bodies().body - bodies().known:
                self.firms.setdefault((c.type, words[-1]), set()).add(self._canonical(c))

    def text(self, c: Candidate) -> str:
        """The name as it is written, spaces mended."""
        return " ".join(letters(self.doc, c).split())

    def _new(self, c: Candidate) -> int:
        self.drafts.append((EntityDraft(c.type, True, self.text(c)), []))
        return len(self.drafts) - 1

    def _words(self, c: Candidate) -> list[str]:
        words = key(self.doc, c).split()
        while len(words) > 1 and words[-1].rstrip(".,") in people().generations:
            words.pop()
        words[-1] = words[-1].rstrip(",")
        return self.doubled.get(" ".join(words), words)

    def _register_person(self, c: Candidate) -> None:
        """A full form makes an entity, or joins one with the same given name and surname."""
        words = self._words(c)
        if len(words) < 2:
            return
        surname, given = words[-1], words[0]
        if len(words) == 2 and surname.endswith(_PATRONYMICS) and self.given.get(given):
            return
        for index in self.surnames.get(surname, []):
            draft = self.drafts[index][0]
            other = draft.name.lower().split()
            if (_same_given(given, other[0]) or self._by_middle(words, other)) and self._one_generation(c, index):
                self.full.setdefault(index, []).append(c.start)
                self.registered[c.start] = index
                if len(self.text(c)) > len(draft.name):
                    draft.name = self.text(c)
                return
        near = set(self._near(surname)) - set(self.surnames.get(surname, []))
        if any(self.drafts[i][0].name.lower().split()[0] == given for i in near):
            return  # one letter off
        first = self.aliases.get(key(self.doc, c), "")
        same = [i for i in self.surnames.get(first.rpartition(" ")[2], []) if self.drafts[i][0].name.lower() == first]
        index = same[0] if same else self._new(c)
        self.full.setdefault(index, []).append(c.start)
        self.registered[c.start] = index
        if len(words) > 2 and words[-2] not in people().given and len(words[-2].rstrip(".")) > 1:
            self.middle.setdefault(words[-2], []).append(index)
        self.surnames.setdefault(surname, []).append(index)
        self.given.setdefault(given, []).append(index)

    def _person(self, c: Candidate) -> int:
        words = self._words(c)
        surname = words[-1]
        known = self.surnames.get(surname) or self._near(surname)
        if c.start in self.registered:
            return self.registered[c.start]
        if len(words) > 1:
            if words[-1].endswith(_PATRONYMICS) and len(self.given.get(words[0], [])) == 1 and not self.surnames.get(surname, [])[1:]:
                return self.given[words[0]][0]
            for index in known:
                name = self.drafts[index][0].name.lower().split()
                aka = self.aliases.get(" ".join(words)) == " ".join(name)
                if aka or _same_given(words[0], name[0]) or self._by_middle(words, name):
                    return index
        elif known:
            meant = self._nearest(c, known)
            self.bare[meant, self.doc[c.start - 1].lower_ in people().sex if c.start else False] += 1
            return meant
        elif len(self.given.get(surname, [])) == 1:
            return self.given[surname][0]
        elif len(self.middle.get(surname, [])) == 1:
            return self.middle[surname][0]
        if (found := self.by_key.get(("Person", " ".join(words)))) is not None:
            return found
        index = self._new(c)
        self.by_key["Person", " ".join(words)] = index
        return index

    def _one_generation(self, c: Candidate, index: int) -> bool:
        """Whether two full names are not a father's and a son's: "Karl Mohr Sr." behind "Karl Mohr" is another, save behind a headline."""
        own, other = _generation(self.text(c)), _generation(self.drafts[index][0].name)
        if own == other or not own:
            return own == other or not self._relative(index)
        if other:
            return False
        kin = any(t.lower_ in KIN for t in self.doc[max(0, c.start - BESIDE) : c.start])
        return not kin and all(self.titled[at] for at in self.full[index])

    @staticmethod
    def _by_middle(words: list[str], other: list[str]) -> bool:
        """ "Mike Stanner" for "Wilfred Michael Stanner", who goes by his second name."""
        if words[-1] != other[-1] or {len(words), len(other)} != {2, 3}:
            return False
        short, long = sorted((words, other), key=len)
        return len(long[1].rstrip(".")) > 1 and _same_given(short[0], long[1])

    def _near(self, surname: str) -> list[int]:
        if len(surname) < FUZZY:
            return []
        return [
            i
            for other, rows in self.surnames.items()
            if len(other) >= FUZZY and other[0] == surname[0] and DamerauLevenshtein.distance(other, surname, score_cutoff=1) <= 1
            for i in rows
        ]

    def _nearest(self, c: Candidate, known: list[int]) -> int:
        """Of people with one surname: the sex that the address tells, then who was named last, then who is named first."""
        if len(known) == 1:
            return known[0]
        own = _generation(self.text(c))
        known = [i for i in known if _generation(self.drafts[i][0].name) == own] or known
        spoken = layers(self.doc).quotes
        if not within(c.start, spoken):  # who is only named in what is quoted is not whom the article means
            known = [i for i in known if any(not within(at, spoken) for at in self.full.get(i, []))] or known
        if len(known) == 1:
            return known[0]
        before = self.doc[c.start - 1].lower_ if c.start else ""
        sex = people().sex.get(before)
        if sex is not None:
            fitting = [i for i in known if people().given.get(self.drafts[i][0].name.lower().split()[0]) in (sex, None)]
            known = fitting or known
        settled = [i for i in known if self.bare[i, sex is not None] >= SETTLED]
        if len(settled) == 1 and not any(self._just_named(c, i) for i in known if i != settled[0]):
            return settled[0]
        known = [i for i in known if not (self._familiar(i) or self._relative(i))] or known
        return min(known, key=lambda i: self._distance(c, i))

    def _just_named(self, c: Candidate, index: int) -> bool:
        """Whether somebody is named in full before a surname in its paragraph."""
        at = [i for i in self.full.get(index, []) if i < c.start]
        return bool(at) and not any("\n" in t.text for t in self.doc[at[-1] : c.start])

    def _familiar(self, index: int) -> bool:
        """Whether the article itself calls this one by the given name alone: then the surname is another's."""
        if index not in self.familiar:
            name = self.drafts[index][0].name.split()
            spoken = layers(self.doc).quotes
            at = [i for i in self.written.get(name[0], ()) if i + 1 < len(self.doc) and not (self.titled[i] or within(i, spoken))]
            self.familiar[index] = len(name) > 1 and any(self.doc[i + 1].text not in name and self.doc[i - 1].text not in name for i in at)
        return self.familiar[index]

    def _relative(self, index: int) -> bool:
        """Whether the article brings this one in as somebody's kin ("her husband, former President Rolf Mohr"): "Mohr" is the other."""
        if index not in self.kin:
            name = self.drafts[index][0].name.split()
            at = [i for i in self.written.get(name[0], ()) if i + 1 < len(self.doc) and self.doc[i + 1].text in name]
            self.kin[index] = any(self._kin_of(self.doc[max(0, i - BESIDE) : i]) for i in at)
        return self.kin[index]

    @staticmethod
    def _kin_of(before: Span) -> bool:
        """Whether the words before a name tell whose kin its bearer is."""
        owned = any((t.dep_ == "poss" and t.head.lower_ in KIN) or (t.lower_ in KIN and t.nbor().lower_ == "of") for t in before)
        return owned and not any(t.text in (".", ";") for t in before)

    def _distance(self, c: Candidate, index: int) -> tuple[int, int]:
        name = self.drafts[index][0].name.split()
        given = name[0]
        last = -1
        for token in self.doc[max(0, c.start - 400) : c.start]:
            if token.text == given:
                last = token.i
        return (0 if last >= 0 else 1, c.start - last)

    def _canonical(self, c: Candidate) -> str:
        """The form that all writings of a body, an outlet or a place are compared by."""
        name = key(self.doc, c)
        if c.type == "Outlet":
            name = outlets().get(name, name).lower().removeprefix("the ")
            for tail in (" news", " news agency", " news channel"):
                name = name.removesuffix(tail) if name.removesuffix(tail) in outlets() else name
        else:
            state = places().states.get(self.text(c).rstrip(".") + ".", "")  # "N.Y." is New York, "Wash." not where a government sits
            name = (f"{state} state" if state.lower() in bodies().capitals else state or places().same.get(name, name)).lower()
            rest = name.removeprefix("u.s. ").removeprefix("us ")
            name = _forces(rest if rest in bodies().known else name)
        return bodies().same.get(name.replace(".", ""), name.replace(".", "")) if c.type != "Place" else name.replace(".", "")

    def _thing(self, c: Candidate) -> int:
        if c.type == "Handle":
            return self._handle(c)
        name = self._canonical(c)
        text = self.text(c)
        if text.replace(".", "").isupper() and len(text) > 1:
            name = self.initials.get((c.type, name), name)
        behind = c.type == "Outlet" and (behind_the(self.doc, c) or before_poll(self.doc, c))
        whole = self.firms.get((c.type, f"the {name}" if behind and name in bodies().last else name), set())
        if len(whole) == 1:
            name = next(iter(whole))
        found = self.by_key.get((c.type, name))
        if found is None:
            found = self._acronym(c)
        if found is None and c.type in ("Outlet", "Organisation"):
            found = self._short(c, name) if " " not in name else self._part(c, name)
        if found is None:
            found = self._new(c)
        elif len(text) > len(self.drafts[found][0].name):
            self.drafts[found][0].name = text
        self.by_key.setdefault((c.type, name), found)
        return found

    def _short(self, c: Candidate, name: str) -> int | None:
        """ "the Journal" after "The Wall Street Journal", "RedFinch" beside "RedFinch Solutions": the last such name with that word."""
        behind = self.doc[c.start - 1].lower_ == "the" if c.start else False
        for index in range(len(self.drafts) - 1, max(-1, len(self.drafts) - 60), -1):
            draft = self.drafts[index][0]
            words = draft.name.lower().replace("-", " ").split()
            if (
                draft.type == c.type
                and len(words) > 1
                and (
                    (behind and c.type == "Outlet" and words[-1] == name)
                    or (
                        words[0] == name
                        and (words[-1] in _TAILS or words[-1] in bodies().firms or (len(words) == 2 and words[1] == "news"))
                    )
                )
            ):
                return index
        return None

    def _part(self, c: Candidate, name: str) -> int | None:
        """ "Harbour Bridge" after "Harbour Bridge 21st Century": the one longer name that goes on without another body's word."""
        longer = [
            i
            for (kind, other), i in self.by_key.items()
            if kind == c.type
            and other.startswith(f"{name} ")
            and not any(
                w in bodies().body or w in bodies().last or w in ("of", "for", "on", "in", "and") for w in other[len(name) :].split()
            )
        ]
        return longer[0] if len(set(longer)) == 1 else None

    def _letters(self, c: Candidate) -> str:
        return "".join(ch for ch in self.text(c).lower() if ch.isalnum())

    def _handle(self, c: Candidate) -> int:
        """An account is the person whose name it spells, else an outlet of its own."""
        letters = self._letters(c)
        if (owner := self.accounts.get(letters)) is not None:
            return self._person(owner) if owner.type == "Person" else self._thing(owner)
        for rows in self.surnames.values():
            for index in rows:
                if "".join(ch for ch in self.drafts[index][0].name.lower() if ch.isalnum()) == letters:
                    return index
        found = self.by_key.get(("Outlet", letters))
        if found is None:
            found = self._new(c)
            self.drafts[found][0].type = "Outlet"
            self.by_key["Outlet", letters] = found
        return found

    def _acronym(self, c: Candidate) -> int | None:
        """A name in brackets right behind another is its short form."""
        if c.start >= 2 and self.doc[c.start - 1].text == "(" and self.doc[c.start].is_upper:
            before = self.doc[c.start - 2].i
            for index in range(len(self.drafts) - 1, max(-1, len(self.drafts) - 4), -1):
                draft = self.drafts[index][0]
                if draft.type == c.type and draft.name.split()[-1] == self.doc[before].text:
                    return index
        return None


_PATRONYMICS = ("ovich", "evich", "ovna", "evna")
_TAILS = {
    "tv",
    "group",
    "solutions",
    "inc",
    "inc.",
    "ltd",
    "corp",
    "company",
    "holdings",
    "technologies",
    "industries",
    "partners",
    "foundation",
}
"""Last words of names whose first word alone is their short form."""


def _forces(name: str) -> str:
    """ "Russian military" and "Russian army" are one, and so are "the Russian government" and Russia where it acts."""
    nation, _, rest = name.rpartition(" ")
    if rest == "government" and nation in places().nationality:
        return places().nationality[nation].lower()
    return f"{nation} army" if nation in places().nationality and rest == "military" else name


def _initials(name: str) -> str:
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper() and w.lower() not in ("the", "of", "and", "for")]
    return "".join(w[0] for w in words).lower() if len(words) > 1 else ""


def _generation(name: str) -> str:
    """ "jr" of "Karl Mohr, Jr."; "" of "Karl Mohr"."""
    last = name.lower().split()[-1].rstrip(".")
    return last if last in people().generations else ""


def _same_given(a: str, b: str) -> bool:
    return (
        a == b
        or b in people().nicknames.get(a, ())
        or (a[:1] == b[:1] and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1))
        or (a.startswith(b) and len(b) > 2)
        or (b.startswith(a) and len(a) > 2)
    )
