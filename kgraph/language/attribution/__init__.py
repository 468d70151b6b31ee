"""`kg_attribution`: claims with their sources, cues, contents, hops. Works on the layers of names and coreference.

The rules only propose (`quotations`, `verbs`, `nouns`); here their sources are resolved, rivals on one clause are merged, claims inside
claims get the outer speaker for a relay, and interviews are carried through the article.
"""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language.attribution import (
    brackets,
    chains,
    content,
    headlines,
    leads,
    merging,
    nouns,
    quotations,
    sources,
    speaking,
    spoken_for,
    stance,
    utterances,
    verbs,
)
from kgraph.language.attribution.again import again
from kgraph.language.attribution.built import Built
from kgraph.language.attribution.found import Found
from kgraph.language.layers import Layers, MentionDraft, layers
from kgraph.language.lexicon import Cues, cues
from kgraph.language.spans import subject

ANYBODY_S = {"initial", "early", "first", "unconfirmed", "preliminary", "various", "numerous", "multiple", "conflicting", "other", "many"}
"""What tells of reports that nobody in particular made."""
ANSWERS = {
    "agree", "concur", "disagree", "demur", "cut", "chime", "interject", "interrupt", "elaborate", "relent", "reply", "respond", "answer",
    "object", "nod", "laugh", "shrug", "sigh", "joke", "explain", "continue", "apologise", "apologize", "retort", "counter",
}
"""Verbs that, with nothing said behind them, lead to the quotation that follows: "Ada Quill agreed. “It is.”"."""
ENDING = {"say", "explain", "argue", "recall", "add", "note", "claim", "insist"}
"""Verbs behind what is said, before who says it."""
HEARD_AS = {"reports", "rumours", "rumors", "claims", "allegations", "speculation", "gossip"}
"""Nouns that, with nobody behind them, are hearsay: "reports say the bank failed"."""


@Language.component("kg_attribution")
def attribution(doc: Doc) -> Doc:
    """Fill `Layers.claims`, in reading order."""
    kg = layers(doc)
    words = cues()
    speeches = quotations.find(doc, kg, words)
    speakers = _speakers(doc, kg, speeches)
    candidates = list(brackets.kept(doc, kg, [*verbs.find(doc, words), *nouns.find(doc, words), *headlines.find(doc, kg, words)]))
    for speech, begun in utterances.running(doc, kg, {s.index for s in speeches}, candidates):
        if (who := _who(doc, kg, begun, None)) is not None and who.entity is not None:
            speeches.append(speech)
            speakers[speech.index] = who
    speeches.sort(key=lambda s: s.range)
    direct = [f for f in utterances.claims(doc, speeches, words) if f.quote in speakers]
    begun_before = {s.index for s in speeches if s.range[0] > kg.quotes[s.index][0]}
    quote_cues = {s.cue.i: s.index for s in speeches if s.cue is not None and s.index in speakers and s.index not in begun_before}
    spoken: dict[int, int] = {}
    """The quotation of each token that is spoken."""
    for speech in speeches:
        if speech.index in speakers:
            for i in range(*speech.range):
                spoken.setdefault(i, speech.index)
    indirect = [f for f in candidates if not _spoken(f, quote_cues, spoken)]
    held = {f.cue_head.i: {i for s, e in f.content for i in range(s, e)} for f in indirect if f.cue_head is not None}
    direct = [f for f in direct if f.cue_head is None or not set(range(*f.content[0])) <= held.get(f.cue_head.i, set())]
    longer = {h[0][0]: h[-1][1] for h in (f.content for f in indirect if f.content and f.rule.startswith("verb"))}
    direct = [f for f in direct if f.cue_head is not None or longer.get(f.content[0][0], 0) <= f.content[-1][1]]  # "“It” is, says Olin"
    built: list[Built] = []
    for found in direct:
        assert found.quote is not None
        who = speakers[found.quote]
        if found.rule == "quote-think" and found.cue_head is not None and (own := subject(found.cue_head)) is not None:
            who = sources.Who(who.kind, who.entity, (own.i, own.i + 1), who.also)
        elif found.continued:
            who = sources.Who(who.kind, who.entity, None, who.also)
        built.append(_build(doc, kg, found, who, words))
    for found in indirect:
        speaker = _speaker_at(found, spoken, speakers)
        if (source := _who(doc, kg, found, speaker)) is not None:
            built.append(_build(doc, kg, found, source, words))
    speaking.go_on(doc, kg, built, speakers)
    leads.identify(doc, kg, built, speakers)
    built = merging.merge(kg, built)
    outer_of = merging.outers(doc, built)
    reported = merging.reported(kg, built, outer_of)
    chains.spread(doc, kg, [b.draft for b in sorted(built, key=_reading) if id(b) not in outer_of or id(b) in reported])
    merging.nest(kg, built, outer_of)
    built = [b for b in built if not b.dropped]
    again(doc, kg, built)
    built.sort(key=lambda b: (b.draft.content[0], b.draft.content[-1], b.draft.cue or (0, 0)))
    telling = frozenset(b.draft.source for b in built)
    for b in built:
        who = speakers.get(b.found.quote) if b.found.quote is not None else _within(b, spoken, speakers)
        content.describe(doc, kg, b, who, telling)
    for b in built:
        b.draft.via = [relay for relay in dict.fromkeys(b.draft.via) if relay != b.draft.source]
    merging.hops(kg, built, speeches)
    kg.claims = [b.draft for b in built]
    _themselves(doc, kg, speakers)
    return doc


def _themselves(doc: Doc, kg: Layers, speakers: dict[int, sources.Who]) -> None:
    """Whoever speaks a quotation is its "I", and their body its "we"."""
    for quote, who in speakers.items():
        for i in range(*kg.quotes[quote]):
            if i in kg.at or not sources.first_person(doc[i]):
                continue
            entity = spoken_for.body_of(doc, kg, who.entity) if spoken_for.plural(doc[i]) else who.entity
            if entity is not None:
                kg.entities[entity].mentions.append(MentionDraft(i, i + 1, i, "pronoun"))
                kg.at[i] = entity


def _reading(b: Built) -> tuple[int, int]:
    return b.draft.sentence[0], b.draft.cue[0] if b.draft.cue else b.draft.content[0][0]


def _speakers(doc: Doc, kg: Layers, speeches: list[utterances.Speech]) -> dict[int, sources.Who]:
    """Who speaks each quotation that is speech; one whose speaker cannot be told is left out."""
    known: dict[int, sources.Who] = {}
    by_index = {speech.index: speech for speech in speeches}
    for speech in speeches:
        who: sources.Who | None = None
        if speech.source is None and speech.cue is None and (teller := _ends_with(doc, speech.range[1])) is not None:
            who = sources.resolve(doc, kg, teller)
        if speech.source is not None:
            outer = known.get(speech.follows) if speech.follows is not None else None
            who = sources.resolve(doc, kg, speech.source, outer.entity if outer else None)
        if who is None and speech.follows is not None:
            bare = speech.cue is None and speech.source is None
            told = bare and (_narrated(doc, kg, speech, by_index) or _led_in(doc, speech.range[0] - 1))
            who = (_before(doc, kg, speech.range[0]) if told else None) or known.get(speech.follows)
        if who is None and speech.cue is None and speech.follows is None:
            who = _before(doc, kg, speech.range[0])
        if who is not None:
            known[speech.index] = who
    return known


def _ends_with(doc: Doc, end: int) -> Token | None:
    """Who is told to speak at the end of the sentence that a quotation runs on in: "“… no choice” but to go on, says Ada Quill"."""
    if end + 1 >= len(doc):
        return None
    sentence = doc[end].sent
    for verb in doc[end + 1 : sentence.end]:
        if verb.lemma_.lower() in ENDING and verb.tag_ in ("VBZ", "VBD") and verb.nbor(-1).text == ",":
            own = subject(verb)
            return own if own is not None and own.i > verb.i else next((c for c in verb.rights if c.pos_ == "PROPN"), None)
    return None


def _narrated(doc: Doc, kg: Layers, speech: utterances.Speech, speeches: dict[int, utterances.Speech]) -> bool:
    """Whether the article's own sentence stands between a bare quotation that opens its paragraph and the one that it may follow."""
    assert speech.follows is not None
    last = speeches[speech.follows]
    start = speech.range[0] - 1
    low = kg.paragraphs[bisect_right(kg.paragraphs, (start, len(doc))) - 1][0]
    opens = low <= start <= low + 1
    i = start - 1
    while i > last.range[1] and (doc[i].is_space or doc[i].is_punct):
        i -= 1
    if not opens or i <= last.range[1]:
        return False
    sentence = doc[i].sent
    return sentence.start > last.range[1] and not (last.cue is not None and sentence.start <= last.cue.i < sentence.end)


def _led_in(doc: Doc, mark: int) -> bool:
    """Whether the words before a mark lead to what stands in it: they end in a colon, or only answer ("Ada Quill agreed. “It is.”")."""
    i = _last_word(doc, mark)
    if i <= 0 or doc[i].text == ":":
        return i > 0
    root = doc[i].sent.root
    return doc[i].sent.end <= mark + 1 and root.lemma_.lower() in ANSWERS and not any(c.dep_ in ("dobj", "ccomp") for c in root.children)


def _last_word(doc: Doc, mark: int) -> int:
    """The token before a mark that is no blank."""
    i = mark - 1
    while i > 0 and doc[i].is_space:
        i -= 1
    return i


def _before(doc: Doc, kg: Layers, start: int) -> sources.Who | None:
    """The person whom the sentence before a bare quotation is about, or whom it names last before a colon: "It pleases Ada Quill: “"."""
    i = _last_word(doc, start - 1)
    if i <= 0:
        return None
    own = subject(doc[i].sent.root)
    here = [own, *(c for c in own.children if c.dep_ == "appos")] if own is not None else []
    if doc[i].text == ":":
        here += reversed(doc[doc[i].sent.start : i])
    for token in here:
        entity = kg.at.get(token.i)
        if entity is not None and (kg.entities[entity].type == "Person" or (token == own and kg.entities[entity].type == "Group")):
            return sources.Who("named" if kg.entities[entity].named else "unnamed", entity, None)
    return None


def _spoken(found: Found, quote_cues: dict[int, int], spoken: dict[int, int]) -> bool:
    """Whether direct speech has this candidate already: its cue opened a quotation, and most of its content is that quotation."""
    tokens = [i for s, e in found.content for i in range(s, e)]
    share = sum(i in spoken for i in tokens) / max(1, len(tokens))
    cue = found.cue_head
    if cue is not None and cue.i in quote_cues and tokens and spoken.get(tokens[0]) == quote_cues[cue.i]:
        return True
    if cue is None or cue.i in spoken:
        return bool(cue is not None and (own := subject(cue)) is not None and own.lower_ in ("i", "we") and found.rule.startswith("verb"))
    return (
        share > 0.5
        if cue.i in quote_cues
        else share > 0.85 and found.rule not in ("hearsay-adverb", "according-to", "noun-clause") and len(tokens) > 12
    )


def _speaker_at(found: Found, spoken: dict[int, int], speakers: dict[int, sources.Who]) -> int | None:
    if found.cue_head is None or found.cue_head.i not in spoken:
        return None
    return speakers[spoken[found.cue_head.i]].entity


def _within(b: Built, spoken: dict[int, int], speakers: dict[int, sources.Who]) -> sources.Who | None:
    first = b.draft.content[0][0]
    return speakers[spoken[first]] if first in spoken else None


def _who(doc: Doc, kg: Layers, found: Found, speaker: int | None) -> sources.Who | None:
    if found.impersonal or found.source is None:
        return sources.Who("impersonal", None, None)
    if any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in found.source.children):
        return None
    told = [c for c in found.source.children if c.dep_ in ("poss", "compound", "prep", "acl", "amod") and c.lower_ not in ANYBODY_S]
    if found.source.lower_ in HEARD_AS and not told:
        found.firsthand, found.certainty = False, stance.weaker(found.certainty, "probable")
        return sources.Who("impersonal", None, None)
    who = sources.resolve(doc, kg, found.source, speaker)
    if found.cited is not None and who is not None and who.entity is not None and kg.entities[who.entity].publishes:
        found.cue = (found.cited.head.i, found.cited.head.i + 1)
        return sources.resolve(doc, kg, found.cited, speaker) or who
    return who


def _build(doc: Doc, kg: Layers, found: Found, who: sources.Who, words: Cues) -> Built:
    found.content = headlines.unlabelled(doc, kg, found.content, words)
    stance.settle(found, words)
    return content.build(doc, kg, found, who)
