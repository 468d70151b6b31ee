"""Topics of words that the lexicon lacks, by the nearest words that it has.

A pure function of the word, the lexicon and the pipeline's vectors: each word is compared alone, so that no other word of the
article or of the batch can touch its last bit. A pipeline without vectors gives no points.
"""

from collections.abc import Mapping

import numpy as np
from spacy.vocab import Vocab

Points = tuple[tuple[str, float], ...]
FLOOR = 0.6
"""Cosine from which a word of the lexicon counts as near; at 1 it counts in full. Below it verbs of any talk ("need", "write") are near
to something."""
NEIGHBOURS = 5
AGREE = 2
"""Near words that must speak for a topic: pruned vectors make strangers equal, one alone says nothing."""
LEAST = 1.5
"""Weight from which a word of the lexicon is compared with."""


class Nearest:
    """The single words of a lexicon with their vectors."""

    def __init__(self, vocab: Vocab, lexicon: Mapping[str, Points]) -> None:
        self.vocab = vocab
        rows = [
            (word, topic, weight)
            for word, points in sorted(lexicon.items())
            for topic, weight in points
            if weight >= LEAST and " " not in word and vocab.has_vector(word)
        ]
        self.topics = [(topic, weight) for _, topic, weight in rows]
        vectors = np.array([vocab.get_vector(word) for word, _, _ in rows], dtype=np.float64) if rows else np.zeros((0, 1))
        self.matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        self._known: dict[str, Points] = {}

    def points(self, word: str) -> Points:
        """Topics of a lower-case lemma, each with a weight; none where nothing is near."""
        if word not in self._known:
            self._known[word] = self._look(word)
        return self._known[word]

    def _look(self, word: str) -> Points:
        if not self.topics or not self.vocab.has_vector(word):
            return ()
        vector = np.asarray(self.vocab.get_vector(word), dtype=np.float64)
        cosines = np.round(self.matrix @ (vector / max(float(np.linalg.norm(vector)), 1e-9)), 4)
        near = [int(i) for i in np.argsort(-cosines, kind="stable")[:NEIGHBOURS] if cosines[i] > FLOOR]
        found: dict[str, list[float]] = {}
        for i in near:
            topic, weight = self.topics[i]
            found.setdefault(topic, []).append(weight * (float(cosines[i]) - FLOOR) / (1 - FLOOR))
        return tuple(sorted((topic, sum(parts) / len(near)) for topic, parts in found.items() if len(parts) >= AGREE))
