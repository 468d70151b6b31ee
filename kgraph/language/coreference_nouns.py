"""Descriptions of named entities: "the despot", "the former president", "the channel", "police"."""

from collections.abc import Callable

from spacy.tokens import Token

from kgraph.language.antecedents import Antecedents
from kgraph.language.antecedents_places import SUBJECTS
from kgraph.language.coreference_documents import force
from kgraph.language.layers import EntityDraft, Layers
from kgraph.language.lexicon import cues
from kgraph.language.namelists import bodies, names_person, people, places
from kgraph.language.spans import subject
from kgraph.language.unnamed import named_behind

REACH = 150
"""How far back, in tokens, a body or an outlet is meant by "the company", "the channel"."""
DEFINITE = {"the", "this", "that"}
PAGES = {"website", "site", "blog", "page"}
"""Outlets that people set up."""
OFFICES = {"president", "premier", "chancellor", "king", "queen", "emperor"}
"""What one is called by who holds it, before others who rule."""
OFTEN, MAIN = 3, 1.5
"""Mentions by name, and their share over the next one's, that make a person the one whom an article is about."""
RUNNING = {"candidate", "front-runner", "frontrunner", "nominee", "contender", "hopeful"}
"""What each of several who are told of can be."""
POSTS = {
    "president", "premier", "minister", "secretary", "senator", "congressman", "congresswoman", "representative", "governor", "mayor",
    "speaker", "chancellor", "judge", "justice", "ambassador", "general", "colonel", "commissioner", "prosecutor", "sheriff", "bishop",
    "king", "queen", "prince", "spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney",
}
"""Of which nobody holds two."""
OTHERS = {
    "local", "county", "state", "city", "town", "village", "district", "regional", "provincial", "municipal", "federal", "national",
    "global", "other", "second", "third", "new", "rival", "separate", "similar",
}
"""Words that tell one body from others that are called the same, unless they stand in its name."""
TO_COME = {"next", "future", "eventual"}
"""Words for whoever will hold an office."""
OURS = {"newspaper", "paper", "magazine", "publication", "broadcaster"}
"""What an outlet calls itself by behind "this"."""
BARE = {"police"}
"""Bodies that are named by their noun alone, with no article before it."""


def weigh(kg: Layers, past: Antecedents, token: Token) -> int | None:
    """The named entity that a definite description stands for; None where none fits."""
    lemma = _whole(token)
    determiner = next((c for c in token.children if c.dep_ == "det"), None)
    if token.lower_ in BARE and token.dep_ not in ("compound", "nmod", "amod"):
        return _force(kg, token)
    if determiner is None or determiner.lower_ not in DEFINITE or token.tag_ in ("NNS", "NNPS"):
        return None
    if token.dep_ in ("compound", "appos", "attr"):
        return None
    if _age(token):
        return _latest(kg, past, token.i, lambda e: e.type == "Person" and not e.plural)
    if names_person(lemma):
        return _person(kg, past, token, lemma)
    if any(c.dep_ == "prep" or (c.dep_ in ("relcl", "acl") and token.doc[c.left_edge.i - 1].text != ",") for c in token.children):
        return None
    if (own_name := named_behind(kg, token)) is not None:
        return own_name
    named = bodies().called.get(lemma, frozenset()) | ({lemma} if lemma in bodies().body else set())
    body = _so_named(kg, past, token, named) if named else None
    if body is not None:
        return None if _since(kg, token, lemma, past.recent[body]) else body
    ours = determiner.lower_ == "this" and lemma in OURS
    if lemma in bodies().again_outlet and not ours:
        found = _latest(kg, past, token.i, lambda e: e.type == "Outlet" and not e.outlet_of_article)
        if found is not None and not (lemma in PAGES and _another(kg, token, lemma, past.recent[found])):
            return found
    if lemma in bodies().again_body and not any(
        c.dep_ in ("amod", "compound") and c.lower_ not in people().modifiers for c in token.children
    ):
        return _latest(kg, past, token.i, lambda e: e.type == "Organisation" and e.named and _body_fits(e, lemma))
    return None


def _so_named(kg: Layers, past: Antecedents, token: Token, words: frozenset[str]) -> int | None:
    """The body or outlet last spoken of in whose name one of these words stands; from afar where no other has one."""

    which = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound") and (c.lower_ in OTHERS or c.text[0].isupper())}

    def fits(e: EntityDraft) -> bool:
        name = e.name.lower().split()
        return e.type in ("Organisation", "Outlet") and not words.isdisjoint(name) and which <= {*name}

    near = _latest(kg, past, token.i, fits)
    if near is not None:
        return near
    told = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound")} - people().modifiers
    all_of_them = [i for i, e in enumerate(kg.entities) if e.named and fits(e)]
    return all_of_them[0] if not told and len(all_of_them) == 1 and all_of_them[0] in past.recent else None


def _whole(token: Token) -> str:
    """The lemma of a noun with what a hyphen joins to it: "front-runner"."""
    lemma = token.lemma_.lower()
    joined = token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-1).head == token
    return f"{token.nbor(-2).lower_}-{lemma}" if joined and token.nbor(-2).lower_ == "front" else lemma


def _another(kg: Layers, token: Token, lemma: str, named: int) -> bool:
    """Whether an outlet without a name was brought in before one that has one: "set up a website … told the Post … the website says"."""
    for other in token.doc[max(0, token.i - REACH) : named]:
        if other.lemma_.lower() == lemma and other.i not in kg.at and any(c.lower_ in ("a", "an") for c in other.children):
            return not any(c.i in kg.at for c in other.children if c.dep_ in ("appos", "compound"))
    return False


def _since(kg: Layers, token: Token, lemma: str, named: int) -> bool:
    """Whether another without a name was brought in after one that has one: "the Tarn Committee … set up a committee … the committee"."""
    since = (t for t in token.doc[named + 1 : token.i] if t.lemma_.lower() == lemma and t.i not in kg.at)
    return any(c.lower_ in ("a", "an", "another") for t in since for c in t.children)


def _force(kg: Layers, token: Token) -> int | None:
    """ "police" is the only police that the article names."""
    if any(c.dep_ in ("amod", "compound", "poss", "nmod") for c in token.children):
        return None
    return force(kg)


def _age(token: Token) -> bool:
    """ "the 69-year-old"."""
    return token.lower_ in ("old", "69-year-old") or (
        token.lower_.endswith("-year-old") and token.dep_ in (*SUBJECTS, "pobj", "dobj", "poss")
    )


def _body_fits(entity: EntityDraft, lemma: str) -> bool:
    words = entity.name.lower().split()
    if lemma in words:
        return True
    return lemma in (
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "body",
        "agency",
        "giant",
        "party",
        "network",
        "club",
        "watchdog",
        "regulator",
        "militia",
        "movement",
    )


def _person(kg: Layers, past: Antecedents, token: Token, lemma: str) -> int | None:
    country = next((places().nationality[c.lower_] for c in token.children if c.lower_ in places().nationality), None)
    if country is None:
        country = next((c.text for c in token.children if c.dep_ == "poss" and c.lower_ in places().countries), None)
    if any(c.lower_ in TO_COME for c in token.children):
        return None
    sex = people().sex.get(lemma)
    own = past.speakers.of(token.i, kg)
    ruler = lemma in people().rulers and not any(_other(c) for c in token.children)
    wanted = people().rulers if ruler else frozenset({lemma})
    fallback: int | None = None
    likely: int | None = None
    for index in reversed(past.recent):
        draft = kg.entities[index]
        if draft.type != "Person" or draft.plural or index in own or (sex and draft.gender not in (sex, None)):
            continue
        if country and draft.country and _plain(country) != _plain(draft.country):
            continue
        if not draft.named and lemma not in draft.roles:
            continue
        if draft.roles & wanted and (not country or draft.country or not draft.named or ruler):
            if lemma in OFFICES and lemma not in draft.roles:
                likely = index if likely is None else likely  # "the President" is no party's leader where somebody is president
                continue
            return index
        if fallback is None and draft.named:
            fallback = index
    if likely is not None:
        return likely
    if lemma in people().epithets and not country:
        if lemma in RUNNING and len(_told_before(past, token)) > 1:
            return None
        quoted = fallback is not None and past.speakers.inside(past.recent[fallback])  # whom only a speaker named is not told of
        return last if quoted and (last := _speaking(kg, past, token, sex)) is not None else fallback
    crowned = lemma in OFFICES and lemma != "president"  # "the king has no clothes"
    if ruler:
        return None if crowned else _main(kg, sex, country)
    return _speaker(kg, past, token, lemma, sex)


def _speaker(kg: Layers, past: Antecedents, token: Token, lemma: str, sex: str | None) -> int | None:
    """Whom the sentence before was about, or who spoke last where it names nobody, for a description that opens the next one or tells
    who speaks a quotation: "“…,” Ada Quill said. The former governor has long maintained that …".

    Writers vary what they call whom they go on to tell of; whoever is new is brought in by "a", or by whose or of what they are.
    """
    if token.dep_ != "nsubj" or not _goes_on(past, token):
        return None
    theirs = _subject_before(kg, past, token, sex)
    last = theirs if theirs is not None else _speaking(kg, past, token, sex)
    if last is None or _brought_in(past, lemma):
        return None
    once = any(c.lower_ in ("former", "onetime", "ex") for c in token.children)
    if not once and lemma in POSTS and kg.entities[last].roles & POSTS:
        return None
    spoke = last == past.speaker(token)
    if not spoke and lemma in POSTS and _new(kg, token, last):
        return None  # a post says less of whom nothing but the sentence before has told
    return last if (spoke and theirs is not None) or not _told_before(past, token) - {last} else None


def _new(kg: Layers, token: Token, entity: int) -> bool:
    """Whether somebody was named once alone before a token."""
    return sum(m.kind == "name" and m.start < token.i for m in kg.entities[entity].mentions) < 2


def _goes_on(past: Antecedents, token: Token) -> bool:
    """Whether a description stands where somebody is spoken of again: first in its sentence, or as the speaker of a quotation, with
    nobody's name in it."""
    theirs = [c for c in token.children if c.dep_ == "poss" or (c.dep_ in ("relcl", "acl") and token.doc[c.left_edge.i - 1].text != ",")]
    if theirs or past.speakers.inside(token.i):
        return False
    named = {i: past.kg.entities[e] for i in range(token.left_edge.i, token.right_edge.i + 1) if (e := past.kg.at.get(i)) is not None}
    beside = [c for c in token.children if c.i in named and named[c.i].type == "Person"]
    tied = [t for c in token.children if c.lower_ in ("of", "for") for t in c.subtree if t.i in named and named[t.i].named]
    if beside or tied:
        return False
    first = token.doc[token.sent.start]
    return token.left_edge == first or (first.is_quote and token.head.lemma_.lower() in cues().verbs)


def _subject_before(kg: Layers, past: Antecedents, token: Token, sex: str | None) -> int | None:
    """The person with a name whom the sentence before a token's tells of first."""
    i = token.sent.start - 1
    while i > 0 and token.doc[i].is_space:
        i -= 1
    own = subject(token.doc[i].sent.root) if i > 0 else None
    entity = kg.at.get(own.i) if own is not None and not past.speakers.inside(own.i) else None
    if entity is None or not (draft := kg.entities[entity]).named or draft.type != "Person" or draft.plural:
        return None
    return None if sex and draft.gender not in (sex, None) else entity


def _speaking(kg: Layers, past: Antecedents, token: Token, sex: str | None) -> int | None:
    """Who spoke last, where it is a person with a name."""
    last = past.speaker(token)
    if last is None or not (draft := kg.entities[last]).named or draft.type != "Person" or draft.plural:
        return None
    return None if sex and draft.gender not in (sex, None) else last


def _told_before(past: Antecedents, token: Token) -> set[int]:
    """The people of whom the sentence before a token's tells by name, outside quotations."""
    here = past.sentence(token.i)
    near = [s for s in past.past if s.entity is not None and here - past.sentence(s.position) == 1 and not past.speakers.inside(s.position)]
    return {s.entity for s in near if s.entity is not None and past.kg.entities[s.entity].type == "Person"}


def _brought_in(past: Antecedents, lemma: str) -> bool:
    """Whether somebody without a name was brought in by this noun: "a senator"."""
    nouns = (past.doc[s.position] for s in past.past if s.kind == "person")
    return any(n.lemma_.lower() == lemma and any(c.lower_ in ("a", "an", "another", "one") for c in n.children) for n in nouns)


def _other(child: Token) -> bool:
    """Whether a word makes a leader one of something else than a country: "the opposition leader", "the party's president"."""
    if child.dep_ == "poss":
        return child.pos_ == "NOUN"
    modifier = child.dep_ in ("compound", "nmod") or (child.dep_ == "amod" and child.lower_ in people().factions)
    return modifier and child.lower_ not in places().nationality


def _main(kg: Layers, sex: str | None, country: str | None) -> int | None:
    """The person whom the article is about, for a "President" whose title nobody was given: named thrice and oftener than all others."""
    named = [i for i, e in enumerate(kg.entities) if e.type == "Person" and e.named and not e.plural]
    counted = sorted(((sum(m.kind == "name" for m in kg.entities[i].mentions), -i) for i in named), reverse=True)
    if not counted or counted[0][0] < OFTEN or (len(counted) > 1 and counted[0][0] < MAIN * counted[1][0]):
        return None
    main = kg.entities[-counted[0][1]]
    fits = not (sex and main.gender not in (sex, None)) and not (country and main.country and _plain(country) != _plain(main.country))
    return -counted[0][1] if fits else None


def _plain(country: str) -> str:
    return places().same.get(country.lower(), country).lower()


def _latest(kg: Layers, past: Antecedents, before: int, fits: Callable[[EntityDraft], bool]) -> int | None:
    near = (index for index, last in reversed(past.recent.items()) if last > before - REACH)
    return next((index for index in near if fits(kg.entities[index])), None)
