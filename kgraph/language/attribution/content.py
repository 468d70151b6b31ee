"""What a claim's content is about: speech, subject, the entities that it refers to."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kgraph.language import spans
from kgraph.language.attribution import bearers, chains
from kgraph.language.attribution.built import Built
from kgraph.language.attribution.found import Found
from kgraph.language.attribution.sources import Who, first_person
from kgraph.language.attribution.spoken_for import body_of, plural
from kgraph.language.attribution.stance import disowned
from kgraph.language.attribution.subjects import anybody, in_passing, of_clause, of_noun, of_speaker
from kgraph.language.layers import ClaimDraft, Layers, Range
from kgraph.language.lexicon import cues
from kgraph.language.spans import SUBJECTS

REFERENTS = ("Person", "Organisation", "Outlet", "Group")
CONTROLLED = ("verb-infinitive", "verb-gerund", "verb-plead", "noun-infinitive")
LED = ("verb-of", "verb-with", "verb-for", "verb-as", "verb-raised", "verb-small")
"""Rules whose content begins with whom it is laid on."""
TITLE = 3
"""Words of a name that stands in quotation marks."""
OWNING = {"admit", "regret", "concede", "confess", "acknowledge", "lament", "apologise", "apologize"}
"""Who does so of what they have not done denies nothing."""
OPINING = {"think", "believe", "say", "guess", "suppose", "feel", "hope", "know", "fear"}
"""What "I" do before what I claim: of "I think that they lied" the subject is "they"."""
PARTS = {
    "one", "some", "many", "several", "most", "all", "none", "both", "few", "each", "any", "two", "three", "dozens", "scores", "hundreds",
    "thousands", "majority", "number", "half", "lot", "lots", "handful", "couple",
}
"""What some of a number of people are called."""
NO_ONE = {"this", "these", "those", "you"}
"""Pronouns that, where nobody in the article is meant by them, leave a content without a subject."""


def build(doc: Doc, kg: Layers, found: Found, who: Who) -> Built:
    """The draft of one candidate, with the relays that its own sentence names."""
    anchor = found.cue[0] if found.cue else found.content[0][0]
    sentence = _sentence(doc, anchor, found.content)
    via = [] if found.continued else chains.at_cue(doc, kg, sentence, found.content, found.cue_head, who.entity, who.mention)
    borne = [] if found.continued else bearers.at_cue(doc, kg, sentence, found.content, found.cue_head, who.entity)
    told_own = not via and chains.told_own(doc, kg, sentence, found.content, found.cue_head, who.entity)
    draft = ClaimDraft(
        content=found.content,
        cue=found.cue,
        source_kind=who.kind,
        source=who.entity,
        source_mention=who.mention,
        also=[a for a in who.also if a != who.entity],
        via=[*borne, *(v for v in via if v not in borne)],
        borne=borne,
        speech=speech(doc, kg, found),
        polarity=found.polarity,
        certainty=found.certainty,
        stance=found.stance,
        firsthand=found.firsthand,
        subject=None,
        about=[],
        sentence=sentence,
        rule=found.rule,
        head=found.head.i if found.head is not None else None,
        told_own=told_own,
    )
    return Built(draft, found, who)


def _sentence(doc: Doc, anchor: int, content: list[Range]) -> Range:
    """From the first to the last sentence that the cue and the content touch."""
    first, last = doc[anchor].sent, doc[anchor].sent
    low, high = first.start, last.end
    for start, end in content:
        low, high = min(low, doc[start].sent.start), max(high, doc[end - 1].sent.end)
    while high > low and doc[high - 1].is_space:
        high -= 1
    while low < high and doc[low].is_space:
        low += 1
    return low, high


def speech(doc: Doc, kg: Layers, found: Found) -> str:
    """direct where all the words are quoted, mixed where some are; what a speaker reports inside a quotation is that speaker's wording."""
    spoken_in = _quotation(kg, found.cue[0]) if found.cue is not None and not found.rule.startswith("quote") else None
    quoted = total = 0
    for start, end in found.content:
        for i in range(start, end):
            if doc[i].is_punct or doc[i].is_space:
                continue
            total += 1
            inside = _quotation(kg, i)
            quoted += inside is not None and inside != spoken_in and not _title(doc, kg.quotes[inside])
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == total else "mixed"


def _quotation(kg: Layers, i: int) -> int | None:
    """The quotation that a token stands in."""
    low, high = 0, len(kg.quotes)
    while low < high:
        middle = (low + high) // 2
        if kg.quotes[middle][1] <= i:
            low = middle + 1
        else:
            high = middle
    return low if low < len(kg.quotes) and kg.quotes[low][0] <= i else None


def _title(doc: Doc, quote: Range) -> bool:
    """Whether marks set off a name: the drama "Empire"."""
    words = [t for t in doc[quote[0] : quote[1]] if t.is_alpha]
    return 0 < len(words) <= TITLE and all(t.pos_ == "PROPN" for t in words)


def describe(doc: Doc, kg: Layers, built: Built, speaker: Who | None, speaking: frozenset[int | None] = frozenset()) -> None:
    """Fill subject and about; `speaking` are the sources of all claims of the article."""
    draft, head = built.draft, built.found.head
    said_by = speaker.entity if speaker is not None else draft.source
    body = body_of(doc, kg, said_by)

    def counts(entity: int) -> bool:
        """Whether somebody is one whom a content can be about; anybody is none: "others", "35 people"."""
        return kg.entities[entity].type in REFERENTS and (entity in speaking or not anybody(kg.entities[entity]))

    def meant(tokens: Iterable[Token]) -> list[int]:
        """Whom tokens mean, "I" and "we" included, in order."""
        found: dict[int, None] = {}
        for token in tokens:
            entity = kg.at.get(token.i)
            if entity is None and first_person(token):
                entity = body if plural(token) else said_by
            found.update((e, None) for e in (entity, *kg.besides.get(token.i, ())) if e is not None and counts(e))
        return list(found)

    tokens = [doc[i] for start, end in draft.content for i in range(start, end)]
    subjects = {kg.at.get(t.i) for t in tokens if t.dep_ in SUBJECTS}
    about = draft.about = [e for e in meant(tokens) if e in subjects or e in speaking or not in_passing(doc, kg.entities[e])]
    subject: int | None = None
    own: Token | None = None
    opined = False
    if draft.rule in CONTROLLED:
        subject = draft.source
        if subject is not None and subject not in about:
            about.insert(0, subject)
    elif draft.rule in LED:
        subject = _entity(kg, _top(doc, draft.content[0]))
    elif head is not None:
        stated = _stated(head)
        opined, head = stated is not head, stated
        own = spans.subject(head)
        if own is None and len(draft.content) > 1:
            own = _top(doc, draft.content[0])
        if own is not None:
            subject = _entity(kg, own)
            if subject is not None and not counts(subject):
                return
            if subject is None and first_person(own):
                subject = body if plural(own) else said_by
            source = draft.source if own.i not in kg.at else None
            if subject is None and source is not None and of_speaker(head, own, kg.entities[source].type):
                subject = source  # one without a name is known too late for the pronoun
                about.insert(0, subject)
            if subject is None and own.lower_ in NO_ONE:
                return
    if subject is None and not about and head is not None and draft.source is not None and _own_deed(draft, head):
        subject = draft.source
        about.append(subject)
    if subject is None:
        others = [e for e in about if e != said_by] if opined else about
        if head is not None and own is None:
            others = of_noun(head, others, meant)
        elif head is not None and own is not None:
            others = [e for e in of_clause(head, own, others, meant) if e in others]
        last = [said_by] if opined and said_by is not None else []
        draft.subject = next(iter((*others, *last)), None)
        return
    draft.subject = subject
    owned = draft.cue is not None and head is not None and head.doc[draft.cue[0]].lemma_.lower() in OWNING
    if draft.stance == "asserts" and subject in (draft.source, body) and head is not None and disowned(head) and not owned:
        draft.stance = "denies"


def _stated(head: Token) -> Token:
    """The verb of what is claimed behind "I think" and the like, else the head itself."""
    while head.lemma_.lower() in OPINING and any(c.dep_ in SUBJECTS and first_person(c) for c in head.children):
        clause = next((c for c in head.children if c.dep_ == "ccomp" and c.i > head.i), None)
        if clause is None:
            break
        head = clause
    return head


def _own_deed(draft: ClaimDraft, head: Token) -> bool:
    """Whether a noun phrase is the source's own doing ("denied any wrongdoing"); "the allegations" are another's words."""
    return draft.rule == "verb-noun" and head.lemma_.lower() in cues().objects["own"]


def _top(doc: Doc, piece: Range) -> Token:
    return doc[piece[0] : piece[1]].root


def _entity(kg: Layers, noun: Token) -> int | None:
    """Who a noun is: by itself, by the name in apposition to it ("her coach, Ada Quill"), or as some of many; places are no subjects."""
    named = next((c for c in noun.children if c.dep_ == "appos" and c.i in kg.at), noun)
    found = next((e for t in (noun, named, *_many(noun)) if (e := kg.at.get(t.i)) is not None), None)
    return found if found is not None and kg.entities[found].type in REFERENTS else None


def _many(noun: Token) -> list[Token]:
    """The people of whom some are meant: "several of the guards"."""
    if noun.lower_ not in PARTS:
        return []
    of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    return [g for c in of for g in c.children if g.dep_ == "pobj" and g.tag_ in ("NNS", "NNPS", "PRP")]
