"""What was resolved across articles: entities, propositions, links."""

import hashlib
from collections.abc import Mapping

from kgraph.graph.iris import NO_ONE, web, within
from kgraph.graph.known import Here, Known
from kgraph.graph.namespaces import LABEL, SCHEMA, TOPIC, TYPE, WIKIDATA, kg, value
from kgraph.graph.terms import Lines, integer, when
from kgraph.resolution.model import Candidate, Credited, Link, Proposition, Question, ResolvedEntity


def entity(known: Known, one: ResolvedEntity, lines: Lines) -> None:
    """Kind, label, every form of the name, and what it was linked to."""
    add, text, iri = lines.add, lines.text, known.iri(one.slug)
    if iri is None:
        return
    add(iri, TYPE, kg(one.type), *(() if one.named else (kg("Unnamed"),)))
    if one.type == "Outlet":
        add(iri, TYPE, f"<{SCHEMA}NewsMediaOrganization>")
    text(iri, LABEL, one.name)
    for name in {one.name, *one.names}:
        text(iri, kg("name"), name)
    if one.wikidata and one.wikidata.isascii() and one.wikidata.isalnum():
        add(iri, kg("wikidata"), web(WIKIDATA + one.wikidata))
    text(iri, kg("catalogueId"), one.catalogue)
    text(iri, kg("reason"), one.reason)
    text(iri, kg("grade"), known.resolution.grades.get(one.slug))
    for kind, slug in one.aliases:
        if known.free(kind, slug):
            add(known.iris.named(kind, slug), kg("aliasOf"), iri)


def question(known: Known, one: Question, lines: Lines) -> None:
    """Label and topic. It has no counts: what answers one question may state several things."""
    add, iri = lines.add, known.iris.question(one.slug)
    add(iri, TYPE, kg("Question"))
    lines.text(iri, LABEL, one.label)
    add(iri, kg("topic"), f"<{TOPIC}{one.topic}>")
    for slug in one.aliases:
        if known.free("question", slug):
            add(known.iris.question(slug), kg("aliasOf"), iri)


def proposition(known: Known, one: Proposition, places: Mapping[str, Here], lines: Lines) -> None:
    """Label, question, counts, and who denies it."""
    add, iri = lines.add, known.iris.proposition(one.slug)
    add(iri, TYPE, kg("Proposition"))
    lines.text(iri, LABEL, one.label)
    add(iri, kg("question"), known.iris.question(one.question))
    add(iri, kg("impliedBy"), *(places[key].claims[claim] for key, claim in one.implied))
    add(iri, kg("reports"), integer(one.reports))
    for name, counts in (("Flat", one.flat), ("Likely", one.likely), ("Possible", one.possible)):
        add(iri, kg(f"reports{name}"), integer(counts.reports))
        add(iri, kg(f"originsMin{name}"), integer(counts.origins_min))
        add(iri, kg(f"originsMax{name}"), integer(counts.origins_max))
    add(iri, kg("denials"), integer(one.denials))
    add(iri, kg("originsMin"), integer(one.origins_min))
    add(iri, kg("originsMax"), integer(one.origins_max))
    add(iri, kg("origin"), *map(known.iri, one.origins))
    add(iri, kg("onRecord"), integer(one.on_record))
    add(iri, kg("unnamedSources"), integer(one.unnamed))
    add(iri, kg("hearsayReports"), integer(one.hearsay))
    lines.text(iri, kg("decides"), one.decides)
    add(iri, kg("deniedBy"), *_deniers(one, places))
    add(iri, kg("firstSeen"), when(one.first_seen))
    add(iri, kg("lastSeen"), when(one.last_seen))
    add(iri, kg("topic"), f"<{TOPIC}{one.topic}>")
    for slug in one.aliases:
        if known.free("proposition", slug):
            add(known.iris.proposition(slug), kg("aliasOf"), iri)


def link(known: Known, one: Link, places: Mapping[str, Here], lines: Lines) -> None:
    """The link as a node, and the direct property between its ends, which are claims or articles and never entities."""
    source, target = (
        places[key].claims[claim] if claim else known.iris.article(key) for key, claim in (one.source, one.target)
    )
    iri = _link(known, one.kind, source, target, one.rule, one.reason, lines)
    lines.text(iri, kg("differsIn"), one.differs)
    for name, (key, _), words in (("linkSourceWords", one.source, one.source_words), ("linkTargetWords", one.target, one.target_words)):
        lines.add(iri, kg(name), *(within(known.iris.article(key), "anchor", f"{w.start}-{w.end}") for w in words))


def credit(known: Known, one: Credited, lines: Lines) -> None:
    """From an article to the outlet that it credits, the same way."""
    outlet = known.iri(one.outlet)
    if outlet:
        _link(known, "creditedTo", known.iris.article(one.article), outlet, one.rule, one.reason, lines)


def _link(known: Known, kind: str, source: str, target: str, rule: str, reason: str, lines: Lines) -> str:
    """The link's IRI."""
    digest = hashlib.sha256("\x1f".join((kind, source, target, rule)).encode()).hexdigest()[:16]
    add, iri = lines.add, known.iris.link(digest)
    add(iri, TYPE, kg("Link"))
    add(iri, kg("linkKind"), value(kind + "Link"))
    add(iri, kg("linkSource"), source)
    add(iri, kg("linkTarget"), target)
    lines.text(iri, kg("linkRule"), rule)
    lines.text(iri, kg("reason"), reason)
    add(source, kg(kind), target)
    return iri


def candidate(known: Known, one: Candidate, lines: Lines) -> None:
    """A link that a person may judge. Between the two there is no triple: nothing is said to hold."""
    first, second = known.iri(one.first), known.iri(one.second)
    if first is None:
        return
    digest = hashlib.sha256("\x1f".join(("possibly", first, second or one.row, one.rule)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    add, text, iri = lines.add, lines.text, known.iris.link(digest)
    add(iri, TYPE, kg("Link"))
    text(iri, LABEL, one.label)
    add(iri, kg("linkKind"), value("possiblyLink"))
    add(iri, kg("linkSource"), first)
    add(iri, kg("linkTarget"), second)
    add(iri, kg("possibly"), first, second)
    text(iri, kg("possibleRow"), one.row or None)
    text(iri, kg("linkRule"), one.rule)
    add(iri, kg("weight"), integer(one.weight))
    text(iri, kg("reason"), one.reason)


def _deniers(one: Proposition, places: Mapping[str, Here]) -> list[str]:
    """Sources of its denials. What is only another's account of someone is no denial by them; hearsay denies as no one named."""
    found = set()
    for key, claim_id in one.members:
        here = places[key]
        if f"{key}/{claim_id}" in here.known.out:
            continue
        claim = next(c for c in here.record.claims if c.id == claim_id)
        if claim.stance == "denies" and (claim.firsthand or claim.source.kind == "impersonal"):
            found.add(here.entity(claim.source.entity) or NO_ONE)
    return sorted(found)
