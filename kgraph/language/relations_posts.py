"""What the noun phrase of a role says: the role in its own words, whether it is past, and the bodies and people around it."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kgraph.language.namelists import places
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import is_abbreviated, is_cut, is_post, is_public, is_role, is_seat, lemma, of_state, words

BODIES = ("Organisation", "Outlet", "Place", "Group")
LONG_ROLE = 9
"""Tokens that a role with all its modifiers may fill."""
POSSESSIVE = ("'s", "’s", "’", "'")
HOLDERS = ("of", "at", "for", "in", "with", "to")
"""Prepositions between a role and the body that it is held in."""
AFTER = ("of", "for", "at", "from", "with")
"""And between a name with its title and that body ("President Ann Example of Ruritania")."""


@dataclass(slots=True)
class Post:
    """What a role's noun phrase says. `parts` are the entities behind each preposition; `owner` a person before it."""

    role: str
    status: str = "current"
    body: int | None = None
    owner: int | None = None
    parts: list[tuple[str, int]] = field(default_factory=list)
    nationality: int | None = None
    foreign: bool = False
    """Whether a nationality stands before it, of a country that the article may not name."""
    awaited: bool = False
    """Whether nobody holds it yet ("the incoming ambassador")."""


def describe(scene: Scene, noun: Token) -> Post:
    """Read a role's noun phrase: its words without body, status and nationality, and what stands around it."""
    tables = words()
    post = Post("")
    kept: list[str] = []
    if noun.lower_.startswith("ex-"):
        post.status = "former"
    start = max(noun.left_edge.i, noun.i - LONG_ROLE, noun.sent.start)
    run = list(range(start, noun.i))
    if start == noun.i or noun.dep_ in ("compound", "nmod"):  # a title: the parse hangs its words on the name
        run = _run(scene, noun)
    for i in run:
        token = scene.doc[i]
        lower = token.lower_
        if lower in tables.former or lower.rstrip("-") in tables.former or lower.startswith(("ex-", "then-")):
            post.status = "former"
            tail = lower.split("-", 1)[1] if "-" in lower else ""
            post.nationality = scene.country(tail) if tail else post.nationality
        elif lower in tables.nouns and is_abbreviated(noun) and not is_post(token):
            continue  # "rival Sen. Ann Example" is one thing by the party and another by the post
        elif lower in tables.awaited and i not in scene.names:
            post.awaited = True
        elif i in scene.names or (i in scene.heads and scene.heads[i] != scene.heads.get(noun.i)):
            _before(scene, noun, token, post, kept)
        elif token.dep_ == "poss" and token.pos_ == "PRON":
            index = scene.kg.at.get(i)
            if scene.kind(index) == "Person":
                post.owner = index
            elif index is not None:
                post.body = index
        elif lower == "whose":
            _before_whose(scene, token, post)
        elif lower in places().nationality:
            post.nationality = scene.country(lower)
            post.foreign = True
        elif i and scene.doc[i - 1].text == "-" and token.tag_ in ("JJ", "VBN", "VBG"):
            kept = kept[:-1]  # "the one-eyed leader", "the Lyon-based trader"
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and lower not in tables.skip and not token.is_punct:
            kept.append(lower)
        elif lower == "and" and kept:
            kept = []
    if post.body is None and post.owner is None and lemma(noun) in tables.within:
        _shared(scene, run[0] if run else noun.i, post)
    if noun.i + 2 < len(scene.doc) and [t.lower_ for t in scene.doc[noun.i + 1 : noun.i + 4]] == ["at", "the", "time"]:
        post.status = "former"
    kept.append((noun.lemma_.lower() if noun.tag_ in ("NNS", "NNPS") else noun.lower_).removeprefix("ex-"))
    if kept[-1].rstrip(".") in tables.plural:
        kept[-1] = kept[-1].rstrip(".").removesuffix("s") + ("." if kept[-1].endswith(".") else "")
    if is_seat(noun) and is_cut(noun):
        kept[-1] += "."
    _behind(scene, noun, post, kept)
    post.role = " ".join(kept[-LONG_ROLE:])
    return post


def _before_whose(scene: Scene, token: Token, post: Post) -> None:
    """Whose role a relative clause tells: "Acme, whose chair is Ann Example", "Bo Sample, whose wife Ann Example …"."""
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    index = scene.who(clause.head) if clause is not None else None
    if scene.kind(index) == "Person":
        post.owner = index
    elif scene.kind(index) in ("Organisation", "Outlet", "Place"):
        post.body = index


def _before(scene: Scene, noun: Token, token: Token, post: Post, kept: list[str]) -> None:
    """An entity before the role: its owner ("Ann Example's lawyer", "an Example aide") or its body."""
    index = scene.names.get(token.i, scene.heads.get(token.i))
    if scene.kind(index) == "Person":
        after = scene.doc[min(token.i + 1, len(scene.doc) - 1)]
        if token.dep_ == "poss" or after.lower_ in POSSESSIVE or (after == noun and lemma(noun) in words().nouns):
            post.owner = index
    elif scene.kind(index) == "Place" and token.dep_ != "poss" and not of_state(noun) and not is_public(noun):
        kept.append(token.lower_)
    elif index is not None and post.body is None:
        post.body = index


def _shared(scene: Scene, start: int, post: Post) -> None:
    """The body of a role that another one is joined to: "Acme's founder and former director"; not "Acme's founder and a director"."""
    doc = scene.doc
    if start < 2 or doc[start - 1].lower_ != "and" or not is_role(doc[start - 2]) or start - 2 in scene.names:
        return
    first = doc[start - 2]
    if lemma(first) in words().within:
        for i in _run(scene, first):
            if i in scene.names:
                _before(scene, first, doc[i], post, [])


def behind_name(scene: Scene, end: int, seat: bool) -> int | None:
    """The body right behind a name: "of Ruritania", "of the Example Institute"; behind a seat in a chamber also "(D-Ohio)", ", D-Ohio,"."""
    doc = scene.doc
    if end + 1 >= len(doc):
        return None
    if doc[end].lower_ in AFTER:
        first = end + 2 if doc[end + 1].lower_ == "the" and end + 1 not in scene.starts else end + 1
        index = scene.starts[first][1] if first in scene.starts else None
        return index if scene.kind(index) in ("Organisation", "Outlet", "Place") else None
    if seat and doc[end].text in ("(", ",") and doc[end + 1].text.split("-")[0] in ("D", "R", "I"):
        for i in range(end + 1, min(end + 5, len(doc))):  # the letter may count to the name of the state
            if i in scene.starts and scene.kind(scene.starts[i][1]) == "Place":
                return scene.starts[i][1]
    return None


def _run(scene: Scene, noun: Token) -> list[int]:
    """The words before a title that belong to it, as far as a comma, a verb or an article."""
    doc, i = scene.doc, noun.i - 1
    while i >= max(0, noun.i - LONG_ROLE):
        token = doc[i]
        if (
            not (token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "ADV", "PART") or token.lower_ in ("-", "'s", "’s", "&", "whose"))
            or doc[i + 1].is_sent_start
        ):
            break
        if token.pos_ == "NOUN" and token.text.islower() and doc[i + 1].text[:1].isupper() and doc[i + 1].i <= noun.i:
            break  # "a proposal Attorney General Ann Example adopted"
        then = token.lower_ in words().former and doc[i + 1].text == "-"  # "then-Senator"
        if token.pos_ in ("ADV", "PRON") and token.dep_ not in ("poss", "advmod", "amod", "compound") and not then:
            break
        i -= 1
    return list(range(i + 1, noun.i))


def _behind(scene: Scene, noun: Token, post: Post, kept: list[str]) -> None:
    """Prepositions behind a role; of a joined role ("founder and director of X") those of the other one too."""
    for head in [noun, *(c for c in noun.conjuncts if is_role(c))]:
        for prep in head.children:
            if prep.dep_ == "prep" and prep.i > head.i:
                for target in prep.children:
                    if target.dep_ == "pobj":
                        _object(scene, head == noun, prep, target, post, kept)
    if post.body is None:
        post.body = next((i for _, i in post.parts if scene.kind(i) in BODIES), None)


def _object(scene: Scene, own: bool, prep: Token, target: Token, post: Post, kept: list[str]) -> None:
    """What stands behind one preposition of a role: an entity, or words that belong to the role ("head of research")."""
    index = scene.who(target)
    if index is None:  # "the brother of Acme's director, Ann Example" is hers, not Acme's
        beside = (scene.names.get(c.i) for c in target.children if c.dep_ == "appos")
        index = next((i for i in beside if scene.kind(i) == "Person"), None)
    if index is None:
        index = scene.inside(target, BODIES)
        told = prep.lower_ in ("of", "for") or (prep.lower_ == "on" and lemma(prep.head) in words().learned)
        if index is None and own and told and target.right_edge.i - prep.i <= LONG_ROLE:
            kept.extend(t.lower_ for t in scene.doc[prep.i : target.i + 1] if t.pos_ != "DET")
    if index is not None:
        post.parts.append((prep.lower_, index))
        if scene.kind(index) == "Person":
            post.owner = post.owner if post.owner is not None else index
        elif (post.body is None or (scene.kind(post.body) == "Place" and prep.lower_ != "to")) and prep.lower_ in HOLDERS:
            post.body = index
    for inner in target.children:
        if inner.dep_ == "prep" and inner.lower_ in ("in", "of", "at"):
            post.parts.extend((inner.lower_, found) for t in inner.children if t.dep_ == "pobj" and (found := scene.who(t)) is not None)
