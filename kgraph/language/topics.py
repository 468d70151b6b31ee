"""`kg_topics`: one of the seventeen topics for each claim.

A claim's own words speak first; its sentence, its paragraph, the headline, the opening and the article as a whole are priors,
so that "This is absolutely false" gets the topic of what is called false. All of it rests on a weighted lexicon
(`lexicon/topics.toml`); a word that the lexicon lacks counts like the words of the lexicon whose vectors are nearest.

The weights below were fitted on the gold articles and checked on others, and are flat around these values; docs/rules-relations.md has what
was tried.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.layers import ClaimDraft, Layers, Range, layers
from kgraph.language.lexicon import table
from kgraph.language.topics_nearest import Nearest, Points

STRENGTH = {"strong": 3.0, "plain": 1.5, "weak": 0.5}
LONGEST = 5
"""Words of the longest phrase of the lexicon that is looked for."""
CONTENT, SENTENCE, PARAGRAPH = 1.4, 0.2, 0.15
"""What the logarithm of the points in a claim, its sentence and its paragraph counts."""
HEADLINE, LEAD, ARTICLE, MAIN = 0.8, 1.6, 1.0, 1.3
"""What a topic's share of the headline, of the opening and of all the article counts, and being its main matter."""
NEIGHBOUR = 0.8
"""What the topic of the claim before counts."""
EVENT, BLOW, SCENE = 1.6, 1.3, 0.8
"""What the words of an event in a claim count beside others: "coup", "resign", "arrest" say what it is about wherever they stand, and
"murder" somewhat less surely; and those of a scene, for a campaign or a market is where anything may happen."""
EVENTS = ("coup", "succession", "assassination", "health", "misconduct", "justice")
SCENES = ("election", "society", "business", "diplomacy")
WEIGHT = dict.fromkeys(EVENTS, EVENT) | {"violence": BLOW} | dict.fromkeys(SCENES, SCENE)
SOURCING = 2.5
"""What it counts for `media` that an outlet speaks of its own work, or that it is told who makes a channel or a letter."""
OPENING = 120
"""Tokens of the opening."""
PROCESS = ("justice", "media", "business")
"""How a matter is pursued or told, and where it happens: these are everywhere. An article's main matter is the strongest of the others."""
TRADE, CLEAN = 1.5, 0.2
"""How many times the share of any other matter `business` must have to be the main one after all, and what part of its share
`corruption` may have at most: whose books are in doubt, the article is about that."""

SETTINGS = {
    "corruption": ("business",),
    "sport": ("health",),
    "misconduct": ("sport",),
    "violence": ("election", "sport", "society", "health"),
}
"""Where the matter takes place: a firm's books are cooked in its business, doping is found by doctors, a coach harasses in sport."""
SETTING, LEAST, NEAR = 0.6, 0.3, 0.5
"""What part of its setting's points a main matter takes over; how many times its setting's share it must have at least for that; and
from how many times on it is the main matter instead of its setting."""

MAKING = {"run", "operate", "print", "publish", "write", "see", "check", "verify", "confirm", "say", "report", "post", "retract", "delete"}
"""What an outlet does with what it is told, and what is done with an outlet."""

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")

Scores = dict[str, float]


@cache
def lexicon() -> dict[str, Points]:
    """Lemma or phrase to the topics that it speaks for, each with its weight."""
    found: dict[str, list[tuple[str, float]]] = {}
    for topic, groups in table("topics.toml").items():
        for strength, words in groups.items():
            for word in words:
                for form in {word, word.replace("-", " - ")}:  # the tokenizer splits at hyphens, a title is not tokenized
                    found.setdefault(form, []).append((topic, STRENGTH[strength] * (1.0 + 0.25 * word.count(" "))))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def _first() -> frozenset[str]:
    """The first words of the lexicon's entries."""
    return frozenset(form.split(" ", 1)[0] for form in lexicon())


class TopicFinder:
    """The points of every token of one Doc, looked up once, so that any range costs its length."""

    def __init__(self, doc: Doc, nearest: Nearest | None = None) -> None:
        kg = layers(doc)
        self.words = [t.lemma_.lower() for t in doc]
        self.points = _points(self.words, [t.lower_ for t in doc])
        if nearest is not None:
            named = {i for e in kg.entities for m in e.mentions if m.kind == "name" for i in range(m.start, m.end)}
            for token in doc:
                if not self.points[token.i] and token.i not in named and token.pos_ in ("NOUN", "VERB", "ADJ") and not token.is_stop:
                    self.points[token.i] = nearest.points(self.words[token.i])
        for i in {i for e in kg.entities if e.type == "Person" for m in e.mentions if m.kind == "name" for i in range(m.start, m.end)}:
            self.points[i] = ()  # a person's name is about nothing: Ms. Lynch is no lynching
        self.paragraphs = kg.paragraphs
        self.starts = [start for start, _ in kg.paragraphs]
        self.around: dict[int, Scores] = {}
        """What each paragraph speaks for, by its place, once it has been asked for."""
        self.prior = self._prior(doc, kg)

    def _prior(self, doc: Doc, kg: Layers) -> Scores:
        """What headline, opening and article speak for, whatever the claim."""
        article = _share(self.sum([(0, len(doc))]))
        found: Scores = {}
        _add(found, _share(self._headline(doc, kg)), HEADLINE)
        _add(found, _share(self.sum([(0, OPENING)])), LEAD)
        _add(found, article, ARTICLE)
        matter = {topic: value for topic, value in article.items() if topic not in PROCESS}
        if matter:
            main = max(sorted(matter), key=lambda topic: matter[topic])
            trade = article.get("business", 0.0)
            if trade >= TRADE * matter[main] and matter.get("corruption", 0.0) < CLEAN * trade:
                main, matter["business"] = "business", trade
            main = next((m for m, around in SETTINGS.items() if main in around and matter.get(m, 0.0) >= NEAR * matter[main]), main)
            _add(found, {main: 1.0}, MAIN)
            for around in SETTINGS.get(main, ()):
                if article[main] < LEAST * article.get(around, 0.0):
                    continue  # a word of fraud in the news of a firm
                moved = SETTING * found.get(around, 0.0)
                _add(found, {main: moved, around: -moved}, 1.0)
        return found

    def _headline(self, doc: Doc, kg: Layers) -> Scores:
        """The points of the headline: of the title in the metadata (its words as the article inflects them), else of the text's own."""
        if kg.title:
            lemmas = {t.lower_: word for t, word in zip(doc, self.words, strict=True)}
            words = [w.removesuffix("'s").removesuffix("’s") for w in WORD.findall(kg.title.lower())]
            return _sum(_points([lemmas.get(w, w) for w in words], words), words, range(len(words)))
        if kg.headline is not None and kg.headline < len(kg.paragraphs):
            return self.sum([kg.paragraphs[kg.headline]])
        return {}

    def sum(self, ranges: list[Range]) -> Scores:
        """Points of each topic in these ranges; a word that is said again adds less each time."""
        return _sum(self.points, self.words, (i for start, end in ranges for i in range(max(0, start), min(end, len(self.points)))))

    def topic(self, content: list[Range], sentence: Range | None, before: str | None = None, sourcing: bool = False) -> str:
        """The topic of one content; `before` is that of the claim before in its paragraph; `sourcing` whether it tells how one knows."""
        scores = dict(self.prior)
        own = _logarithms(self.sum(content))
        _add(scores, {topic: value * WEIGHT.get(topic, 1.0) for topic, value in own.items()}, CONTENT)
        if sourcing:
            _add(scores, {"media": SOURCING}, 1.0)
        if sentence is not None:
            _add(scores, _logarithms(self.sum([sentence])), SENTENCE)
            _add(scores, self._around(sentence[0]), PARAGRAPH)
        if before is not None and before in scores:
            scores[before] += NEIGHBOUR
        return max(sorted(scores), key=lambda topic: scores[topic]) if scores else "other"

    def _around(self, i: int) -> Scores:
        """What the paragraph of a token speaks for."""
        place = bisect_right(self.starts, i) - 1
        if place < 0 or i >= self.paragraphs[place][1]:
            return {}
        if place not in self.around:
            self.around[place] = _logarithms(self.sum([self.paragraphs[place]]))
        return self.around[place]


def _points(lemmas: list[str], lowers: list[str]) -> list[Points]:
    """The lexicon's points at the first word of each entry that is found, the longest first."""
    words, first = lexicon(), _first()
    points: list[Points] = [()] * len(lemmas)
    i = 0
    while i < len(lemmas):
        step = 1
        known = lemmas[i] in first or lowers[i] in first
        for length in range(min(LONGEST, len(lemmas) - i) if known else 0, 0, -1):
            rows = words.get(" ".join(lemmas[i : i + length])) or words.get(" ".join(lowers[i : i + length]))
            if rows:
                points[i] = rows
                step = length
                break
        i += step
    return points


def _sum(points: list[Points], words: list[str], where: Iterable[int]) -> Scores:
    found: Scores = {}
    seen: dict[str, int] = {}
    for i in where:
        if points[i]:
            times = seen[words[i]] = seen.get(words[i], 0) + 1
            for topic, weight in points[i]:
                found[topic] = found.get(topic, 0.0) + weight / times
    return found


def _share(scores: Scores) -> Scores:
    total = sum(scores.values())
    return {topic: value / total for topic, value in scores.items()} if total else {}


def _logarithms(scores: Scores) -> Scores:
    return {topic: math.log1p(value) for topic, value in scores.items()}


def _add(scores: Scores, more: Scores, weight: float) -> None:
    for topic, value in more.items():
        scores[topic] = scores.get(topic, 0.0) + weight * value


def _sourcing(doc: Doc, kg: Layers, claim: ClaimDraft) -> bool:
    """Whether an outlet speaks of its own work ("could not verify"), or who makes an outlet is told ("is run by a former general")."""
    if claim.subject is None or kg.entities[claim.subject].type != "Outlet":
        return False
    return claim.subject == claim.source or (claim.head is not None and doc[claim.head].lemma_.lower() in MAKING)


class Topics:
    """The component."""

    def __init__(self, nearest: Nearest) -> None:
        self.nearest = nearest

    def __call__(self, doc: Doc) -> Doc:
        kg = layers(doc)
        if not kg.claims:
            return doc
        finder = TopicFinder(doc, self.nearest)
        before: ClaimDraft | None = None
        for claim in kg.claims:
            near = before is not None and abs(claim.sentence[0] - before.sentence[1]) <= 2
            told = before.topic if near and before is not None else None
            claim.topic = finder.topic(claim.content, claim.sentence, told, _sourcing(doc, kg, claim))
            before = claim
        return doc


@Language.factory("kg_topics")
def topics(nlp: Language, name: str) -> Topics:  # noqa: ARG001
    """Fill `ClaimDraft.topic`."""
    return Topics(Nearest(nlp.vocab, lexicon()))
