"""`kg_relations`: what the article itself states between two entities, by titles, appositions, copulas, verbs and deeds.

Nothing comes out of the content of a claim but titles and appositions, and out of quoted speech only a post right before a
name: what is only claimed must not become a fact.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language import relations_claims, relations_roles, relations_verbs
from kgraph.language.layers import layers
from kgraph.language.namelists import bodies
from kgraph.language.relations_posts import AFTER, POSSESSIVE
from kgraph.language.relations_scene import Scene
from kgraph.language.relations_words import words

QUOTES = ('"', "“", "”", "'", "‘", "’")
KIND = 4
"""Words of what kind of body a name stands for, before it, at most."""
FIRM = 4
"""Tokens behind the name of a firm that the noun for it may come after ("Ora TV production company")."""
BRACKET = 4
"""Tokens behind a name that an acronym in brackets may fill before "in Lyon" comes."""
STRONGER = ("holdsRole", "founded", "operates")
"""Predicates beside which a plain `affiliatedWith` of the same two says nothing."""


class Relations:
    """The component."""

    def __call__(self, doc: Doc) -> Doc:
        kg = layers(doc)
        if not kg.entities:
            return doc
        scene = Scene(doc)
        relations_roles.find(scene)
        relations_verbs.find(scene)
        relations_claims.find(scene)
        _names(scene)
        _on_air(scene)
        told = {(r.subject, r.object) for r in scene.found if r.predicate in STRONGER}
        kept = [r for r in scene.found if r.predicate != "affiliatedWith" or (r.subject, r.object) not in told]
        kg.relations = sorted(kept, key=lambda r: (r.evidence, r.predicate, r.subject, -1 if r.object is None else r.object))
        return doc


def _names(scene: Scene) -> None:
    """What two names that stand together say."""
    for index, entity in enumerate(scene.kg.entities):
        for mention in entity.mentions:
            if mention.kind != "name" or mention.start in scene.spoken:
                continue
            if entity.type in ("Organisation", "Outlet"):
                root = scene.doc[mention.start : mention.end].root
                for child in root.children:
                    _body(scene, index, root, child)
                _whose_body(scene, index, mention.start, mention.end)
                _show(scene, index, mention.start, mention.end)
                _whose_firm(scene, index, mention.start, mention.end)
            elif entity.type == "Place" and scene.doc[mention.end - 1].lower_ in words().seated:
                _whose_body(scene, index, mention.start, mention.end)  # "Lyon's Example Theater"
            elif entity.type == "Person":
                _person(scene, index, mention.start, mention.end)


def _body(scene: Scene, index: int, root: Token, child: Token) -> None:
    """`relation.body`: "the Example Institute in Lyon", "the X branch of Y"; not "they met in Lyon"."""
    if child.dep_ == "prep" and child.lower_ in ("in", "of", "at") and child.i <= root.i + BRACKET:
        for target in child.children:
            other = scene.who(target) if target.dep_ == "pobj" and target.i in scene.names else None
            if other is not None and child.lower_ == "in" and scene.kind(other) == "Place":
                scene.add(index, "locatedIn", other, scene.evidence(root.left_edge.i, root.i, target.i), "relation.body")
            elif other is not None and child.lower_ == "at" and scene.kind(other) == "Organisation":
                if any(t.lower_ in words().housed for t in (root, *root.lefts)):
                    scene.add(index, "partOf", other, scene.evidence(root.left_edge.i, root.i, target.i), "relation.body")
            elif other is not None and child.lower_ == "of" and scene.kind(other) == "Organisation":
                scene.add(index, "partOf", other, scene.evidence(root.left_edge.i, root.i, target.i), "relation.body")


def _owner(scene: Scene, start: int) -> tuple[int, int] | None:
    """The entity whose name stands with a possessive mark right before this token, and where that name begins."""
    if start >= 2 and scene.doc[start - 1].lower_ in POSSESSIVE and start - 1 in scene.ends:
        first, index = scene.ends[start - 1]
        return index, first
    return None


def _whose_body(scene: Scene, index: int, start: int, end: int) -> None:
    """`relation.whose`: "Lyon's Example Institute" (in Lyon), "the Agency's Example Division" (part of it); not "Ann's Institute"."""
    owner = _owner(scene, start)
    if owner is None:
        return
    other, first = owner
    if scene.kind(other) == "Place":
        if scene.doc[end - 1].lower_ in words().seated:
            scene.add(index, "locatedIn", other, scene.evidence(first, end - 1), "relation.whose")
    elif scene.kind(other) in ("Organisation", "Outlet"):
        scene.add(index, "partOf", other, scene.evidence(first, end - 1), "relation.whose")


def _show(scene: Scene, index: int, start: int, end: int) -> None:
    """`relation.show`: "Example News's “Morning Talk”", "the Example News program, “Morning Talk”"; not "Example News wrote: “Acme …”"."""
    doc, i = scene.doc, start - 2
    if i < 1 or doc[start - 1].text not in QUOTES or doc[start - 1].whitespace_:  # a closing mark: "told the Gazette,” Acme said"
        return
    while i > 0 and i > start - FIRM and (doc[i].text == "," or doc[i].lemma_.lower() in words().shows):
        i -= 1
    i -= doc[i].lower_ in POSSESSIVE
    first, other = scene.ends.get(i + 1, (0, index))
    if scene.kind(other) == "Outlet":
        scene.add(index, "partOf", other, scene.evidence(first, end - 1), "relation.show")


def _on_air(scene: Scene) -> None:
    """Who talks on a show talks to its outlet."""
    shows = {r.subject: r.object for r in scene.found if r.rule in ("relation.show", "relation.whose") and scene.kind(r.object) == "Outlet"}
    for relation in scene.found:
        if relation.predicate == "spokeTo" and relation.object in shows:
            relation.object = shows[relation.object]
    told: set[tuple[int, int | None]] = set()
    for relation in [r for r in scene.found if r.predicate == "spokeTo"]:
        if (relation.subject, relation.object) in told:
            scene.found.remove(relation)
        told.add((relation.subject, relation.object))


def _whose_firm(scene: Scene, index: int, start: int, end: int) -> None:
    """`relation.firm`: "Ann Example's hotel company Acme", "her Acme hotel"; not "Ann Example's Acme", "her company Acme"."""
    doc, tables = scene.doc, words()
    first, last = start - 1, end
    while last < len(doc) and (doc[last].text in QUOTES or doc[last].dep_ == "compound") and last < end + FIRM:
        last += 1
    noun = doc[last] if last < len(doc) else None
    while first > 0 and (doc[first].text in QUOTES[:3] or (doc[first].pos_ in ("NOUN", "ADJ") and doc[first].i not in scene.starts)):
        first -= 1
    told = {t.lemma_.lower() for t in doc[first + 1 : start]}
    if noun is not None and noun.pos_ == "NOUN":
        told.add(noun.lemma_.lower())
    if told.isdisjoint(tables.firms | tables.own):
        return
    owner = _owner(scene, first + 1)
    if owner is not None and scene.kind(owner[0]) == "Person":
        scene.add(owner[0], "operates", index, scene.evidence(owner[1], max(end, last) - 1), "relation.firm")
    elif doc[first].dep_ == "poss" and doc[first].pos_ == "PRON" and not told.isdisjoint(tables.own):
        who = scene.who(doc[first])
        if scene.kind(who) == "Person":
            scene.add(who, "operates", index, scene.evidence(first, max(end, last) - 1), "relation.firm")


def _person(scene: Scene, index: int, start: int, end: int) -> None:
    """`relation.member`: "Ann Example of the Example Institute", "the Gazette's Ann Example"; not "she wrote to Ann Example of Lyon"."""
    doc = scene.doc
    owner = _owner(scene, start)
    if owner is not None and scene.kind(owner[0]) in ("Organisation", "Outlet"):
        scene.add(index, "affiliatedWith", owner[0], scene.evidence(owner[1], end - 1), "relation.member")
    before = scene.ends.get(start)
    if before is not None and scene.kind(before[1]) == "Outlet" and doc[start - 1].head == doc[start:end].root:  # "Example News Ann Sample"
        scene.add(index, "affiliatedWith", before[1], scene.evidence(before[0], end - 1), "relation.member")
    i = end + 1 if end < len(doc) and doc[end].text == "," else end
    if i + 1 < len(doc) and doc[i].lower_ in AFTER and (doc[i].lower_ in ("of", "from") or i > end):
        first = _behind_kind(scene, i + 2 if doc[i + 1].lower_ == "the" and i + 1 not in scene.starts else i + 1)
        if first in scene.starts and scene.kind(scene.starts[first][1]) in ("Organisation", "Outlet"):
            last, body = scene.starts[first]
            scene.add(index, "affiliatedWith", body, scene.evidence(start, last - 1), "relation.member")


def _behind_kind(scene: Scene, start: int) -> int:
    """Where a name begins behind the kind of body that it names: "of the rights group Example Watch"; else the same token."""
    doc, i = scene.doc, start
    while i < min(len(doc), start + KIND) and doc[i].pos_ in ("NOUN", "ADJ", "VERB") and doc[i].text.islower():
        i += 1
    kind = doc[i - 1].lemma_.lower() if start < i < len(doc) else ""
    return i if kind in bodies().body or kind in bodies().again_body else start


@Language.factory("kg_relations")
def relations(nlp: Language, name: str) -> Relations:  # noqa: ARG001
    """Fill `Layers.relations`."""
    return Relations()
