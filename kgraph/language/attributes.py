"""spaCy's attribute ruler at a tenth of its cost, token for token the same.

The ruler walks all of its patterns at each token. But what a pattern asks of a token hangs on four values of it, and the same values
come again and again: which tests hold for them is asked of spaCy's own matcher once, and kept. Nothing else is new here.
"""

from dataclasses import dataclass
from typing import Any, cast

from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "attribute_ruler"
ASKED = {"TAG": TAG, "LOWER": LOWER, "DEP": DEP, "IS_SPACE": IS_SPACE}
SET = (POS, MORPH, LEMMA, TAG, DEP)
MOST = 100_000
"""Combinations of values that are kept at most: a word with its tag and its dependency is one."""

Key = tuple[int, ...]
Changes = tuple[tuple[int, int], ...]
"""Columns of `SET` with their new values."""


@dataclass(frozen=True, slots=True)
class Known:
    """What holds for tokens of one key: numbers of tests, of the patterns of one token that match, of longer ones that may begin."""

    tests: frozenset[int]
    alone: tuple[int, ...]
    begun: tuple[int, ...]
    changes: Changes


class QuickRuler:
    """Does what a ruler does whose patterns it has learned."""

    def __init__(self) -> None:
        self.patterns: list[tuple[tuple[int, ...], int, int]] = []
        """The tests of each pattern, the place of the token that it changes, the number of what it sets."""
        self.sets: list[dict[int, int]] = []
        self.known: dict[Key, Known] = {}

    def learn(self, ruler: AttributeRuler) -> None:
        """Take over all patterns, which are such as `fits` takes."""
        self.matcher = Matcher(ruler.vocab)
        tests: dict[str, int] = {}
        for number, row in enumerate(_patterns(ruler)):
            self.sets.append({SET.index(attribute): value for attribute, value in ruler.attrs[number].items()})
            for pattern in row["patterns"]:
                for told in pattern:
                    if repr(told) not in tests:
                        tests[repr(told)] = len(tests)
                        self.matcher.add(str(tests[repr(told)]), [[told]])
                asked = tuple(tests[repr(told)] for told in pattern)
                self.patterns.append((asked, range(len(pattern))[row["index"]], number))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes in place."""
        if not len(doc):
            return doc
        keys: list[Key] = [tuple(row) for row in doc.to_array(list(ASKED.values())).tolist()]
        if len(self.known) > MOST:
            self.known.clear()
        known = [self.known.get(key) or self._look(doc, i, key) for i, key in enumerate(keys)]
        changes = [k.changes for k in known]
        for i, numbers in self._longer(known).items():
            changes[i] = self._changes({*numbers, *known[i].alone})
        array = doc.to_array(list(SET))
        for i, changed in enumerate(changes):
            for column, value in changed:
                array[i, column] = value
        doc.from_array(list(SET), cast(Any, array))
        return doc

    def _look(self, doc: Doc, i: int, key: Key) -> Known:
        strings = doc.vocab.strings
        tests = frozenset(int(strings[match[0]]) for match in self.matcher(doc[i : i + 1], allow_missing=True))
        alone = tuple(n for asked, _, n in self.patterns if len(asked) == 1 and asked[0] in tests)
        begun = tuple(p for p, (asked, _, _) in enumerate(self.patterns) if len(asked) > 1 and asked[0] in tests)
        self.known[key] = Known(tests, alone, begun, self._changes(set(alone)))
        return self.known[key]

    def _longer(self, known: list[Known]) -> dict[int, set[int]]:
        """Numbers of what patterns of several tokens set, by token."""
        found: dict[int, set[int]] = {}
        for i, first in enumerate(known):
            for pattern in first.begun:
                asked, place, number = self.patterns[pattern]
                if i + len(asked) <= len(known) and all(test in known[i + j].tests for j, test in enumerate(asked)):
                    found.setdefault(i + place, set()).add(number)
        return found

    def _changes(self, numbers: set[int]) -> Changes:
        """A later pattern overrules an earlier one."""
        merged: dict[int, int] = {}
        for number in sorted(numbers):
            merged.update(self.sets[number])
        return tuple(sorted(merged.items()))


def _patterns(ruler: AttributeRuler) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], ruler.patterns)


def fits(ruler: object) -> bool:
    """Whether a component is a ruler whose patterns ask and set what is known here, without quantifiers."""
    if type(ruler) is not AttributeRuler:
        return False
    asked = {name for row in _patterns(ruler) for pattern in row["patterns"] for told in pattern for name in told}
    changed = {attribute for row in ruler.attrs for attribute in row}
    return asked <= set(ASKED) and changed <= set(SET)


@Language.factory("kg_attributes")
def attributes(nlp: Language, name: str) -> QuickRuler:  # noqa: ARG001
    """Without any patterns yet."""
    return QuickRuler()


def quicken(nlp: Language) -> None:
    """Put a `QuickRuler` in the place of the pipeline's ruler, where it has one that can be replaced."""
    if NAME in nlp.pipe_names and fits(ruler := nlp.get_pipe(NAME)):
        quick: QuickRuler = nlp.replace_pipe(NAME, "kg_attributes")  # type: ignore[assignment]
        quick.learn(ruler)  # type: ignore[arg-type]
