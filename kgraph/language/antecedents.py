"""What was spoken of so far, and which of it a pronoun may mean.

The weights below were set on the news and interviews of the GUM corpus (CC BY) and on the half of the gold that `benchmarks/split.json`
calls `read`.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.language.antecedents_places import (
    SUBJECTS,
    agentive,
    called,
    in_brackets,
    is_source,
    outer_subjects,
    own_subject,
    speaks,
    there_is,
)
from kgraph.language.binding import banned as barred
from kgraph.language.layers import EntityDraft, Layers
from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies, people
from kgraph.language.spans import subject
from kgraph.language.speakers import Speakers
from kgraph.language.unnamed import add_unnamed, means_things

WINDOW = 60
"""Mentions that are looked back on."""
MAX_SENTENCES = 8
SENTENCE_COST = 1.4
MAIN_GAIN, EMBEDDED_GAIN = 1.1, 0.8
"""For the subject of a sentence, and of a clause inside one."""
PARALLEL_GAIN, OUTER_GAIN, FRONTED_GAIN = 0.5, 1.5, 4.0
"""Subject to subject; the subject whose verb governs the pronoun's clause; the main subject behind a clause that stands before it."""
OWN_GAIN = 2.0
"""For the subject of the pronoun's own clause, where it says whose something is: "a nurse said that Falk hurt his knee"."""
SPEAKER_GAIN = 1.6
"""For who spoke last, where the pronoun speaks."""
POSSESSOR_COST, UNNAMED_COST, KIN_COST = 0.4, 0.6, 0.8
SEX_GAIN, UNSURE_COST = 0.6, 0.4
QUOTED_COST = 1.2
"""For what was last spoken of inside a quotation that the pronoun stands outside of."""
BODY_COST, IDLE_COST, THING_GAIN, THING_COST = 0.8, 1.0, 1.0, 1.5
"""A body for "they"; a body for "it" that does nothing a body does; a thing for such an "it", and for one that does."""
STRANGER_COST = 1.0
"""For an unnamed source who is brought in to tell of somebody."""
WITNESS = {
    "see", "hear", "witness", "notice", "feel", "fear", "know", "believe", "think", "remember", "tell", "learn", "want", "hope", "try",
    "speak",
}
"""What those who tell of a thing say of themselves."""
FREQUENT_GAIN, FREQUENT_MAX = 0.08, 6


@dataclass(slots=True)
class Seen:
    """One mention: its head's index, its entity or None for a noun that no one took up yet, and what kind of noun that is."""

    position: int
    entity: int | None
    kind: str = "entity"
    """entity, person, group, thing, things, or pair (people joined by "and"; `entity` is the first)."""
    others: tuple[int, ...] = ()
    called: frozenset[str] = frozenset()
    """Of a pair: who else, and the nouns before their names ("sprinters")."""


class Antecedents:
    """The last mentions, newest last."""

    def __init__(self, doc: Doc, kg: Layers, speakers: Speakers) -> None:
        self.doc, self.kg, self.speakers = doc, kg, speakers
        self.past: list[Seen] = []
        self.counts: Counter[int] = Counter()
        self.recent: dict[int, int] = {}
        """Entities with the token where each was last spoken of, in that order."""
        self.last_speaker: int | None = None
        self.outer: tuple[int | None, int] | None = None
        """Who spoke before one whose words stand in another's, and in which sentence that was."""
        self.starts = [token.i for token in doc if token.is_sent_start or token.i == 0]

    def sentence(self, i: int) -> int:
        """The number of a token's sentence."""
        return bisect_right(self.starts, i)

    def see(self, token: Token, entity: int) -> None:
        """An entity is spoken of at a token."""
        self.recent.pop(entity, None)
        self.recent[entity] = token.i
        last = self.past[-1] if self.past else None
        if (
            last is not None
            and last.entity == entity
            and last.kind == "entity"
            and last.position == token.i - 1
            and token.i - 1 in self.kg.at
        ):
            if token.dep_ not in ("compound", "det", "case", "punct"):
                last.position = token.i
        else:
            self.past.append(Seen(token.i, entity))
            self.counts[entity] += 1
        if is_source(token) and not in_brackets(token):
            self.outer = (self.speaker(token), self.sentence(token.i)) if self._inside(token) else None
            self.last_speaker = entity
        if (joined := self._joined(token, entity)) is not None:
            self.past.append(Seen(token.i, joined[0], "pair", joined[1:], called(token) | self._called_before(joined)))
        del self.past[: -2 * WINDOW]

    def speaker(self, token: Token) -> int | None:
        """Who spoke last before a token; of a sentence before it, whose words all of it was."""
        if self.outer is not None and self.outer[1] != self.sentence(token.i):
            self.last_speaker, self.outer = self.outer[0], None
        return self.last_speaker

    def _inside(self, token: Token) -> bool:
        """Whether what this one says stands in what another says: "Olin said that she will win if Tarr admits it"."""
        verbs = (a for a in token.head.ancestors if a.lemma_.lower() in cues().verbs and a.pos_ == "VERB")
        outer = (subject(v) for v in verbs)
        return any(o is not None and o.i < token.i and self.kg.at.get(o.i) is not None and self._person(self.kg.at[o.i]) for o in outer)

    def see_again(self, token: Token, entity: int, others: tuple[int, ...]) -> None:
        """Several people are spoken of once more, by a pronoun or a description."""
        self.past.append(Seen(token.i, entity, "pair", others, self._called_before((entity, *others))))
        if is_source(token):
            self.last_speaker = entity

    def _called_before(self, people: tuple[int, ...]) -> frozenset[str]:
        """What these people were called together when they were last named together, in whatever order."""
        before = (s.called for s in reversed(self.past) if s.kind == "pair" and {s.entity, *s.others} == {*people})
        return next(before, frozenset[str]())

    def pair(self, token: Token) -> Seen | None:
        """The two people who were last named together."""
        here = self.sentence(token.i)
        for seen in reversed(self.past[-WINDOW:]):
            if here - self.sentence(seen.position) > MAX_SENTENCES:
                return None
            if seen.kind == "pair" and len(seen.others) == 1:
                return seen
        return None

    def _joined(self, token: Token, entity: int) -> tuple[int, ...] | None:
        """All whom "and" joins up to this one, the first first; None where it is one alone."""
        people = [entity]
        while token.dep_ == "conj" and (before := self.kg.at.get(token.head.i)) is not None and self._person(before):
            people.insert(0, before)
            token = token.head
        return tuple(people) if self._person(entity) and 1 < len(people) == len(set(people)) else None

    def _person(self, entity: int) -> bool:
        return self.kg.entities[entity].type == "Person"

    def heard(self, entity: int) -> None:
        """An entity speaks through something else, a document of its own."""
        self.last_speaker = entity

    def noun(self, token: Token) -> str | None:
        """What kind of thing a noun without an entity is, as `Seen.kind` has it; None where no pronoun would take it up."""
        if (
            token.pos_ not in ("NOUN", "PROPN")
            or token.dep_ in ("compound", "appos", "npadvmod")
            or (token.dep_ == "attr" and not there_is(token))
        ):
            return None
        lemma = token.lemma_.lower()
        plural = token.tag_ in ("NNS", "NNPS")
        many = plural and lemma in bodies().body and not means_things(token) and token.text.islower()
        if lemma in people().nouns or token.lower_ in people().groups or many:
            return "group" if plural or token.lower_ in people().groups else "person"
        return "things" if plural else "thing"

    def note(self, token: Token, kind: str) -> None:
        """Such a noun was seen."""
        self.past.append(Seen(token.i, None, kind))

    def person(self, token: Token, sex: str) -> int | None:
        """He or she."""

        def fits(e: EntityDraft) -> bool:
            return e.type == "Person" and e.gender in (sex, None) and not e.plural

        found = self._best(
            token, fits, lambda s: s.kind == "person" and people().sex.get(self.doc[s.position].lemma_.lower()) in (sex, None), sex
        )
        if found is not None and self.kg.entities[found].gender is None:
            self.kg.entities[found].gender = sex  # who was "she" once is "he" nowhere
        return found

    def several(self, token: Token) -> int | None:
        """They: groups, several, people joined by "and", a body; None where it is things."""
        return self._best(
            token,
            lambda e: e.type in ("Group", "Organisation", "Outlet") or e.plural,
            lambda s: s.kind in ("group", "things", "pair"),
            None,
        )

    def thing(self, token: Token) -> int | None:
        """It: a body, an outlet or a place; None where it is a thing."""
        return self._best(
            token, lambda e: e.type in ("Organisation", "Outlet", "Place") and not e.plural, lambda s: s.kind == "thing", None
        )

    def _best(self, token: Token, fits: Callable[[EntityDraft], bool], fits_noun: Callable[[Seen], bool], sex: str | None) -> int | None:
        banned = {*barred(token, self.kg.at), *self.speakers.of(token.i, self.kg)}
        here, speaker = self.sentence(token.i), self.speakers.noun(token.i)
        outer, acts, tells = outer_subjects(token), agentive(token), speaks(token)
        own = own_subject(token) if (token.tag_ == "PRP$" and token.lower_ != "their") or token.lower_.endswith("self") else None
        best: tuple[float, int] | None = None
        chosen: Seen | None = None
        for seen in reversed(self.past[-WINDOW:]):
            distance = here - self.sentence(seen.position)
            if distance > MAX_SENTENCES:
                break
            if seen.entity is None and (seen.position in self.kg.at or seen.position == speaker):
                continue
            entity = seen.entity
            if seen.kind != "entity" and not fits_noun(seen):
                continue
            if entity is not None and (entity in banned or (seen.kind == "entity" and not fits(self.kg.entities[entity]))):
                continue
            score = self._score(token, seen, distance, outer) + self._kind(token, seen, acts or seen.position in outer, sex)
            if seen.position == own:
                score += OWN_GAIN
            passing = token.lower_ == "they" and entity is not None and self.kg.entities[entity].type == "Outlet"
            quiet = passing or (distance > 1 and self._told_since(seen, here))
            if entity is not None and entity == self.speaker(token) and tells and not quiet and not self.speakers.inside(token.i):
                score += SPEAKER_GAIN
            if best is None or score > best[0]:
                best, chosen = (score, seen.position), seen
        ahead = self._fronted(token, fits)
        if ahead is not None and (best is None or best[0] < FRONTED_GAIN):
            return ahead
        if chosen is None or chosen.kind in ("thing", "things"):
            return None
        if chosen.others:
            self.kg.besides[token.i] = chosen.others
        return chosen.entity if chosen.entity is not None else add_unnamed(self.doc, self.doc[chosen.position])

    def _score(self, token: Token, seen: Seen, distance: int, outer: set[int]) -> float:
        there = self.doc[seen.position]
        score = -SENTENCE_COST * distance
        if there.dep_ in SUBJECTS:
            score += MAIN_GAIN if there.head.dep_ == "ROOT" else EMBEDDED_GAIN
            if distance and token.dep_ in SUBJECTS:
                score += PARALLEL_GAIN
        elif there.dep_ in ("poss", "compound"):
            score -= POSSESSOR_COST
        if distance == 0 and there.i < token.i and there.i in outer:
            score += -STRANGER_COST if self._stranger(seen, token) else OUTER_GAIN
        if seen.entity is not None:
            score += FREQUENT_GAIN * min(FREQUENT_MAX, self.counts[seen.entity])
        if self.speakers.inside(seen.position) and not self.speakers.inside(token.i):
            score -= QUOTED_COST
        return score - 0.001 * (token.i - there.i)

    def _told_since(self, seen: Seen, here: int) -> bool:
        """Whether the sentence before tells of another person: whoever spoke before that is not who speaks on."""
        before = (s for s in self.past if s.entity not in (None, seen.entity) and here - self.sentence(s.position) == 1)
        return any(self._leads(s) for s in before)

    def _leads(self, seen: Seen) -> bool:
        """Whether a person with a name is the subject of a sentence, outside quotations."""
        there = self.doc[seen.position]
        named = seen.entity is not None and self._person(seen.entity) and self.kg.entities[seen.entity].named
        return named and there.dep_ in SUBJECTS and there.head.dep_ == "ROOT" and not self.speakers.inside(there.i)

    def _stranger(self, seen: Seen, token: Token) -> bool:
        """Whether someone unnamed is brought in to tell of another: "an insider says he is ill", not "a neighbour says he heard a shot"."""
        there = self.doc[seen.position]
        new = any(c.lower_ in ("a", "an", "another", "one") for c in there.children if c.dep_ in ("det", "nummod"))
        if there.dep_ != "nsubj" or not new:
            return False
        if seen.entity is not None and self.kg.entities[seen.entity].named:
            return False
        over = token.head.head
        told = over == there.head or over.dep_ not in ("advcl", "acl")  # not "a clerk left, claiming that he was fired"
        verb = token.head.lemma_.lower()
        return told and there.head.lemma_.lower() in cues().verbs and token.dep_ in SUBJECTS and verb not in WITNESS

    def _kind(self, token: Token, seen: Seen, acts: bool, sex: str | None) -> float:
        if seen.kind in ("thing", "things"):
            return -THING_COST if acts else THING_GAIN
        named = seen.entity is not None and self.kg.entities[seen.entity].named
        score = 0.0 if named else -UNNAMED_COST
        if sex is not None:
            known = (
                self.kg.entities[seen.entity].gender
                if seen.entity is not None
                else people().sex.get(self.doc[seen.position].lemma_.lower())
            )
            score += SEX_GAIN if known == sex else -UNSURE_COST
            if not named and any(c.dep_ == "poss" for c in self.doc[seen.position].children):
                score -= KIN_COST
        elif seen.entity is not None and self.kg.entities[seen.entity].type in ("Organisation", "Outlet", "Place"):
            if token.lower_[0] == "t":
                score -= BODY_COST
            if not acts:
                score -= IDLE_COST
        return score

    def _fronted(self, token: Token, fits: Callable[[EntityDraft], bool]) -> int | None:
        """The main subject behind a phrase that stands before it: "On his website, X says", "Before he left, X said"."""
        node = token
        for _ in range(10):
            if node.head == node:
                return None
            if node.dep_ in ("advcl", "prep") and node.head.dep_ == "ROOT":
                break
            node = node.head
        else:
            return None
        for child in node.head.children:
            if child.dep_ in SUBJECTS and child.i > node.right_edge.i > token.i - 1 and (entity := self.kg.at.get(child.i)) is not None:
                draft = self.kg.entities[entity]
                return entity if draft.named and fits(draft) and entity not in self.speakers.of(token.i, self.kg) else None
        return None
