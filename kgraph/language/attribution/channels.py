"""What carries words outside a claim's sentence: interviews, recordings, documents that an outlet brought, a report all rests on."""

from spacy.tokens import Doc, Token

from kgraph.language.coreference_documents import author_of
from kgraph.language.layers import HOSTS, Layers
from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies
from kgraph.language.spans import agent, is_passive, subject

OUTLET = "Outlet"
BRINGING = {"report", "obtain", "see", "review", "publish", "reveal", "leak", "cite", "quote", "share", "post"}
"""What an outlet does to a document that it brings."""
TAPES = {"recording", "tape", "video", "audio", "clip", "footage"}
TALKING = {"discuss", "speak", "talk", "sit", "chat", "appear"}
"""What one does with the host of a programme."""
EXPLAINING = {"explain", "describe", "recount", "recall", "detail", "complain", "reveal"}
"""What one does "to" an outlet that one talks to."""
TITLE = 8
"""Tokens before a host's name in which the programme and the outlet stand."""
OPENING = 3
"""Paragraphs of the body in which the report that an article rests on is named."""


def top(kg: Layers, token: Token) -> Token:
    """The head of the mention that a token belongs to."""
    entity = kg.at.get(token.i)
    while kg.at.get(token.head.i) == entity and token.head != token:
        token = token.head
    return token


def outlet_of(doc: Doc, kg: Layers, person: int) -> int | None:
    """The outlet whose man or woman somebody is, by what stands beside their name: "the Post's Ada Quill", "Quill on CNN"."""
    for m in kg.entities[person].mentions:
        head = doc[m.head]
        tied = [c for c in head.children if c.dep_ in ("poss", "compound", "nmod")]
        tied += [n for c in tied if c.lemma_.lower() in cues().relays["staff"] for n in c.children]
        tied += [n for c in head.children if c.lower_ == "of" for n in c.children if n.dep_ == "pobj"]
        roles = [c for c in head.children if c.dep_ == "appos" and c.lemma_.lower() in cues().relays["staff"] and not _past(c)]
        tied += [n for r in roles for p in r.children if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj"]
        tied += [n for r in roles for n in r.children if n.dep_ in ("poss", "compound", "nmod")]
        tied += doc[m.end + 1 : m.end + 3] if m.end < len(doc) and doc[m.end].lower_ in ("on", "of", "at") else ()
        for other in tied:
            outlet = kg.at.get(other.i)
            if outlet is not None and kg.entities[outlet].publishes and not kg.entities[outlet].outlet_of_article:
                return outlet
    return None


def _past(role: Token) -> bool:
    return any(c.lower_ in ("former", "retired", "ex", "onetime", "late") for c in role.children)


def carrier(doc: Doc, kg: Layers, person: int) -> int | None:
    """The outlet whose man or woman somebody is; the host of a programme themselves, where the article names neither it nor its outlet."""
    outlet = outlet_of(doc, kg, person)
    if outlet is not None or not kg.entities[person].hosts:
        return outlet
    for m in kg.entities[person].mentions:
        if not any(t.lemma_.lower() in HOSTS for t in doc[max(0, m.start - 2) : m.start]):
            continue
        for t in doc[max(0, m.start - TITLE) : m.start]:
            if t.is_quote or ((e := kg.at.get(t.i)) is not None and kg.entities[e].publishes):
                return None
    return person


def asked(doc: Doc, kg: Layers) -> list[tuple[int, int, list[int]]]:
    """Whom an outlet's man or woman asked, and who talked with the host of a programme: place, person, outlet or else the host."""
    found: list[tuple[int, int, list[int]]] = []
    for token in doc:
        host = kg.at.get(token.i)
        if host is None or kg.entities[host].type != "Person" or not kg.entities[host].named or token.dep_ not in ("nsubj", "pobj"):
            continue
        verb = token.head if token.dep_ == "nsubj" else token.head.head
        noun = verb if verb.pos_ == "NOUN" else None  # "discussed the flood with her", "had a talk with her"
        if noun is not None and token.head.lower_ == "with" and noun.dep_ in ("dobj", "pobj"):
            verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        lemma = verb.lemma_.lower()
        if token.dep_ == "nsubj":
            answers = next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None) if lemma in cues().relays["asking"] else None
        elif token.head.lower_ == "with":
            talked = lemma in TALKING or (noun is not None and noun.lemma_ in ("interview", "conversation", "talk", "chat"))
            answers = subject(verb) if talked else None
        else:
            by = token.head.lower_ == "by" and lemma in cues().relays["asking"]
            answers = (subject(verb) or subject(verb.head)) if by else None
        person = kg.at.get(answers.i) if answers is not None else None
        if person is None or person == host or kg.entities[person].type != "Person":
            continue
        if (channel := carrier(doc, kg, host)) is not None:
            found.append((token.i, person, [channel]))
    return found


def interviews(doc: Doc, kg: Layers) -> list[tuple[int, int, list[int]]]:
    """Interviews that a sentence tells of ("Olin gave an interview to the Post", "the Post spoke to Olin"): place, person, outlet."""
    found: list[tuple[int, int, list[int]]] = []
    for token in doc:
        outlet = kg.at.get(token.i)
        if outlet is None or not kg.entities[outlet].publishes or kg.entities[outlet].outlet_of_article:
            continue
        verb = token
        while verb.pos_ != "VERB" and verb.head != verb:
            verb = verb.head
        own = subject(verb)
        noun = top(kg, token)
        if noun.dep_ in ("appos", "compound", "nmod") and noun.head.i not in kg.at and noun.head.lemma_.lower() in bodies().outlet_nouns:
            noun = noun.head  # "spoke to the broadcaster Canal Nord"
        if noun.dep_ in ("poss", "compound") and kg.at.get(noun.head.i) is not None and kg.entities[kg.at[noun.head.i]].type == "Person":
            noun = noun.head  # "appeared with the Post's Ada Quill"
        if own is None:
            continue
        lemma, person = verb.lemma_.lower(), None
        if own in (token, noun) and lemma in ("interview", "speak", "talk"):
            others = [c for c in verb.subtree if c.dep_ in ("dobj", "pobj") and (c.head == verb or c.head.head == verb)]
            person = next((kg.at[c.i] for c in others if c.i in kg.at), None)
        elif (noun.dep_ == "pobj" and (
            (lemma in ("speak", "talk", "sit", "interview", "disclose", "confide") and own != noun)
            or (lemma in EXPLAINING and noun.head.lower_ == "to" and own != noun)
            or (lemma == "appear" and noun.head.lower_ in ("on", "with") and noun.head.head == verb)
            or (lemma in ("give", "grant", "do") and any(c.lemma_ == "interview" for c in verb.children))
            or _in_interview(noun, verb)
        )) or (token.dep_ in ("dobj", "dative") and lemma in ("tell", "inform") and any(c.lower_ == "about" for c in verb.children)):
            person = kg.at.get(own.i)
        if person is not None and kg.entities[person].type == "Person":
            found.append((token.i, person, [outlet]))
    return sorted(found)


def _in_interview(token: Token, verb: Token) -> bool:
    """Whether an outlet hangs on an interview, and that on the verb: "gave her account in an interview with the Post"."""
    noun = token.head.head
    return noun.lemma_ == "interview" and noun.dep_ == "pobj" and noun.head.head == verb


def recorded(doc: Doc, kg: Layers) -> list[tuple[int, int, list[int]]]:
    """Whom a recording has, and the outlet that brought it: "an oligarch was secretly recorded", "the tape was obtained by the Post"."""
    outlets = {o for t in doc if t.lemma_.lower() in TAPES and (o := _brought(kg, t)) is not None}
    if len(outlets) != 1:
        return []
    found: list[tuple[int, int, list[int]]] = []
    for token in doc:
        noun: Token | None = None
        if token.lemma_ == "record" and token.pos_ == "VERB" and is_passive(token):
            noun = subject(token)
        elif token.lemma_.lower() in TAPES and token.dep_ == "pobj" and token.head.lower_ in ("on", "in"):
            noun = subject(token.head.head)
        speaker = kg.at.get(noun.i) if noun is not None else None
        if speaker is not None and kg.entities[speaker].type in ("Person", "Group"):
            found.append((token.sent.start, speaker, sorted(outlets)))
    return found


def _brought(kg: Layers, tape: Token) -> int | None:
    """The outlet that obtained or published a recording."""
    verbs = [c for c in tape.children if c.dep_ in ("acl", "relcl")]
    if tape.dep_ in ("dobj", "nsubjpass"):
        verbs.append(tape.head)
    for verb in (v for first in verbs for v in (first, *first.conjuncts)):
        if verb.lemma_.lower() not in BRINGING:
            continue
        doer = agent(verb) or subject(verb)
        if doer is not None and doer.lower_ in ("that", "which", "who") and verb.dep_ == "relcl":
            doer = verb.head
        outlet = _outlet_at(kg, doer) if doer is not None else None
        if outlet is None and doer is not None:  # "the magazine that obtained the tape", in apposition to its name
            outlet = kg.at.get(doer.head.i) if doer.dep_ == "appos" else None
        if outlet is not None and kg.entities[outlet].publishes and not kg.entities[outlet].outlet_of_article:
            return outlet
    return None


def _outlet_at(kg: Layers, noun: Token) -> int | None:
    """The outlet that a noun names, or is called by: "New Lines magazine"."""
    own = kg.at.get(noun.i)
    return own if own is not None else next((kg.at[c.i] for c in noun.children if c.dep_ == "compound" and c.i in kg.at), None)


def passed_on(doc: Doc, kg: Layers) -> dict[int, int]:
    """Who wrote a document that an outlet brought ("a filing first reported by the Post", "a memo obtained by the Star")."""
    found: dict[int, int] = {}
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in bodies().documents:
            continue
        for verb in token.children:
            if verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in BRINGING and (by := agent(verb)) is not None:
                outlet = kg.at.get(by.i)
                writer = author_of(doc, token) if kg.at.get(token.i) is None else kg.at[token.i]
                if outlet is None or writer is None or kg.entities[outlet].outlet_of_article:
                    continue
                if kg.entities[outlet].publishes:
                    found.setdefault(writer, outlet)
    return found


def resting(doc: Doc, kg: Layers) -> int | None:
    """The one outlet whose report the article rests on: it opens the article as the one that reports, and no other does."""
    body = [r for i, r in enumerate(kg.paragraphs) if i != kg.headline][:OPENING]
    if not body:
        return None
    end = body[-1][1]
    found: list[int] = []
    for i in range(end):
        entity = kg.at.get(i)
        if entity is None or not kg.entities[entity].publishes or kg.entities[entity].outlet_of_article or entity in found:
            continue
        if _reports(kg, doc[i]):
            found.append(entity)
    return found[0] if len(found) == 1 else None


def _reports(kg: Layers, token: Token) -> bool:
    head = top(kg, token)
    if head.dep_ in ("poss", "compound", "nmod"):
        return head.head.lemma_.lower() in ("report", "story", "article", "investigation", "interview")
    if head.dep_ == "nsubj":
        return head.head.lemma_.lower() in ("report", "reveal", "publish", "obtain", "say", "claim", "cite", "write", "quote")
    if head.dep_ == "pobj":
        return head.head.lower_ in ("to", "by", "with") and head.head.head.lemma_.lower() in (
            "accord",
            "according",
            "obtain",
            "publish",
            "report",
            "see",
            "review",
        )
    return False
