"""Through whom the words came: the outlets at a cue, the speakers that a claim is nested in, and what holds for a whole article.

An interview or a report named once holds for what the same source says after it, until another channel is named; and for what was
said before it where the article names one channel for that source only.
"""

from bisect import bisect_right
from itertools import pairwise

from spacy.tokens import Doc, Token

from kgraph.language.attribution.channels import asked, carrier, interviews, outlet_of, passed_on, recorded, resting, top
from kgraph.language.attribution.events import LASTING, PAUSE, aired, aside, own_occasion, runs_on
from kgraph.language.attribution.polls import polled
from kgraph.language.attribution.republished import republish
from kgraph.language.attribution.restated import restated
from kgraph.language.layers import ClaimDraft, Layers, Range
from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies
from kgraph.language.spans import subject, within
from kgraph.language.unnamed import add_unnamed, unnamed_outlet

EARLY = 150
"""Tokens from the start within which a channel is named that holds for what stands before it, too."""
MEANWHILE = {"after", "before", "when", "since", "while", "because", "until", "once", "whenever"}
"""What an outlet does behind these passes nothing on: "she wrote after the Post published the list"."""
WRITING = {"write", "report", "tweet", "opine"}
"""What a paper's reporter does for it."""


def at_cue(
    doc: Doc, kg: Layers, sentence: Range, content: list[Range], cue: Token | None, source: int | None, source_range: Range | None
) -> list[int]:
    """Outlets named in the cue's sentence outside the content: told, interviewed by, wrote in, reports, cited. Nearest to the cue first.

    Hearsay has none of its own: an outlet that reports it has a claim on the same clause, which is merged with it.
    """
    if source is None:
        return []
    found: list[tuple[int, int, int]] = []
    seen: set[int] = set()
    middle = cue.i if cue is not None else sentence[0]
    for i in range(*sentence):
        entity = kg.at.get(i)
        if entity is None or entity in seen or entity == source or within(i, content):
            continue
        draft = kg.entities[entity]
        if not draft.publishes or draft.outlet_of_article:
            continue
        if source_range is not None and source_range[0] <= i < source_range[1]:
            continue
        token = doc[i]
        if kg.at.get(_first(kg, token).i) == source or not _channel(token, kg) or _of_another(kg, token, source):
            continue
        if cue is not None and _elsewhere(kg, token, cue, source):
            continue
        seen.add(entity)
        found.append((_turn(kg, token, source), abs(i - middle), entity))
    owned = {
        kg.at.get(c.i)
        for _, _, e in found
        for m in kg.entities[e].mentions
        if sentence[0] <= m.head < sentence[1]
        for c in doc[m.head].children
        if c.dep_ == "poss"
    }
    if not found and cue is not None and (host := _host(doc, kg, cue, content, source)) is not None:
        return [host]
    if not found and cue is not None and (desk := _desk(doc, kg, cue, source)) is not None:
        return [desk]
    if not found and cue is not None and (unnamed := _nameless(doc, kg, cue, content)) is not None:
        return [unnamed]
    names = [entity for _, _, entity in sorted(found)]
    shows = [e for e in names if owned & set(names) and e not in owned]  # "MSNBC's Morning Joe" is MSNBC
    return [e for e in names if e not in shows][:2]


def told_own(doc: Doc, kg: Layers, sentence: Range, content: list[Range], cue: Token | None, source: int | None) -> bool:
    """Whether the outlet that publishes the article was told: "told the Post" in the Post, "told this newspaper"."""
    if source is None or cue is None:
        return False
    for i in range(*sentence):
        if within(i, content):
            continue
        token, entity = doc[i], kg.at.get(i)
        if entity is not None and kg.entities[entity].outlet_of_article:
            if entity != source and _channel(token, kg) and not _of_another(kg, token, source) and not _elsewhere(kg, token, cue, source):
                return True
        elif token.lemma_.lower() in cues().relays["papers"] | bodies().papers and token.dep_ in ("dobj", "dative", "pobj"):
            verb = token.head if token.dep_ != "pobj" else token.head.head
            ours = any(c.lower_ in ("this", "our") and c.dep_ in ("det", "poss") for c in token.children)
            if ours and (verb == cue or verb.lemma_.lower() in cues().relays["carriers"]):
                return True
    return False


def _host(doc: Doc, kg: Layers, cue: Token, content: list[Range], source: int) -> int | None:
    """Whose man or woman was told ("the Post's Ada Quill … told Quill"); who hosts a programme is the channel where no outlet is named."""
    for token in cue.subtree:
        person = kg.at.get(token.i)
        if person is None or person == source or within(token.i, content) or kg.entities[person].type != "Person" or not _heard(token):
            continue
        if (channel := carrier(doc, kg, person)) is not None:
            return channel
    return None


def _desk(doc: Doc, kg: Layers, cue: Token, source: int) -> int | None:
    """The outlet for which a reporter writes: "Osk Brandel of the Gazette wrote that …"."""
    person = kg.entities[source]
    if cue.lemma_.lower() not in WRITING or not person.named or not person.roles <= cues().relays["staff"]:
        return None  # "CNN's president wrote" to whom he liked
    return outlet_of(doc, kg, source)


def _nameless(doc: Doc, kg: Layers, cue: Token, content: list[Range]) -> int | None:
    """The outlet without a name that was told: "told a Norland television channel", "in an interview with local media"."""
    words = cues().relays
    objects = [c for c in cue.children if c.dep_ in ("dobj", "dative") and cue.lemma_.lower() in words["told"]]
    steps = [p for p in cue.children if p.dep_ in ("prep", "dative") and p.pos_ == "ADP"]
    steps += [p for s in steps for n in s.children if n.lemma_.lower() in words["carriers"] for p in n.children if p.dep_ == "prep"]
    objects += [n for p in steps if p.lower_ in ("to", "with") for n in p.children if n.dep_ == "pobj"]
    for noun in objects:
        kind = any(c.dep_ in ("amod", "compound") or c.lower_ == "a" for c in noun.children)
        media = noun.lower_ == "media" and not any(c.lower_ == "social" for c in noun.children)
        told = kind and (media or unnamed_outlet(noun))
        if told and noun.i not in kg.at and not within(noun.i, content):
            return add_unnamed(doc, noun)
    return None


def _turn(kg: Layers, token: Token, source: int) -> int:
    """-1 for whom the source spoke to ("a clerk who told the Post"), 1 for who only carried it ("reprinted by the Star"), else 0."""
    head = top(kg, token)
    if head.dep_ in ("appos", "compound", "nmod") and head.head.lemma_.lower() in bodies().outlet_nouns:
        head = head.head
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if verb.dep_ == "relcl" and kg.at.get(verb.head.i) == source:
        return -1
    by = head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.lower_ == "by")
    first = verb
    while first.dep_ == "conj":
        first = first.head
    return 1 if by and first.dep_ in ("acl", "relcl") and verb.lemma_.lower() in cues().relays["relaying"] else 0


def _elsewhere(kg: Layers, token: Token, cue: Token, source: int) -> bool:
    """Whether the outlet hangs on another verb than the cue, one that someone else does: "X said …, while Y told the Post …", or owns
    what the cue answers: "X denied a Post report that …"."""
    entity = kg.at.get(token.i)
    owned = top(kg, token)
    told = owned.head.lemma_.lower() in cues().nouns
    if aside(token, cue):
        return True
    if told and owned.dep_ in ("poss", "compound", "nmod") and owned.head.head == cue and owned.head.dep_ in ("dobj", "nsubjpass"):
        return True
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    own = subject(verb)
    if verb == cue or own is None or kg.at.get(own.i) in (source, entity, None):
        return False
    return verb not in cue.ancestors or verb.dep_ == "conj"


def _first(kg: Layers, token: Token) -> Token:
    """The head of an outlet's mention, or of the first one's in a row of outlets: "told the Post and the Star"."""
    head = top(kg, token)
    while head.dep_ == "conj" and not _second_half(head) and (other := kg.at.get(head.head.i)) is not None and kg.entities[other].publishes:
        head = top(kg, head.head)
    return head


def _titled(token: Token) -> bool:
    """Whether a name in marks stands behind a preposition, as programmes do: "said on “Meet the Press”", a clause to the parse."""
    before = token.nbor(-1) if token.i else token
    if not before.is_quote or token.i < 2:
        return False
    place = token.nbor(-2)
    if place.lemma_.lower() in bodies().outlet_nouns and place.dep_ == "pobj":
        place = place.head
    return place.pos_ == "ADP" and place.lower_ in ("on", "to", "in", "with") and place.head.pos_ in ("VERB", "AUX")


def _heard(person: Token) -> bool:
    """Whether an outlet's man or woman was told, or asked, what is said: "told the Post's Ada Quill"."""
    words = cues().relays
    if person.dep_ in ("dobj", "dative"):
        return person.head.lemma_.lower() in words["told"]
    if person.dep_ != "pobj":
        return False
    deed = person.head.head.lemma_.lower()
    if person.head.lower_ == "by":
        return deed in words["asking"]
    said = deed in words["carriers"] or deed in ("speak", "talk", "appear") or deed in cues().verbs
    return said and person.head.lower_ in ("with", "to")


def _second_half(head: Token) -> bool:
    """Whether a name behind "and" may be the end of a paper's: "the Post and Courier"."""
    return head.lower_ in bodies().last and not any(c.dep_ in ("det", "compound") for c in head.children)


def _of_another(kg: Layers, token: Token, source: int) -> bool:
    """Whether the outlet got what someone else said: "she wrote, mocking his remarks to the Post"."""
    head = top(kg, token)
    noun = head.head.head if head.dep_ == "pobj" else head
    if noun.lemma_.lower() not in cues().relays["carriers"]:
        return False
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        return False
    sentence = range(owner.i, owner.sent.start - 1, -1)
    nearest = next((e for i in sentence if (e := kg.at.get(i)) is not None and kg.entities[e].type == "Person"), source)
    return kg.at.get(owner.i, nearest if owner.pos_ == "PRON" else source) != source and noun != head


def _channel(token: Token, kg: Layers) -> bool:
    """Whether an outlet's mention stands where a channel stands, and is no part of a person's title ("CNN anchor Jake Tapper")."""
    words = cues().relays
    entity = kg.at.get(token.i)
    before = token.nbor(-1) if token.i else token
    if before.pos_ == "VERB" and before.lemma_.lower() in words["told"]:
        return True  # wherever the parse hangs it: "told BBC Radio Four’s Any Questions"
    if _titled(token):
        return True
    head = _first(kg, token)
    if head.dep_ in ("compound", "appos") and head.head.lemma_.lower() in words["papers"] | bodies().outlet_nouns:
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in words["services"]:
        head = head.head.head  # "told the Arabic service of the BBC"
    behind = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    named_last = head.dep_ == "appos" or (head.dep_ == "compound" and head.head.i == head.i + 1)
    if named_last and behind in ("reports", "says", "writes", "reported"):
        return True  # "…, the Coast Post reports", where the parse sees no verb
    if head.dep_ in ("compound", "nmod", "amod", "poss") and head.head.pos_ in ("NOUN", "PROPN"):
        owner = head.head
        if owner.lemma_.lower() in words["carriers"] or kg.at.get(owner.i) == entity:
            return True
        if owner.lemma_.lower() in words["staff"] and (
            owner.dep_ in ("dobj", "dative", "pobj") or owner.head.lemma_.lower() in ("cite", "quote")
        ):
            return True
        if owner.i in kg.at and kg.entities[kg.at[owner.i]].type == "Person":
            return _heard(owner)
        told = owner.dep_ in ("dobj", "dative") and owner.head.lemma_.lower() in words["told"]  # "told the Post's Morning Call"
        return head.dep_ == "poss" and (owner.dep_ == "pobj" or told)
    if head.dep_ in ("dobj", "dative", "iobj"):
        verb = head.head
        tail = verb.i < head.i and verb.i > 0 and verb.nbor(-1).is_punct and subject(verb) is None
        return verb.lemma_.lower() in words["told"] or (tail and verb.lemma_.lower() in words["reports"])  # "…, reported the Post"
    if head.dep_ == "pobj":
        preposition = head.head
        above = preposition.head
        if preposition.lower_ == "of" and above.i in kg.at and kg.entities[kg.at[above.i]].type == "Person":
            return _heard(above)  # "told Ada Quill of the Post"
        if preposition.lower_ == "by" and above.dep_ == "acl" and above.head.i in kg.at and above.head.pos_ == "PROPN":
            return above.lemma_.lower() in words["relaying"] | words["asking"] | words["told"]  # not "named by the Post as the next mayor"
        if preposition.lower_ == "per":
            return True  # "…, she told Radio Velm, per the Post", to the parse a part of either's name
        if preposition.lower_ == "by" and above.pos_ == "ADP":
            above = above.head  # "reported on by the Globe"
        if preposition.lower_ in ("to", "with", "in", "on", "for", "by", "at", "from", "via", "per"):
            if above.pos_ in ("VERB", "AUX"):
                return preposition.lower_ != "for" or above.dep_ != "relcl"  # "who works for the Post"
            if (
                preposition.lower_ in ("by", "in", "from")
                and above.dep_ in ("dobj", "nsubjpass")
                and above.head.lemma_.lower() in words["answered"]
            ):
                return False
            return above.lemma_.lower() in words["carriers"]
        return False
    if head.dep_ in ("nsubj",) and not (head.head.dep_ == "advcl" and any(c.lower_ in MEANWHILE for c in head.head.children)):
        return head.head.lemma_.lower() in words["reports"] or head.head.lemma_.lower() in words["relaying"]
    return False


def spread(doc: Doc, kg: Layers, claims: list[ClaimDraft]) -> None:
    """Carry an interview or a report over the article, for each source by itself. `claims` in reading order."""
    republish(doc, kg, claims)
    met = sorted([*interviews(doc, kg), *asked(doc, kg), *recorded(doc, kg)])
    stated: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    for place, source, via in sorted(
        [*met, *((_place(c), c.source, _outlets(c)) for c in claims if c.source is not None and _outlets(c) and not _nested(kg, c))]
    ):
        first.setdefault(source, place)
        stated.setdefault(source, via)
    current: dict[int, tuple[list[int], int]] = {}
    events = aired(doc, kg)
    bearing: ClaimDraft | None = None
    """The last claim with a chain: who bore its words bore the quotation that runs on from it."""
    elsewhere: set[int] = set()
    """Sources whose last words were of another occasion."""
    several: int | None = None
    for claim in claims:
        if claim.source is None:
            continue
        several = claim.source if kg.entities[claim.source].plural else several
        while met and met[0][0] < _place(claim):
            _, person, via = met.pop(0)
            current[person] = via, _place(claim)
        while events and events[0][0] < _place(claim):
            at, person, via = events.pop(0)
            current[person] = via, at + LASTING - PAUSE
        continued = claim.rule == "quote-continued" and claim.cue is None
        if not continued:
            elsewhere.discard(claim.source)
        if claim.via or claim.told_own:
            if not _nested(kg, claim) and ((outlets := _outlets(claim)) or not claim.borne):
                current[claim.source] = outlets, _place(claim)
            bearing = claim
            continue
        if bearing is not None and bearing.borne and bearing.source == claim.source and (continued or runs_on(doc, bearing, claim)):
            claim.via, claim.borne = list(bearing.via), bearing.borne
            continue
        bearing = None
        if claim.rule in ("headline-colon",) or kg.entities[claim.source].publishes:
            continue
        if continued and claim.source in elsewhere:
            continue
        if own_occasion(doc, claim):
            elsewhere.add(claim.source)
            continue
        whole = _one_of(doc, kg, claim, several)
        via, last = current.get(claim.source, current.get(whole, ([], 0)) if whole is not None else ([], 0))
        own = claim.source in current and not via  # what was last told was told the article's own outlet
        if (via or own) and _place(claim) - last < PAUSE:
            claim.via = list(via)
            current[claim.source] = via, _place(claim)
        elif claim.source in stated and first[claim.source] < EARLY and not kg.entities[claim.source].plural:
            claim.via = list(stated[claim.source])
    _back(kg, claims)
    restated(doc, kg, claims)
    polled(doc, kg, claims)
    passed = passed_on(doc, kg)
    for claim in claims:
        if claim.source is None or claim.source not in passed or claim.via or claim.source_mention is None:
            continue
        if any(doc[i].lemma_.lower() in bodies().documents for i in range(*claim.source_mention)):
            claim.via = [passed[claim.source]]
    ground = resting(doc, kg)
    ours = {claim.source for claim in claims if claim.told_own}
    for claim in claims:
        if ground is None or claim.source is None or claim.via or claim.source in stated or claim.source in ours:
            continue
        unnamed = kg.entities[claim.source]
        if not unnamed.named and unnamed.roles & cues().relays["anonymous"]:
            claim.via = [ground]


def _back(kg: Layers, claims: list[ClaimDraft]) -> None:
    """The channel of a source's claim holds for what it said right before in the same paragraph: "Olin said X. “…,” he told the Post." """
    starts = [start for start, _ in kg.paragraphs]
    for earlier, later in pairwise(claims):
        if earlier.source is None or earlier.source != later.source or earlier.via or earlier.told_own:
            continue
        if not later.via or _nested(kg, later):
            continue
        together = bisect_right(starts, _place(earlier)) == bisect_right(starts, _place(later))
        if together and not kg.entities[earlier.source].publishes:
            earlier.via = list(later.via)


def _one_of(doc: Doc, kg: Layers, claim: ClaimDraft, several: int | None) -> int | None:
    """Those of whom the source is one: "Two neighbours told the Post … One of them, Ada Quill, said". `several`: who spoke last."""
    if claim.source_mention is None:
        return None
    start, end = claim.source_mention
    for i in range(max(claim.sentence[0], start - 5), end):
        if doc[i].lower_ in ("one", "another") and i + 2 < len(doc) and doc[i + 1].lower_ == "of":
            whole = next((c for c in doc[i + 1].children if c.dep_ == "pobj"), None)
            return None if whole is None else kg.at.get(whole.i, several if whole.lower_ == "them" else None)
    return None


def _place(claim: ClaimDraft) -> int:
    return claim.cue[0] if claim.cue else claim.content[0][0]


def _outlets(claim: ClaimDraft) -> list[int]:
    """What is on a chain but those who bore the words here alone."""
    return [v for v in claim.via if v not in claim.borne]


def _nested(kg: Layers, claim: ClaimDraft) -> bool:
    return any(not (kg.entities[v].publishes or kg.entities[v].hosts) for v in _outlets(claim))
