"""Attribution without a cue verb: "according to X", hearsay adverbs, views, and nouns that take a clause."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.language.attribution.clauses import before_turn
from kgraph.language.attribution.extent import according_phrases, clause_of, whole
from kgraph.language.attribution.found import Found
from kgraph.language.attribution.pledges import noun_infinitive
from kgraph.language.layers import Layers, Range, layers
from kgraph.language.lexicon import Cues
from kgraph.language.spans import cut, governing, inner, is_passive, negation, prepositional, subject, subtree, trim

EMERGING = {
    "emerge", "surface", "circulate", "swirl", "spread", "grow", "mount", "appear", "be", "persist", "abound", "come", "voice", "raise",
    "air",
}
OR_SO = {"the story goes", "the rumour goes", "the rumor goes", "they say", "people say"}
FRONTED = 10
"""Words of a source that stands in front, at most."""
DASHES = {"-", "–", "—", "--"}
VIEWS = {"words", "view", "opinion", "telling", "account", "estimation", "assessment", "eyes", "reckoning"}
OWNING = {
    "make", "issue", "repeat", "raise", "express", "voice", "have", "withdraw", "launch", "spread", "start", "float", "peddle", "give",
    "offer", "share", "reiterate", "sound", "deliver", "publish", "hold", "harbour", "harbor", "convey",
}
"""Verbs whose subject a rumour, a claim or a fear is of."""
VOICING = {"express", "voice"}
"""Verbs that make any feeling about what is so a claim: "expressed alarm that X"."""
CLAUSE_ENDS = ("conj", "parataxis")


def find(doc: Doc, cues: Cues) -> Iterator[Found]:
    """All candidates, in reading order of each kind."""
    for token in doc:
        lower, lemma = token.lower_, token.lemma_.lower()
        if lower == "according":
            yield from according(doc, token, cues)
        elif lower in VIEWS and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
            yield from words_of(doc, token)
        elif lower in cues.adjectives and (found := adjective(doc, token, cues)) is not None:
            yield found
        elif lower in cues.adverbs:
            yield from adverb(doc, token, cues)
        elif lower == "so" and (heard := or_so(doc, token)) is not None:
            yield heard
        elif lemma in cues.pledges and token.pos_ == "NOUN" and (found := noun_infinitive(doc, token, cues)) is not None:
            yield found
        elif token.pos_ in ("NOUN", "PROPN") and (kind := cues.nouns.get(lemma)):
            yield from noun(doc, token, kind, cues)
        elif token.dep_ == "dobj" and token.pos_ == "NOUN" and token.head.lemma_.lower() in VOICING:
            yield from noun(doc, token, "certain", cues)


def according(doc: Doc, token: Token, cues: Cues) -> Iterator[Found]:
    """`according-to`: "X, according to Y": the clause less the phrase."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        to = doc[token.i + 1]
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None:
        return
    if source is None and (source := _before_comma(doc, to)) is not None:
        # "According to Ada Quill, Bernt Rask fled", where the parse takes the two names for one subject
        comma = source.i + 1
        if source.lemma_.lower() not in cues.silent and (content := cut(doc, comma + 1, token.sent.end, [])):
            head = source.head if source.head.pos_ in ("VERB", "AUX") else token.sent.root
            yield Found(content, (token.i, to.i + 1), token, "according-to", source=source, head=head)
        return
    if source is None:
        return
    if source.lemma_.lower() in cues.silent:
        return
    start, end = token.i, max(source.right_edge.i, to.i) + 1
    sentence = token.sent
    head = token.head if token.head != token else sentence.root
    if head.pos_ not in ("VERB", "AUX"):
        while head.head != head and head.pos_ not in ("VERB", "AUX"):
            head = head.head
    clause = head
    while clause.dep_ in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl") and clause.head != clause:
        above = clause.head
        if (
            clause.dep_ in ("ccomp", "advcl", "relcl", "acl")
            and subject(clause) is not None
            and start > clause.i
            and not _comma_before(doc, start)
        ):
            break
        if clause.dep_ == "conj" and subject(clause) is not None and start > clause.i:
            break
        if clause.dep_ == "ccomp":
            break
        clause = above
    low, high = (sentence.start, sentence.end) if clause.dep_ == "ROOT" else subtree(clause)
    if end < high and start <= low + 1:
        end = _described(doc, source, clause, end)
        low = end
    elif start < high and end >= high - 2:
        high = start
    cited, by = _citing(doc, end)
    holes = [(start, end), *([by] if by is not None else [])]
    content = before_turn(doc, cut(doc, low, high, holes), end)
    if content:
        yield Found(content, (token.i, to.i + 1), token, "according-to", source=source, head=clause, cited=cited)


def _described(doc: Doc, source: Token, clause: Token, end: int) -> int:
    """Where the source ends, not the parse's: "According to envoy Ada Quill, the presence of X shows Y" gives "the presence" to her."""
    if end != clause.i or subject(clause) is not None:
        return end
    return next((c.left_edge.i - 1 for c in _appositions(source) if doc[c.left_edge.i - 1].text == "," and _common(c)), end)


def _appositions(source: Token) -> list[Token]:
    return [t for t in source.subtree if t.dep_ == "appos" and t.i > source.i and t.right_edge.i == source.right_edge.i]


def _common(noun: Token) -> bool:
    """Whether a noun phrase can be a clause's subject as well as an apposition: "the presence of X", "its fall"."""
    return any(c.dep_ in ("det", "poss") or c.tag_ == "NNS" for c in (noun, *noun.children))


def _citing(doc: Doc, end: int) -> tuple[Token | None, Range | None]:
    """Whom the source of "according to" cites, and the phrase up to its comma: "According to the Post, citing two officials, X"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("citing", "quoting"):
        return None, None
    cited = next((c for c in doc[end + 1].children if c.dep_ in ("dobj", "pobj")), None)
    if cited is None:
        return None, None
    stop = next((i for i in range(end + 2, cited.right_edge.i + 2) if i < len(doc) and doc[i].text in (",", ".")), None)
    return (cited, (end, stop)) if stop is not None else (None, None)


def _before_comma(doc: Doc, to: Token) -> Token | None:
    """The noun that ends right before the first comma behind "according to", at the head of a sentence."""
    if to.i - to.sent.start > 2:
        return None
    for i in range(to.i + 1, min(to.i + FRONTED, len(doc))):
        if doc[i].text == ",":
            return doc[i - 1] if doc[i - 1].pos_ in ("PROPN", "NOUN") else None
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].is_space:
            return None
    return None


def words_of(doc: Doc, token: Token) -> Iterator[Found]:
    """`in-words`: "in Keane's words, X", "X, in the view of one general": the clause less the phrase."""
    source = next((c for c in token.children if c.dep_ == "poss"), None) or prepositional(token, "of")
    phrase, verb = token.head, token.head.head
    if source is None or verb.pos_ not in ("VERB", "AUX") or phrase.dep_ != "prep":
        return
    start, end = inner(doc, phrase.left_edge.i, phrase.right_edge.i + 1)
    low, high = (verb.sent.start, verb.sent.end) if verb.dep_ == "ROOT" else subtree(verb)
    if doc[min(end, len(doc) - 1)].text != "," and doc[max(0, start - 1)].text != ",":
        return
    cue = (phrase.i, end) if source.dep_ == "poss" else (phrase.i, source.head.i + 1)
    content = cut(doc, low, high, [(start, end)])
    if content:
        yield Found(content, cue, token, "in-words", source=source, head=verb)


def adjective(doc: Doc, token: Token, cues: Cues) -> Found | None:
    """`adjective-clause`: "she is convinced that X", "was sure X"."""
    verb = token if token.tag_[:2] == "VB" and subject(token) is not None else token.head
    own = subject(verb)
    stated = next((c for t in (token, verb) for c in t.children if c.dep_ == "ccomp" and c.i > token.i and subject(c) is not None), None)
    if (
        own is None
        or stated is None
        or own.lower_ in ("it", "that", "this")
        or token.nbor().pos_ == "PROPN"  # "White House hopeful Ada Quill"
        or (verb != token and verb.lemma_ not in ("be", "feel", "seem", "remain", "become"))
    ):
        return None
    first = stated.left_edge.lower_
    if first in ("what", "how", "why", "whether", "if", "who", "when", "where"):
        return None
    content = cut(doc, *subtree(stated), [])
    if not content:
        return None
    kind = cues.adjectives[token.lower_]
    no, yet = negation(verb) or negation(token), any(c.lower_ == "yet" for c in token.head.children)
    doubted = kind == "doubts" or (no is not None and (kind == "certain" or token.lower_ == "persuaded")) or (yet and kind != "possible")
    return Found(
        content,
        (token.i, token.i + 1),
        token,
        "adjective-clause",
        source=own,
        certainty="possible" if doubted else kind,
        mode="believes",
        head=stated,
        stance="doubts" if doubted else "asserts",
    )


def or_so(doc: Doc, token: Token) -> Found | None:
    """`hearsay-tail`: "X, or so the story goes", "X, or so they say": the sentence before it, of no one."""
    i, sentence = token.i, token.sent
    words = [t.lower_ for t in doc[i + 1 : i + 4]]
    told = " ".join(words) in OR_SO or " ".join(words[:2]) in OR_SO
    if i < 2 or doc[i - 1].lower_ != "or" or doc[i - 2].text != "," or not told:
        return None
    content = cut(doc, sentence.start, i - 2, [])
    cue = (i - 1, i + 1 + (3 if words[0] == "the" else 2))
    if not content:
        return None
    return Found(content, cue, token, "hearsay-tail", impersonal=True, certainty="probable", firsthand=False, head=sentence.root)


def _comma_before(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].text in (",", "—", "–", "-")


def adverb(doc: Doc, token: Token, cues: Cues) -> Iterator[Found]:
    """`hearsay-adverb`: "he will supposedly hand over power": the clause less the adverb, the source no one."""
    head = token.head
    if head.lower_ in cues.adverbs or head == token or (head.pos_ == "ADJ" and head.dep_ == "amod" and head.head.pos_ == "NOUN"):
        return  # "an allegedly illegal project" names a thing
    certainty = cues.adverbs[token.lower_]
    if (head.pos_ in ("VERB", "AUX") and head.dep_ in ("aux", "auxpass", "amod")) or (head.dep_ == "ccomp" and head.head.i == head.i + 1):
        head = head.head if head.head.pos_ in ("VERB", "AUX", "NOUN", "PROPN") else head
    holder, content = _clause(doc, head, (token.i, token.i + 1))
    if content:
        yield Found(
            content,
            (token.i, token.i + 1),
            token,
            "hearsay-adverb",
            impersonal=True,
            certainty=certainty,
            firsthand=False,
            head=holder,
            hedge=(token.i, token.i + 1),
        )


def _clause(doc: Doc, head: Token, hole: Range) -> tuple[Token, list[Range]]:
    """The clause of a verb, its shared or described subject included, less the hole."""
    verb = head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb and verb.dep_ not in ("acl", "relcl", "ROOT"):
        verb = verb.head
    if verb.dep_ in ("acl", "relcl") or (verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBG")):
        noun = verb.head
        own_start, own_end = subtree(verb)
        while (own_start < own_end and doc[own_start].tag_ in ("WP", "WDT")) or doc[own_start].text == ",":
            own_start += 1
            if own_start >= own_end:
                break
        while own_start + 1 < own_end and doc[own_start].dep_ == "prep" and doc[own_start + 1].tag_ in ("WDT", "WP"):
            own_start += 2  # "a ring in which he allegedly sold stolen cars": the noun is no part of what he is said to do
            noun = verb
        before = trim(doc, noun.left_edge.i, min(noun.i + 1, own_start)) if noun.i < verb.i else None
        return verb, [*([before] if before else []), *cut(doc, own_start, own_end, [hole])]
    start, end = subtree(verb)
    holes: list[Range] = [hole, *according_phrases(verb)]
    if verb.dep_ == "advcl":
        own = subject(verb)
        start = max(start, min(verb.i, own.left_edge.i) if own is not None else start)
        end = next((i for i in range(verb.i, end) if doc[i].text in DASHES), end)
    for child in verb.children:
        if child.dep_ in CLAUSE_ENDS and subject(child) is not None and child.i > verb.i:
            holes.append(subtree(child))
        elif (child.dep_ == "mark" and child.i < verb.i and child.left_edge.i == start) or (child.dep_ == "cc" and child.i < verb.i):
            start = child.i + 1
    if verb.dep_ == "ROOT":
        start, end = max(start, verb.sent.start), min(end, verb.sent.end)
    pieces = cut(doc, start, end, holes)
    if subject(verb) is None:
        shared = governing(verb)
        if shared is not None and shared.i < start:
            piece = trim(doc, *_bounded(shared, start))
            if piece:
                pieces = [piece, *pieces]
    return verb, pieces


def _bounded(noun: Token, limit: int) -> Range:
    return noun.left_edge.i, min(noun.right_edge.i + 1, limit)


def noun(doc: Doc, token: Token, kind: str, cues: Cues) -> Iterator[Found]:
    """`noun-clause`: "rumours that X", "his denial that X", "speculation he may X"."""
    stated = clause_of(token)
    verb = token.head
    told = any(c.dep_ == "agent" for c in verb.children)  # "concern was raised by a statement of hers that X": hers it is
    if stated is None and token.dep_ in ("nsubj", "nsubjpass", "attr") and verb.lemma_.lower() in EMERGING and not told:
        stated = _that_clause(verb, verb.i)
    if stated is None and (token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.dep_ in ("agent", "prep"))):
        above = token.head if token.dep_ == "dobj" else token.head.head
        if above.pos_ == "VERB" and above.lemma_.lower() not in cues.verbs:
            stated = _that_clause(above, token.i)  # "launched a rumour online that X", "raised by a statement by Y that X"
    if stated is None and token.dep_ == "pobj":
        stated = next((c for a in token.ancestors for c in a.children if c.dep_ == "ccomp" and _follows(token, c)), None)
    if stated is None:
        if (found := noun_gerund(doc, token, kind, cues)) is not None:
            yield found
        return
    start, end = subtree(stated)
    holes = [subtree(c) for c in stated.children if c.dep_ == "conj" and subject(c) is not None and _but(c)]
    content = cut(doc, start + (doc[start].lower_ == "that"), end, holes)
    if not content:
        return
    source = next((c for c in token.children if c.dep_ == "poss"), None)
    source = (
        source or prepositional(token, "by") or prepositional(token, "from") or prepositional(token, "of" if kind == "denies" else "by")
    )
    if source is None and token.i and (outlet := token.nbor(-1)).head == token and outlet.dep_ in ("compound", "nmod"):
        source = outlet if publisher(layers(doc), outlet) else None  # "a Tarn Gazette report that X"
    if (
        source is None
        and token.head.lemma_.lower() in OWNING
        and token.dep_ == "dobj"
    ):
        source = governing(token.head)
    if (
        source is None
        and token.dep_ == "attr"
        and token.head.lemma_.lower() == "be"
        and not any(c.dep_ == "expl" for c in token.head.children)
    ):
        return
    impersonal = source is None
    if impersonal and token.lemma_.lower() not in cues.impersonal:
        return
    certainty = kind if kind in ("probable", "possible") else "certain"
    if not impersonal and certainty == "probable":
        certainty = "certain"
    found = Found(
        content, (token.i, token.i + 1), token, "noun-clause", source=source, impersonal=impersonal, certainty=certainty, head=stated
    )
    if impersonal:
        found.firsthand = False
    if kind == "denies":
        found.stance, found.polarity = "denies", "negative"
    elif kind == "doubts":
        found.stance = "doubts"
    yield found


def publisher(kg: Layers, token: Token) -> bool:
    """Whether a token belongs to the name of an outlet."""
    entity = kg.at.get(token.i)
    return entity is not None and kg.entities[entity].publishes


def _follows(noun: Token, clause: Token) -> bool:
    """Whether a clause that the parse hangs elsewhere stands right behind a noun: "questioned over claims he took bribes"."""
    return clause.left_edge.i == noun.i + 1 and subject(clause) is not None and clause.tag_ in ("VBD", "VBZ", "VBP")


def _but(clause: Token) -> bool:
    before = clause.left_edge.i - 1
    return before > 0 and clause.doc[before].lower_ == "but"


def _that_clause(verb: Token, behind: int) -> Token | None:
    """The clause with "that" that the parse hangs on a noun's verb."""
    return next(
        (c for c in verb.children if c.dep_ in ("ccomp", "acl", "advcl") and c.i > behind and any(m.lower_ == "that" for m in c.children)),
        None,
    )


def noun_gerund(doc: Doc, token: Token, kind: str, cues: Cues) -> Found | None:
    """`noun-gerund`: "faces accusations of hiding money", "held on suspicion of taking bribes": the accused and the deed."""
    deed = prepositional(token, "of")
    if deed is None or deed.dep_ != "pcomp" or deed.tag_ != "VBG" or token.lemma_.lower() not in cues.deeds:
        return None
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    accused = next(
        (c for c in verb.children if c.dep_ == ("dobj" if verb.lemma_ in cues.seizing and not is_passive(verb) else "nsubj")), None
    )
    accused = accused or subject(verb)
    before = whole(doc, accused, token) if accused is not None and accused.i < token.i else []
    if accused is not None and accused.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        before = whole(doc, verb.head, accused)  # "Olin, who is in jail on charges of taking bribes"
    source = next((c for c in token.children if c.dep_ == "poss"), None)
    certainty = kind if kind in ("probable", "possible") else "probable"
    return Found(
        [*before, *cut(doc, *subtree(deed), [])],
        (token.i, token.i + 1),
        token,
        "noun-gerund",
        source=source,
        impersonal=source is None,
        certainty=certainty if source is None else "certain",
        firsthand=source is not None,
        head=deed,
    )
