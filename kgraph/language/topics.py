"""`kg_topics`: one of the seventeen topics for each claim.

A claim's own words speak first; its sentence, its paragraph, the headline and the article as a whole are priors, so that
"This is absolutely false" gets the topic of what is called false. All sums are over a weighted lexicon (`lexicon/topics.toml`).
"""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.layers import ClaimDraft, Range, layers
from kgraph.language.lexicon import table

WEIGHTS = {"strong": 3.0, "plain": 1.5, "weak": 0.5}
LONGEST = 4
"""Words of the longest phrase of the lexicon that is looked for."""
SENTENCE, PARAGRAPH, HEADLINE, ARTICLE, NEIGHBOUR = 0.5, 0.35, 1.6, 5.0, 0.6
"""How much one point of the sentence around a claim, of its paragraph, of the headline, the whole article's share, and the claim before count."""
FLOOR = 1.0
"""Below this sum a claim is `other`."""

Scores = dict[str, float]


@cache
def lexicon() -> dict[str, tuple[tuple[str, float], ...]]:
    """Lemma or phrase to the topics that it speaks for, each with its weight."""
    found: dict[str, list[tuple[str, float]]] = {}
    for topic, groups in table("topics.toml").items():
        for strength, words in groups.items():
            for word in words:
                found.setdefault(word, []).append((topic, WEIGHTS[strength] * (1.0 + 0.25 * word.count(" "))))
    return {word: tuple(rows) for word, rows in found.items()}


class TopicFinder:
    """The points of every token of one Doc, summed once, so that any range costs its length."""

    def __init__(self, doc: Doc) -> None:
        words = lexicon()
        lemmas = [t.lemma_.lower() for t in doc]
        lowers = [t.lower_ for t in doc]
        self.points: list[tuple[tuple[str, float], ...]] = [()] * len(doc)
        i = 0
        while i < len(doc):
            step = 1
            for length in range(min(LONGEST, len(doc) - i), 0, -1):
                rows = words.get(" ".join(lemmas[i : i + length])) or words.get(" ".join(lowers[i : i + length]))
                if rows:
                    self.points[i] = rows
                    step = length
                    break
            i += step
        self.doc = doc
        kg = layers(doc)
        self.headline = self.sum([kg.paragraphs[kg.headline]]) if kg.headline is not None and kg.headline < len(kg.paragraphs) else {}
        self.article = self._share(self.sum([(0, len(doc))]))
        self.paragraphs = kg.paragraphs

    def sum(self, ranges: list[Range]) -> Scores:
        """Points of each topic in these ranges; a word that is said again adds half as much."""
        found: Scores = {}
        seen: dict[int, int] = {}
        for start, end in ranges:
            for i in range(max(0, start), min(end, len(self.points))):
                if self.points[i]:
                    word = self.doc[i].lemma
                    times = seen[word] = seen.get(word, 0) + 1
                    for topic, weight in self.points[i]:
                        found[topic] = found.get(topic, 0.0) + weight / times
        return found

    @staticmethod
    def _share(scores: Scores) -> Scores:
        total = sum(scores.values())
        return {topic: value / total for topic, value in scores.items()} if total else {}

    def topic(self, content: list[Range], sentence: Range | None, before: str | None = None) -> str:
        """The topic of one content; `before` is that of the claim before in the same paragraph."""
        scores = self.sum(content)
        if sentence is not None:
            self._add(scores, self.sum([sentence]), SENTENCE)
            here = next((p for p in self.paragraphs if p[0] <= sentence[0] < p[1]), None)
            if here is not None:
                self._add(scores, self._share(self.sum([here])), PARAGRAPH * 4)
        own = max(scores.values(), default=0.0)
        self._add(scores, self._share(self.headline), HEADLINE)
        self._add(scores, self.article, ARTICLE)
        if before is not None and before != "other":
            scores[before] = scores.get(before, 0.0) + NEIGHBOUR
        if not scores or (own == 0.0 and max(scores.values()) < FLOOR):
            return "other"
        return max(sorted(scores), key=lambda topic: scores[topic])

    @staticmethod
    def _add(scores: Scores, more: Scores, weight: float) -> None:
        for topic, value in more.items():
            scores[topic] = scores.get(topic, 0.0) + weight * value


class Topics:
    """The component."""

    def __call__(self, doc: Doc) -> Doc:
        kg = layers(doc)
        if not kg.claims:
            return doc
        finder = TopicFinder(doc)
        before: ClaimDraft | None = None
        for claim in kg.claims:
            near = before is not None and abs(claim.sentence[0] - before.sentence[1]) <= 2
            claim.topic = finder.topic(claim.content, claim.sentence, before.topic if near and before is not None else None)
            before = claim
        return doc


@Language.factory("kg_topics")
def topics(nlp: Language, name: str) -> Topics:  # noqa: ARG001
    """Fill `ClaimDraft.topic`."""
    return Topics()
