"""Relations that a noun carries: titles, appositions, copulas, descriptions ("X, an aide to Y"; "the mayor of Z, X").

Each noun of the tables is looked at once; the patterns below tell whose it is. A title in what somebody claims is the
article's; in quoted speech it is not.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from kgraph.language.namelists import people, places
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import words

REACH = 9
"""Tokens between a role and the name behind it ("head of the regional development bank Ann Example")."""
BODIES = ("Organisation", "Outlet", "Place", "Group")
LONG_ROLE = 9


@dataclass(slots=True)
class Post:
    """What a role's noun phrase says. `parts` are the entities behind each preposition; `owner` a person before it."""

    role: str
    status: str = "current"
    body: int | None = None
    owner: int | None = None
    parts: list[tuple[str, int]] = field(default_factory=list)
    nationality: int | None = None


def lemma(token: Token) -> str:
    """Lower-case lemma of a role noun; "ex-president" without its prefix."""
    return token.lemma_.lower().removeprefix("ex-")


def is_role(token: Token) -> bool:
    """Whether a token may head a role or a relational noun."""
    word, tables = lemma(token), words()
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and (word in tables.roles or word in tables.nouns or token.lower_ in tables.roles)


def find(scene: Scene) -> None:
    """Look at each role noun of the Doc."""
    for token in scene.doc:
        if token.i in scene.spoken or token.i in scene.names or not is_role(token):
            continue
        for rule, person in _bearers(scene, token):
            tell(scene, person, token, rule)


def _bearers(scene: Scene, noun: Token) -> list[tuple[str, int]]:
    """Whose noun it is, with the rule that says so; the first that holds."""
    for rule, pattern in (
        ("title", _title),
        ("apposition", _apposition),
        ("comma", _comma),
        ("copula", _copula),
        ("as", _as),
        ("description", _description),
    ):
        person = pattern(scene, noun)
        if person is not None and scene.kind(person) in ("Person", "Group", "Organisation", "Outlet"):
            return [(f"relation.{rule}", person)]
    return []


def _title(scene: Scene, noun: Token) -> int | None:
    """`relation.title`: "council leader Ann Example", "head of the port authority Ann Example"; not "the leader met Ann Example"."""
    doc, i, of = scene.doc, noun.i + 1, False
    while i < len(doc) and i <= noun.i + REACH and not doc[i].is_sent_start:
        if i in scene.starts and scene.kind(scene.starts[i][1]) == "Person":
            return scene.starts[i][1] if not of or i > noun.i + 2 else None
        lower = doc[i].lower_
        if lower in people().honorifics or lower in people().abbreviations:
            i += 1
        elif lower == "of":
            of = True
            i += 1
        elif of and (doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN") or lower in ("’s", "'s")):
            i += 1
        else:
            return None
    return None


def _apposition(scene: Scene, noun: Token) -> int | None:
    """`relation.apposition`: "Ann Example, founder and director of X", "the head of X, Ann Example", "one of her lawyers"; not "the day after"."""
    head = noun
    while head.dep_ == "conj" and head.head != head and is_role(head.head):
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ == "one":
        head = head.head.head
    if head.dep_ == "appos":
        index = scene.who(head.head)
        if index is not None and head.head.i in scene.names:
            return index
    for child in head.children:
        if child.dep_ == "appos" and child.i in scene.names and scene.kind(scene.names[child.i]) == "Person":
            return scene.names[child.i]
    return None


def _comma(scene: Scene, noun: Token) -> int | None:
    """`relation.comma`: what the parse attached elsewhere, "Ann Example, a former judge, …"; not "Ann Example, whose lawyer …"."""
    doc = scene.doc
    before = noun.left_edge.i - 1
    if before > 0 and doc[before].text == "," and before in scene.ends and noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"):
        index = scene.ends[before][1]
        return index if scene.kind(index) == "Person" else None
    after = noun.right_edge.i + 1
    if (
        after + 1 < len(doc)
        and doc[after].text == ","
        and after + 1 in scene.starts
        and noun.dep_ in ("nsubj", "dep", "nsubjpass", "npadvmod")
    ):
        end, index = scene.starts[after + 1]
        if scene.kind(index) == "Person" and end < len(doc) and doc[end].text == ",":
            return index
    return None


def _copula(scene: Scene, noun: Token) -> int | None:
    """`relation.copula`: "Ann Example is chair of X", "who became its director"; not "she may become director"."""
    verb = noun.head
    if noun.dep_ == "conj" and is_role(verb):
        noun, verb = verb, verb.head
    if noun.dep_ != "attr" or verb.lemma_ not in ("be", "become", "remain") or not scene.voiced(verb) or not scene.real(verb):
        return None
    for child in verb.children:
        if child.dep_ == "nsubj":
            if child.lower_ in ("who", "that", "which") and verb.dep_ == "relcl":
                return scene.who(verb.head)
            return scene.who(child)
    return None


def _as(scene: Scene, noun: Token) -> int | None:
    """`relation.as`: "Ann Example, who served as mayor of X"; not "described as a leader"."""
    verb = noun.head.head
    if (
        noun.dep_ != "pobj"
        or noun.head.lower_ != "as"
        or verb.lemma_ not in ("serve", "work", "act", "appoint", "elect", "name")
        or not scene.voiced(verb)
        or not scene.real(verb)
    ):
        return None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return scene.who(verb.head) if child.lower_ in ("who", "that") else scene.who(child)
    return scene.who(verb.head) if verb.dep_ == "acl" else None


def _description(scene: Scene, noun: Token) -> int | None:
    """`relation.description`: "the Ruritanian president" where it is a named person of the article, "guards at the X jail"."""
    return scene.heads.get(noun.i)


def tell(scene: Scene, person: int, noun: Token, rule: str) -> None:
    """Add the relations of `person` that this noun carries."""
    tables = words()
    post = describe(scene, noun)
    word = lemma(noun)
    if rule == "relation.description" and word in tables.vague and scene.kind(person) == "Person" and scene.named(person):
        return
    first = min(noun.left_edge.i, noun.i) if noun.i - noun.left_edge.i < LONG_ROLE else noun.i
    evidence = scene.evidence(first, min(noun.right_edge.i, noun.i + 14), noun.i)
    told = False
    for frame in tables.nouns.get(word, ()):
        told |= _related(scene, person, frame.predicate, frame.prepositions, post, evidence, rule)
    if (
        word in tables.roles
        and scene.kind(person) == "Person"
        and scene.named(person)
        and not (told and word in ("aide", "adviser", "advisor"))
    ):
        body = post.body
        if body is None and post.nationality is not None and (word in tables.state or noun.lower_ in tables.state):
            body = post.nationality
        if body is None and word in tables.state and (country := scene.kg.entities[person].country) is not None:
            body = scene.countries.get(country.lower())
        if rule == "relation.title" and post.body is None and all(w in tables.ranks for w in post.role.split()):
            return
        scene.add(person, "holdsRole", body, evidence, rule, post.role, post.status)
    if post.body is not None:
        place = next((i for prep, i in post.parts if prep == "in" and scene.kind(i) == "Place" and i != post.body), None)
        if place is not None and scene.kind(post.body) in ("Organisation", "Outlet"):
            scene.add(post.body, "locatedIn", place, evidence, "relation.place")


def _related(
    scene: Scene, person: int, predicate: str, prepositions: frozenset[str], post: Post, evidence: tuple[int, int], rule: str
) -> bool:
    """Add the relation between a person and the person or body that a relational noun ties it to."""
    kind = scene.kind(person)
    personal = predicate in ("aideTo", "alliedWith", "opposes", "relatedTo", "replaces", "replacedBy")
    wanted = ("Person",) if personal else ("Organisation", "Outlet", "Group")
    candidates = (
        [post.owner] + [i for prep, i in post.parts if prep in prepositions]
        if personal
        else [post.body] + [i for prep, i in post.parts if prep in prepositions]
    )
    target = next((i for i in candidates if i is not None and scene.kind(i) in wanted and i != person), None)
    if target is None or (
        kind != "Person"
        and not (predicate == "affiliatedWith" and kind == "Group")
        and not (predicate == "partOf" and kind == "Organisation")
    ):
        return False
    if predicate == "partOf" and kind == "Person":
        return False
    if predicate == "affiliatedWith" and (kind == "Person" and scene.named(person)) and post.role in words().roles:
        return False
    if predicate == "replacedBy":
        scene.add(target, "replaces", person, evidence, rule)
    else:
        scene.add(person, predicate, target, evidence, rule, status=post.status)
    return True


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
        elif i in scene.names or (i in scene.heads and scene.heads[i] != scene.heads.get(noun.i)):
            index = scene.names.get(i, scene.heads.get(i))
            if scene.kind(index) == "Person":
                post.owner = (
                    index
                    if token.dep_ == "poss" or scene.doc[min(i + 1, len(scene.doc) - 1)].lower_ in ("'s", "’s", "’", "'")
                    else post.owner
                )
            elif scene.kind(index) == "Place" and token.dep_ != "poss" and noun.lemma_.lower() not in tables.state:
                kept.append(lower)
            elif index is not None and post.body is None:
                post.body = index
        elif token.dep_ == "poss" and token.pos_ == "PRON":
            index = scene.kg.at.get(i)
            if scene.kind(index) == "Person":
                post.owner = index
            elif index is not None:
                post.body = index
        elif lower in places().nationality:
            post.nationality = scene.country(lower)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and lower not in tables.skip and not token.is_punct:
            kept.append(lower)
        elif lower == "and" and kept:
            kept = []
    kept.append((noun.lemma_.lower() if noun.tag_ == "NNS" else noun.lower_).removeprefix("ex-"))
    _behind(scene, noun, post, kept)
    post.role = " ".join(kept[-LONG_ROLE:])
    return post


def _run(scene: Scene, noun: Token) -> list[int]:
    """The words before a title that belong to it, as far as a comma, a verb or an article."""
    doc, i = scene.doc, noun.i - 1
    while i >= max(0, noun.i - LONG_ROLE):
        token = doc[i]
        if (
            not (token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "ADV", "PART") or token.text in ("-", "'s", "’s", "&"))
            or doc[i + 1].is_sent_start
        ):
            break
        if token.pos_ in ("ADV", "PRON") and token.dep_ not in ("poss", "advmod", "amod", "compound"):
            break
        i -= 1
    return list(range(i + 1, noun.i))


def _behind(scene: Scene, noun: Token, post: Post, kept: list[str]) -> None:
    """Prepositions behind a role; of a joined role ("founder and director of X") those of the other one too."""
    heads = [noun, *(c for c in noun.conjuncts if is_role(c))]
    for head in heads:
        for prep in head.children:
            if prep.dep_ != "prep" or prep.i < head.i:
                continue
            for target in prep.children:
                if target.dep_ != "pobj":
                    continue
                index = scene.who(target)
                if index is None:
                    index = scene.inside(target, BODIES)
                    if index is None and head == noun and prep.lower_ in ("of", "for") and target.right_edge.i - prep.i <= LONG_ROLE:
                        kept.extend(t.lower_ for t in scene.doc[prep.i : target.i + 1] if t.pos_ != "DET")
                if index is not None:
                    post.parts.append((prep.lower_, index))
                    if scene.kind(index) == "Person":
                        post.owner = post.owner if post.owner is not None else index
                    elif (post.body is None or scene.kind(post.body) == "Place") and prep.lower_ in ("of", "at", "for", "in", "with", "to"):
                        post.body = index
                for inner in target.children:
                    if inner.dep_ == "prep" and inner.lower_ in ("in", "of", "at"):
                        post.parts.extend(
                            (inner.lower_, found) for t in inner.children if t.dep_ == "pobj" and (found := scene.who(t)) is not None
                        )
    if post.body is None:
        post.body = next((i for prep, i in post.parts if scene.kind(i) in BODIES), None)
