"""`kg_narration`: what the article lays on someone in its own voice, naming no one: illness, plots, crime, misconduct.

"The mayor may soon face a revolt" has no source and no rumour behind it: it is no claim, and no fact either. It is kept apart
as the outlet's own word. Clauses that touch the content or the cue of a claim, or quoted speech, are not looked at.
"""

from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language import spans
from kgraph.language.layers import Layers, NarrationDraft, Range, layers
from kgraph.language.lexicon import cues, table
from kgraph.language.topics import TopicFinder, lexicon
from kgraph.language.topics_nearest import Nearest

KINDS = ("Person", "Organisation", "Outlet", "Group")
POSSIBLE = {"may", "might", "could", "can", "possibly", "perhaps", "potentially"}
PROBABLE = {"seemingly", "apparently", "likely", "probably", "evidently", "would", "should", "presumably"}
SEEM = {"seem", "appear", "look"}
COMPLEMENTS = ("acomp", "attr", "dobj", "prep", "oprd")
CLAUSES = {"ROOT", "conj", "relcl", "advcl", "acl", "ccomp", "parataxis"}
NEAR = 4
"""Steps down from the verb in which a word of state is looked for."""


@dataclass(frozen=True, slots=True)
class Words:
    """`narration.toml`."""

    doer: frozenset[str]
    undergoer: frozenset[str]
    state: frozenset[str]
    verbs: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once."""
    data = table("narration.toml")
    state = data["state"]
    return Words(
        frozenset(data["doer"]["lemmas"]), frozenset(data["undergoer"]["lemmas"]), frozenset(state["lemmas"]), frozenset(state["verbs"])
    )


class Narration:
    """The component."""

    def __init__(self, nearest: Nearest) -> None:
        self.nearest = nearest

    def __call__(self, doc: Doc) -> Doc:
        kg = layers(doc)
        if not kg.entities:
            return doc
        taken = _taken(kg)
        finder: TopicFinder | None = None
        found: list[NarrationDraft] = []
        covered: set[int] = set()
        for verb in doc:
            if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in CLAUSES or verb.i in taken or verb.i in covered or _unsaid(verb):
                continue
            laid = _laid(kg, verb)
            if laid is None:
                continue
            content = _content(doc, verb, taken)
            if content is None:
                continue
            finder = finder or TopicFinder(doc, self.nearest)
            sentence = (verb.sent.start, verb.sent.end)
            rule, subject = laid
            found.append(NarrationDraft([content], sentence, subject, finder.topic([content], sentence), _certainty(verb), rule))
            covered.update(range(*content))
        kg.narration = found
        return doc


def _taken(kg: Layers) -> set[int]:
    """Tokens that somebody claims, attributes or is quoted with."""
    ranges: list[Range] = [r for claim in kg.claims for r in claim.content]
    ranges += [claim.cue for claim in kg.claims if claim.cue is not None]
    ranges += kg.quotes
    return {i for start, end in ranges for i in range(start, end)}


def _unsaid(verb: Token) -> bool:
    """Negated, asked, supposed, or itself a word of attribution."""
    if spans.negation(verb) is not None or verb.lemma_.lower() in cues().verbs:
        return True
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "that") for c in verb.children):
        return True
    return verb.sent[-1].text == "?" or (verb.dep_ == "ccomp" and verb.head.lemma_.lower() in cues().verbs)


def _laid(kg: Layers, verb: Token) -> tuple[str, int] | None:
    """Whom the clause lays something on, and the rule that says so."""
    lists, word = words(), verb.lemma_.lower()
    passive = spans.is_passive(verb)
    if passive and word in lists.undergoer:
        return _with("narration.undergoer", kg, spans.governing(verb))
    if word in lists.doer:
        return _with("narration.doer", kg, spans.agent(verb) if passive else spans.governing(verb))
    if word in lists.verbs and (state := _state(verb)) is not None:
        subject = _with("narration.state", kg, spans.governing(verb))
        return subject or _toppled(kg, state)
    if not passive and any(c.lemma_.lower() in lists.state and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        state = next(c for c in verb.children if c.lemma_.lower() in lists.state)
        return _toppled(kg, state) or _toppled(kg, verb)
    return None


def _with(rule: str, kg: Layers, noun: Token | None) -> tuple[str, int] | None:
    """The rule and the entity of this noun, where it is someone who can bear it."""
    if noun is None:
        return None
    if noun.lower_ in ("who", "which", "that") and noun.head.dep_ == "relcl":
        noun = noun.head.head
    index = kg.entity(noun)
    return (rule, index) if index is not None and kg.entities[index].type in KINDS else None


def _state(verb: Token) -> Token | None:
    """A word of state that the verb governs as complement, object, or behind a preposition; not one that "no" stands before."""
    level = [c for c in verb.children if c.dep_ in COMPLEMENTS]
    if verb.lemma_ in SEEM:  # "seems to be ill"
        level += [c for x in verb.children if x.dep_ == "xcomp" for c in x.children if c.dep_ in COMPLEMENTS]
    for _ in range(NEAR):
        for token in level:
            if token.lemma_.lower() in words().state and not any(c.lower_ in ("no", "not", "any") for c in token.children):
                return token
        level = [c for token in level for c in token.children if c.dep_ in ("pobj", "prep", "conj", "amod", "compound", "pcomp")]
    return None


def _toppled(kg: Layers, noun: Token) -> tuple[str, int] | None:
    """`narration.target`: "a coup to overthrow X is under way", "a plot against X": laid on, or hinted of, X."""
    for child in noun.subtree:
        if child.lemma_.lower() in words().undergoer and child.pos_ == "VERB":
            target = next((c for c in child.children if c.dep_ == "dobj"), None)
            if (found := _with("narration.target", kg, target)) is not None:
                return found
    return _with("narration.target", kg, spans.prepositional(noun, "against"))


def _content(doc: Doc, verb: Token, taken: set[int]) -> Range | None:
    """The clause's words; None where they touch what is somebody's."""
    start, end = spans.subtree(verb)
    outer = [
        spans.subtree(c) for c in verb.children if c.dep_ in ("conj", "advcl", "parataxis") and (c.i in taken or c.pos_ in ("VERB", "AUX"))
    ]
    pieces = spans.cut(doc, start, end, outer)
    own = next((p for p in pieces if p[0] <= verb.i < p[1]), None)
    if own is None or any(i in taken for i in range(*own)):
        return None
    return own


def _certainty(verb: Token) -> str:
    """What the clause's own hedges leave of it."""
    near = {c.lower_ for c in verb.children if c.dep_ in ("aux", "advmod")}
    if near & POSSIBLE:
        return "possible"
    if near & PROBABLE or verb.lemma_ in SEEM:
        return "probable"
    return "certain"


@Language.factory("kg_narration")
def narration(nlp: Language, name: str) -> Narration:  # noqa: ARG001
    """Fill `Layers.narration`."""
    return Narration(Nearest(nlp.vocab, lexicon()))
