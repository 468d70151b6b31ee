"""What an article states in its own voice: relations, as nodes attributed to it, and narration that names no one."""

from kgraph.graph import labels
from kgraph.graph.anchors import Anchors
from kgraph.graph.claims import carried
from kgraph.graph.iris import within
from kgraph.graph.known import Here
from kgraph.graph.namespaces import LABEL, ORG, PROV, TOPIC, TYPE, kg, value
from kgraph.graph.terms import Lines
from kgraph.record import Narration, Relation, quote


def relation(here: Here, number: int, said: Relation, lines: Lines, anchors: Anchors) -> None:
    """One relation; a role is a W3C ORG membership with its post (https://www.w3.org/TR/vocab-org/#membership-roles-posts-and-reporting)."""
    add, text = lines.add, lines.text
    iri = here.known.iris.relation(here.article.key, number)
    subject, other, words = here.entity(said.subject), here.entity(said.object), anchors.words(said.evidence)
    add(iri, TYPE, kg("Relation"))
    text(iri, LABEL, f"{here.outlet_name} states: {words}")
    add(iri, kg("relationKind"), value(said.predicate))
    add(iri, kg("relationSubject"), subject)
    add(iri, kg("relationObject"), other)
    text(iri, kg("role"), said.role)
    add(iri, kg("status"), value(said.status))
    text(iri, kg("text"), words)
    add(iri, kg("evidence"), anchors.at(said.evidence))
    add(iri, f"<{PROV}wasAttributedTo>", here.iri)
    carried(here, iri, said.rule, lines)
    if said.predicate == "holdsRole":
        post = within(iri, "post")
        add(iri, TYPE, f"<{ORG}Membership>")
        add(iri, f"<{ORG}member>", subject)
        add(iri, f"<{ORG}organization>", other)
        add(iri, kg("post"), post)
        add(post, TYPE, kg("Post"), f"<{ORG}Post>")
        text(post, LABEL, said.role)
        add(post, f"<{ORG}postIn>", other)


def narration(here: Here, said: Narration, lines: Lines, anchors: Anchors) -> None:
    """Its source is the outlet."""
    add, text, iri = lines.add, lines.text, here.narration[said.id]
    add(iri, TYPE, kg("Narration"))
    text(iri, LABEL, labels.of_narration(here, said))
    add(iri, kg("source"), here.outlet)
    add(iri, kg("sourceKind"), kg("NamingNoOne"))
    add(iri, kg("subject"), here.entity(said.subject))
    add(iri, kg("about"), here.entity(said.subject))
    text(iri, kg("text"), quote(here.article.text, said.content))
    text(iri, kg("sentence"), anchors.words(said.sentence))
    add(iri, kg("certainty"), value(said.certainty))
    add(iri, kg("topic"), f"<{TOPIC}{said.topic}>")
    add(iri, kg("content"), *map(anchors.at, said.content))
    add(iri, kg("evidence"), anchors.at(said.sentence))
    add(iri, f"<{PROV}wasAttributedTo>", here.iri)
    carried(here, iri, said.rule, lines)
