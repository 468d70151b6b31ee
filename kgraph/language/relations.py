"""`kg_relations`: what the article itself states between two entities, by titles, appositions, copulas, verbs and deeds.

Nothing comes out of the content of a claim but titles and appositions, and nothing at all out of quoted speech: what is
only claimed must not become a fact.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.language import relations_roles, relations_verbs
from kgraph.language.layers import layers
from kgraph.language.relations_scene import Scene


BRACKET = 4
"""Tokens behind a name that an acronym in brackets may fill before "in Lyon" comes."""


class Relations:
    """The component."""

    def __call__(self, doc: Doc) -> Doc:
        kg = layers(doc)
        if not kg.entities:
            return doc
        scene = Scene(doc)
        relations_roles.find(scene)
        relations_verbs.find(scene)
        _bodies(scene)
        kg.relations = sorted(scene.found, key=lambda r: (r.evidence, r.predicate, r.subject, -1 if r.object is None else r.object))
        return doc


def _bodies(scene: Scene) -> None:
    """`relation.body`: "the Example Institute in Lyon", "Lyon's Example Institute", "the X branch of Y"; not "they met in Lyon"."""
    for index, entity in enumerate(scene.kg.entities):
        if entity.type not in ("Organisation", "Outlet"):
            continue
        for mention in entity.mentions:
            if mention.kind != "name" or mention.start in scene.spoken:
                continue
            root = scene.doc[mention.start : mention.end].root
            for child in root.children:
                _body(scene, index, root, child)


def _body(scene: Scene, index: int, root: Token, child: Token) -> None:
    if child.dep_ == "prep" and child.lower_ in ("in", "of") and child.i <= root.i + BRACKET:
        for target in child.children:
            other = scene.who(target) if target.dep_ == "pobj" and target.i in scene.names else None
            if other is not None and child.lower_ == "in" and scene.kind(other) == "Place":
                scene.add(index, "locatedIn", other, scene.evidence(root.left_edge.i, root.i, target.i), "relation.body")
            elif other is not None and child.lower_ == "of" and scene.kind(other) == "Organisation":
                scene.add(index, "partOf", other, scene.evidence(root.left_edge.i, root.i, target.i), "relation.body")


@Language.factory("kg_relations")
def relations(nlp: Language, name: str) -> Relations:  # noqa: ARG001
    """Fill `Layers.relations`."""
    return Relations()
