"""What was spoken of so far, and which of it a pronoun may mean."""

from collections import Counter
from collections.abc import Callable, Collection

from spacy.tokens import Doc, Token

from kgraph.language.layers import EntityDraft, Layers
from kgraph.language.namelists import bodies, people
from kgraph.language.unnamed import add_unnamed, is_group

WINDOW = 40
"""Mentions that are looked back on."""
SUBJECTS = ("nsubj", "nsubjpass")
SENTENCE_COST, SUBJECT_GAIN, SPEAKER_GAIN, OUTER_GAIN, POSSESSOR_COST, UNNAMED_COST = 1.0, 1.2, 0.8, 1.5, 0.4, 0.6
FREQUENT_GAIN, FREQUENT_MAX = 0.12, 6
MAX_SENTENCES = 8


class Antecedents:
    """The last mentions, newest last: (token, entity or None for an unnamed noun that no one took up yet)."""

    def __init__(self, doc: Doc, kg: Layers) -> None:
        self.doc, self.kg = doc, kg
        self.past: list[tuple[int, int | None]] = []
        self.counts: Counter[int] = Counter()
        self.sentence_of: list[int] = []
        number = -1
        for token in doc:
            if token.is_sent_start or token.i == 0:
                number += 1
            self.sentence_of.append(number)

    def see(self, token: Token, entity: int) -> None:
        """An entity is spoken of at a token."""
        if self.past and self.past[-1][1] == entity and self.past[-1][0] == token.i - 1 and token.i - 1 in self.kg.at:
            self.past[-1] = (token.i if token.dep_ not in ("compound", "det", "case", "punct") else self.past[-1][0], entity)
        else:
            self.past.append((token.i, entity))
            self.counts[entity] += 1
        del self.past[: -2 * WINDOW]

    def see_unnamed(self, token: Token) -> None:
        """A noun for a person or a group that has no entity yet."""
        if token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in people().nouns or token.lower_ in people().groups) and token.dep_ not in ("compound", "appos", "attr"):
            self.past.append((token.i, None))

    def rewind(self, until: int) -> None:
        """What stood before a token, read from the layers."""
        for i in range(max(0, until - 400), until):
            entity = self.kg.at.get(i)
            if entity is not None:
                self.see(self.doc[i], entity)

    def person(self, token: Token, sex: str, exclude: Collection[int] = ()) -> int | None:
        """He or she."""
        return self._best(token, lambda e: e.type == "Person" and e.gender in (sex, None) and not e.plural, lambda t: _one(t, sex), exclude)

    def several(self, token: Token, exclude: Collection[int] = ()) -> int | None:
        """They."""
        return self._best(token, lambda e: e.type == "Group" or e.plural or e.type in ("Organisation", "Outlet"), is_group, exclude)

    def thing(self, token: Token, exclude: Collection[int] = ()) -> int | None:
        """It: a body or an outlet."""
        return self._best(token, lambda e: e.type in ("Organisation", "Outlet") and not e.plural, lambda _: False, exclude)

    def _best(self, token: Token, fits: Callable[[EntityDraft], bool], fits_noun: Callable[[Token], bool], exclude: Collection[int]) -> int | None:
        banned = {*exclude, *self._banned(token)}
        here = self.sentence_of[token.i]
        outer = _outer_subject(token)
        best: tuple[float, int] | None = None
        chosen: tuple[int, int | None] | None = None
        for position, entity in reversed(self.past[-WINDOW:]):
            distance = here - self.sentence_of[position]
            if distance > MAX_SENTENCES:
                break
            there = self.doc[position]
            if entity is None:
                if position in self.kg.at:
                    entity = self.kg.at[position]
                elif not fits_noun(there):
                    continue
            if entity is not None and (entity in banned or not fits(self.kg.entities[entity])):
                continue
            score = self._score(token, there, entity, distance, outer)
            if best is None or score > best[0]:
                best, chosen = (score, position), (position, entity)
        if chosen is None:
            return None
        return chosen[1] if chosen[1] is not None else add_unnamed(self.doc, self.doc[chosen[0]])

    def _score(self, token: Token, there: Token, entity: int | None, distance: int, outer: int | None) -> float:
        score = -SENTENCE_COST * distance
        if there.dep_ in SUBJECTS:
            score += SUBJECT_GAIN
            if distance == 0 and there.i < token.i and there.head.i < token.i and outer == there.i:
                score += OUTER_GAIN
            if distance and token.dep_ in SUBJECTS:
                score += SPEAKER_GAIN
        elif there.dep_ == "poss" or there.dep_ == "compound":
            score -= POSSESSOR_COST
        if entity is None:
            score -= UNNAMED_COST
        else:
            score += FREQUENT_GAIN * min(FREQUENT_MAX, self.counts[entity])
        return score - 0.001 * (token.i - there.i)

    def _banned(self, token: Token) -> set[int]:
        """Who else takes part in the pronoun's own clause: "X met him" is not X meeting X."""
        if token.tag_ == "PRP$" or token.lower_.endswith("self"):
            return set()
        verb = token.head
        while verb.dep_ in ("prep", "dative", "agent") and verb.head != verb:
            verb = verb.head
        banned: set[int] = set()
        for child in verb.children:
            if child.i != token.i and child.dep_ in (*SUBJECTS, "dobj", "dative") and (entity := self.kg.at.get(child.i)) is not None:
                banned.add(entity)
        return banned


def _one(token: Token, sex: str) -> bool:
    lemma = token.lemma_.lower()
    return token.tag_ in ("NN", "NNP") and lemma in people().nouns and people().sex.get(lemma) in (sex, None) and lemma not in bodies().documents


def _outer_subject(token: Token) -> int | None:
    """The subject of the verb whose clause the token stands in ("X said that he …")."""
    node = token
    for _ in range(12):
        if node.dep_ in ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl"):
            for child in node.head.children:
                if child.dep_ in SUBJECTS and child.i < token.i and child.i != token.i:
                    return int(child.i)
        if node.head == node:
            return None
        node = node.head
    return None
