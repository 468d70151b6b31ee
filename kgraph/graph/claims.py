"""A claim: its flat properties, its hops, and the statements it makes."""

from kgraph.graph import labels
from kgraph.graph.anchors import Anchors
from kgraph.graph.iris import within
from kgraph.graph.known import Here
from kgraph.graph.namespaces import LABEL, PROV, TIME, TOPIC, TYPE, kg, value
from kgraph.graph.terms import Lines, boolean, integer, when
from kgraph.record import Claim, Statement, quote

READINGS = {"": value("machineRead"), "checked": value("checked"), "rejected": value("misread")}


def write(here: Here, claim: Claim, lines: Lines, anchors: Anchors) -> None:
    """All of one claim."""
    iri = here.claims[claim.id]
    _flat(here, claim, iri, lines, anchors)
    _hops(here, claim, iri, lines, anchors)
    for number, statement in enumerate(claim.statements, 1):
        _statement(here, statement, iri, number, lines, anchors, claim.id)


def _flat(here: Here, claim: Claim, iri: str, lines: Lines, anchors: Anchors) -> None:
    add, text = lines.add, lines.text
    response = here.known.resolution.responses.get(f"{here.article.key}/{claim.id}")
    add(iri, TYPE, kg("Claim"), *((kg("Response"),) if response else ()))
    add(iri, kg("responseKind"), value(response) if response else None)
    text(iri, LABEL, labels.of_claim(here, claim))
    add(iri, kg("source"), here.agent(claim.source.entity))
    add(iri, kg("alsoSource"), *map(here.entity, claim.source.also))
    add(iri, kg("sourceKind"), value(claim.source.kind + "Source"))
    add(iri, kg("via"), *map(here.entity, claim.via))
    add(iri, kg("subject"), here.entity(claim.subject))
    add(iri, kg("about"), *map(here.entity, claim.about))
    text(iri, kg("text"), quote(here.article.text, claim.content))
    text(iri, kg("sentence"), anchors.words(claim.sentence))
    text(iri, kg("cueText"), anchors.words(claim.cue))
    text(iri, kg("mentionText"), anchors.words(claim.source.mention))
    for name in ("stance", "certainty", "speech", "polarity"):
        add(iri, kg(name), value(getattr(claim, name)))
    add(iri, kg("firsthand"), boolean(claim.firsthand))
    add(iri, kg("topic"), f"<{TOPIC}{claim.topic}>")
    add(iri, kg("question"), here.known.question(here.article.key, claim.id))
    add(iri, kg("proposition"), *here.known.propositions(here.article.key, claim.id))
    add(iri, kg("origin"), here.known.origin(here.article.key, claim.id))
    add(iri, kg("accountable"), here.known.accountable(here.article.key, claim.id))
    add(iri, kg("saidOn"), when(claim.said.resolved) if claim.said else None)
    carried(here, iri, claim.rule, lines)
    _judged(here, claim, iri, lines)
    add(iri, kg("content"), *map(anchors.at, claim.content))
    add(iri, kg("cue"), anchors.at(claim.cue))
    add(iri, kg("mention"), anchors.at(claim.source.mention))
    add(iri, kg("evidence"), anchors.at(claim.sentence))


def _judged(here: Here, claim: Claim, iri: str, lines: Lines) -> None:
    """Whether a person has compared it with its sentence, and what they made of it."""
    checked, key = claim.checked, f"{here.article.key}/{claim.id}"
    lines.add(iri, kg("reading"), READINGS[checked.status if checked else ""])
    if checked:
        lines.text(iri, kg("checkedBy"), checked.who)
        lines.add(iri, kg("checkedOn"), when(checked.when))
    if key in here.known.withdrawn:
        lines.add(iri, kg("withdrawn"), boolean(True))
    lines.text(iri, kg("grade"), here.known.resolution.grades.get(key))


def carried(here: Here, iri: str, rule: str, lines: Lines) -> None:
    """What all that stands in an article has: the article, its outlet and date, the rule that found it."""
    lines.add(iri, kg("article"), here.iri)
    lines.add(iri, kg("outlet"), here.outlet)
    lines.add(iri, kg("publishedOn"), when(here.article.published))
    lines.text(iri, kg("rule"), rule)


def _hops(here: Here, claim: Claim, iri: str, lines: Lines, anchors: Anchors) -> None:
    add, text = lines.add, lines.text
    for position, hop in enumerate(claim.hops, 1):
        node = within(iri, "hop", position)
        add(iri, kg("hop"), node)
        add(node, TYPE, kg("Hop"), f"<{PROV}Attribution>")
        add(node, kg("position"), integer(position))
        add(node, kg("agent"), here.agent(hop.agent))
        add(node, kg("mode"), value(hop.mode))
        add(node, kg("certainty"), value(hop.certainty))
        text(node, kg("cueText"), anchors.words(hop.cue))
        text(node, kg("mentionText"), anchors.words(hop.mention))
        text(node, kg("hedgeText"), anchors.words(hop.hedge))
        add(node, kg("evidence"), anchors.at(hop.evidence))
        add(node, kg("cue"), anchors.at(hop.cue))
        add(node, kg("mention"), anchors.at(hop.mention))
        add(node, kg("hedge"), anchors.at(hop.hedge))


def _statement(here: Here, said: Statement, claim: str, number: int, lines: Lines, anchors: Anchors, claim_id: str) -> None:
    add, text, node = lines.add, lines.text, within(claim, "statement", number)
    add(claim, kg("states"), node)
    add(node, TYPE, kg("Statement"))
    text(node, kg("text"), quote(here.article.text, said.content))
    add(node, kg("content"), *map(anchors.at, said.content))
    add(node, kg("statedSubject"), here.entity(said.subject))
    text(node, kg("statedPredicate"), said.predicate)
    add(node, kg("statedObject"), *(here.entity(a.entity) for a in said.arguments if a.role == "object"))
    add(node, kg("statedNegated"), boolean(said.negated))
    add(node, kg("modality"), value(said.modality + "Modality"))
    add(node, kg("stance"), value(said.stance))
    add(node, kg("proposition"), *here.known.propositions(here.article.key, claim_id)[number - 1 : number])
    if said.time:
        time = within(node, "time")
        add(node, kg("statedTime"), time)
        add(time, TYPE, kg("Time"), f"<{TIME}TemporalEntity>")
        text(time, kg("timeText"), said.time.text)
        text(time, kg("timeResolved"), said.time.resolved)
    for place, argument in enumerate(said.arguments, 1):
        part = within(node, "argument", place)
        add(node, kg("argument"), part)
        add(part, TYPE, kg("Argument"))
        text(part, kg("argumentRole"), argument.role)
        text(part, kg("text"), anchors.words(argument.span))
        add(part, kg("argumentEntity"), here.entity(argument.entity))
        add(part, kg("evidence"), anchors.at(argument.span))
