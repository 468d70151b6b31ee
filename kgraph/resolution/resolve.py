"""Resolution as a whole: a pure function of (articles, records, catalogue, judgements), whatever their order."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec

from kgraph import __version__
from kgraph.article import Article
from kgraph.errors import KgraphError
from kgraph.ledger import Judgements, fit
from kgraph.record import Record
from kgraph.resolution import between, chains, copies, facts, finer, judged, links, same, sides, tables, testimony, versions
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.credits import PREFIX
from kgraph.resolution.entities import entities
from kgraph.resolution.memo import Memo
from kgraph.resolution.model import Link, Member, Resolution
from kgraph.resolution.names import body_key, fold
from kgraph.resolution.origins import End, Voice, end
from kgraph.resolution.propositions import Context, Counted, answered, propositions, questions
from kgraph.resolution.single import single as of_one
from kgraph.resolution.single import told as claims_of
from kgraph.resolution.support import Frequency
from kgraph.resolution.uncollected import uncollected


@uncollected()
def resolve(
    articles: Sequence[Article], records: Sequence[Record], catalogue: Catalogue, judgements: Judgements = Judgements(),  # noqa: B008 (frozen)
    memo: Memo | None = None,
) -> Resolution:
    """Find out who is who, which claims put the same question, and where each comes from.

    `records` hold one record an article, in any order; they find their article by id and digest. `judgements` are what people made of
    it: they overrule the machine, and those that cannot be carried out are listed. `memo`: what was worked out before, so that only what is
    new or other is worked out again; it changes nothing but the time. Raises KgraphError where a record has no article or
    two articles have one id.
    """
    pairs = _paired(articles, records)
    fitted = fit(judgements, pairs)
    pairs = [(a, judged.with_sources(r, a.key, fitted.sources)) for a, r in pairs]
    by_key = {a.key: a for a, _ in pairs}
    memo = memo or Memo()
    single = {a.key: of_one(a, r, catalogue, memo) for a, r in pairs}
    nodes = [node for here in single.values() for node in here.nodes]
    nodes += [facts.outlet_node(a, name) for a, _ in pairs if (name := single[a.key].outlet)]
    given = {key: here.credits for key, here in single.items() if here.credits}
    nodes += [facts.credited_node(by_key[k], c.entity, c.name) for k, found in given.items() for c in found if c.entity.startswith(PREFIX)]
    often = Frequency(here.marks for here in single.values())
    found, outlets, perhaps = entities(nodes, by_key, catalogue, often, fitted.entities, memo)
    entity_of = {"/".join(member): e.slug for e in found for member in e.members}
    texts = copies.texts(list(by_key.values()), {key: here.signature for key, here in single.items()}, memo)
    editions = versions.versions(by_key.values())
    homes = testimony.homes(given, entity_of)
    here = set(outlets.values())
    published = {
        body_key(n): e.slug for e in found if e.slug in here for n in (e.name, *e.names) if " " in n.strip()
    }
    web = chains.web(by_key.values(), texts, outlets, homes)
    one = [(group[0], key) for group in editions for key in group[1:]]
    one += [(key, other) for key, (other, _) in texts.made_of.items() if homes.get(key) and homes[key] == outlets.get(other)]
    families = copies.joined(texts.first, one, by_key)
    twins = copies.same_words(pairs, families)
    fitted = judged.copied(fitted, twins, pairs)
    pairs, sources = judged.told(pairs, fitted, {e.slug for e in found if e.named}, entity_of)
    told = [
        claims_of(a, r, single[a.key], entity_of, outlets.get(a.key), families[a.key], homes.get(a.key), published, memo) for a, r in pairs
    ]
    voices = {v.member: v for here in told for v in here.voices}
    answers = {(key, claim): kind for key, here in single.items() for claim, kind in here.responses.items()}
    for member in sorted(answers):
        voices[member] = replace(voices[member], claim=msgspec.structs.replace(voices[member].claim, stance="noPosition"))
    withdrawn, strays = judged.withdrawn(voices, fitted, found, entity_of, outlets)
    voices = {m: replace(v, out=m in withdrawn or m in fitted.rejected, withdrawn=m in withdrawn) for m, v in voices.items()}
    claims = [s for here in told for s in here.claims]
    compared = {c.member: c for c in claims}
    stated = [u for here in told for u in here.units]
    stated = [replace(u, stance="noPosition", negated=False) if u.member in answers else u for u in stated]
    first = {u.member: u for u in stated if u.number == 1}
    groups, aims = same.group(claims, [*_given(pairs), *twins], first, fitted.questions)
    rarity = same.rarity(claims)
    turned = sides.deniers(([first[m] for m in group if not compared[m].pointing] for group in groups), rarity)
    for member in sorted(turned):
        voices[member] = replace(voices[member], claim=msgspec.structs.replace(voices[member].claim, stance="denies"))
    subjects = {m: entity_of.get(f"{m[0]}/{v.claim.subject}") for m, v in voices.items()}
    stated = [replace(u, stance="denies", states=False, negated=False) if u.member in turned else u for u in stated]
    number = {m: n for n, group in enumerate(groups) for m in group}
    split = finer.split(stated, number, aims, {b: a for a, b in twins}, fitted.propositions, rarity)
    every = frozenset(e.slug for e in found if e.type == "Outlet")
    known = Context(voices, by_key, {e.slug: e for e in found}, subjects, web, every)
    asked = questions(groups, known)
    counted = propositions(split, [q.slug for q in asked], known)
    props = [c.proposition for c in counted]
    withdrawn = withdrawn.union(*(c.fallen for c in counted))
    of_unit = {(u.member, u.number): p.slug for p, group in zip(props, split, strict=True) for u in group.units}
    names = {e.slug: e.name for e in found}
    linked = links.copies(by_key, texts) + links.occasions(voices.values(), names, web.dated)
    linked += [Link(kind="relays", source=s.source, target=s.target, rule=s.rule, reason=s.reason) for c in counted for s in c.steps]
    called = {e.slug: fold(e.name) if e.named else e.slug for e in found}
    linked += between.links(list(zip(split, counted, strict=True)), known, names, called, rarity)
    publishers = {k: names.get(outlets.get(k, ""), "an unnamed outlet") for k in by_key}
    linked += versions.links(by_key, {key: here.notes for key, here in single.items()}, editions, claims, rarity, publishers)
    ends = _ends(voices, counted, every)
    grades, lost = judged.grades(fitted, found, entity_of)
    return Resolution(
        entities=tuple(found), candidates=tuple(perhaps), propositions=tuple(sorted(props)), links=tuple(sorted(set(linked))),
        outlets=dict(sorted(outlets.items())),
        entity_of=dict(sorted(entity_of.items())), turned=tuple(sorted("/".join(m) for m in turned)),
        questions=answered(asked, props), question_of={"/".join(m): q.slug for q in asked for m in q.members},
        propositions_of=_by_claim(of_unit), responses={"/".join(m): k for m, k in sorted(answers.items())},
        origin_of={"/".join(m): e.party for m, e in sorted(ends.items()) if e.party},
        accountable_of={"/".join(m): e.accountable for m, e in sorted(ends.items()) if e.accountable},
        credits=tuple(sorted(links.credited(given, entity_of, by_key))),
        checked={"/".join(m): c for m, c in sorted(fitted.checked.items())}, withdrawn=tuple(sorted("/".join(m) for m in withdrawn)),
        sources={"/".join(m): s for m, s in sorted(sources.items())}, grades=grades,
        misfits=tuple(sorted((*fitted.misfits, *strays, *lost))), judgements=judgements.fingerprint,
        fingerprint=fingerprint(catalogue, judgements),
    )


def fingerprint(catalogue: Catalogue, judgements: Judgements = Judgements()) -> str:  # noqa: B008 (frozen)
    """Changes with kgraph's version, the code and tables of resolution, the catalogue, and what people judged."""
    here = Path(__file__).parent
    code = (path.read_bytes() for folder in (here, here.parent / "ledger") for path in sorted(folder.glob("*.py")))
    sources = (tables.source(name) for name in tables.names())
    parts = (__version__.encode(), *code, *sources, catalogue.fingerprint.encode(), judgements.fingerprint.encode())
    return hashlib.sha256(b"\x1f".join(parts)).hexdigest()[:16]


def _paired(articles: Sequence[Article], records: Sequence[Record]) -> list[tuple[Article, Record]]:
    by_id = {a.id: a for a in articles}
    if len(by_id) < len({a.key for a in articles}):
        raise KgraphError("two articles have one id; give each an id of its own in its metadata")
    pairs = []
    for record in records:
        article = by_id.get(record.article)
        if article is None or article.text_sha256 != record.text_sha256:
            raise KgraphError(f"the record of article {record.article} was made on another text; build again")
        pairs.append((article, record))
    return sorted(pairs, key=lambda p: p[0].key)


def _ends(voices: Mapping[Member, Voice], counted: Sequence[Counted], outlets: frozenset[str]) -> dict[Member, End]:
    """Of every claim: across articles where it asserts something, by itself where it does not. The first proposition decides."""
    found: dict[Member, End] = {}
    for one in counted:
        for member, ended in one.ends.items():
            found.setdefault(member, ended)
    return {m: found[m] if m in found else end(v, outlets) for m, v in voices.items()}


def _by_claim(of_unit: Mapping[tuple[Member, int], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for (member, _), slug in sorted(of_unit.items()):
        found["/".join(member)] = (*found.get("/".join(member), ()), slug)
    return found


def _given(pairs: Sequence[tuple[Article, Record]]) -> list[tuple[Member, Member]]:
    """Pairs of claims that one record already holds to be one proposition."""
    found: list[tuple[Member, Member]] = []
    for article, record in pairs:
        shared: dict[str, list[Member]] = {}
        for claim in record.claims:
            if claim.proposition:
                shared.setdefault(claim.proposition, []).append((article.key, claim.id))
        found += [pair for group in shared.values() for pair in pairwise(group)]
    return found
