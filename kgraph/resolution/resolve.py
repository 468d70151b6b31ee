"""Resolution as a whole: a pure function of (articles, records, catalogue, judgements), whatever their order."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec

from kgraph import __version__
from kgraph.article import Article
from kgraph.errors import KgraphError
from kgraph.ledger import Fitted, Judgements, fit
from kgraph.record import Record
from kgraph.resolution import copies, judged, links, tables, testimony, versions
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.kin import Names, entities
from kgraph.resolution.matters import Matter, World, across, counted, matters
from kgraph.resolution.memo import Memo
from kgraph.resolution.model import Member, Proposition, Question, Resolution
from kgraph.resolution.names import body_key
from kgraph.resolution.origins import Voice
from kgraph.resolution.propositions import answered
from kgraph.resolution.single import Around, Telling, singles, tellings
from kgraph.resolution.slugs import apart
from kgraph.resolution.support import Frequency
from kgraph.resolution.uncollected import uncollected

Named = TypeVar("Named", Question, Proposition)


@uncollected()
def resolve(
    articles: Sequence[Article], records: Sequence[Record], catalogue: Catalogue, judgements: Judgements = Judgements(),  # noqa: B008 (frozen)
    memo: Memo | None = None, digests: Mapping[str, bytes] = MappingProxyType({}),
) -> Resolution:
    """Find out who is who, which claims put the same question, and where each comes from.

    `records` hold one record an article, in any order; they find their article by id and digest. `judgements` are what people made of
    it: they overrule the machine, and those that cannot be carried out are listed. `memo`: what was worked out before, so that only what is
    new or other is worked out again; it changes nothing but the time. `digests`: those of records, by article key, where they are known.
    Raises KgraphError where a record has no article or two articles have one id.
    """
    pairs = _paired(articles, records)
    fitted = fit(judgements, pairs)
    righted = {key for key, _ in fitted.sources}
    pairs = [(a, judged.with_sources(r, a.key, fitted.sources) if a.key in righted else r) for a, r in pairs]
    by_key = {a.key: a for a, _ in pairs}
    memo = memo or Memo()
    single = singles(pairs, catalogue, memo, {key: one for key, one in digests.items() if key not in righted})
    given = {key: here.bare.credits for key, here in single.items() if here.bare.credits}
    often = Frequency(here.bare.marks for here in single.values())
    found, outlets, perhaps = entities(Names(single, by_key, catalogue, often, fitted.entities, memo))
    who: dict[str, dict[str, str]] = {key: {} for key in by_key}
    for entity in found:
        slug = entity.slug
        for key, id in entity.members:
            who[key][id] = slug
    entity_of = {f"{key}/{id}": slug for key, ids in who.items() for id, slug in sorted(ids.items())}
    texts = copies.texts(list(by_key.values()), {key: here.bare.signature for key, here in single.items()}, memo)
    editions = versions.versions(by_key.values())
    homes = testimony.homes(given, entity_of)
    here = set(outlets.values())
    published = {
        body_key(n): e.slug for e in found if e.slug in here for n in (e.name, *e.names) if " " in n.strip()
    }
    one = [(group[0], key) for group in editions for key in group[1:]]
    one += [(key, other) for key, (other, _) in texts.made_of.items() if homes.get(key) and homes[key] == outlets.get(other)]
    families = copies.joined(texts.first, one, by_key)
    fitted = judged.copied(fitted, copies.same_words(pairs, families) if fitted.checked else (), pairs)
    pairs, sources = judged.told(pairs, fitted, {e.slug for e in found if e.named}, entity_of)
    told = tellings(pairs, single, Around(who, outlets, families, homes, published), memo)
    withdrawn, strays = judged.withdrawn(_voices(fitted, told), fitted, found, entity_of, outlets)
    by_slug = {e.slug: e for e in found}
    names = {e.slug: e.name for e in found}
    world = World(
        {a.key: (a, r) for a, r in pairs}, told, by_slug, entity_of, texts, families, outlets, homes, fitted, withdrawn,
        counted(told.values()), frozenset(e.slug for e in found if e.type == "Outlet"), names,
    )
    worked = matters(world, memo)
    asked, props, of_claim = _called(worked)
    withdrawn = withdrawn.union(*(one.fallen for one in worked))
    linked = links.copies(by_key, texts) + across(worked, [[p.question for p in some] for some in props], by_slug, world)
    publishers = {k: names.get(outlets.get(k, ""), "an unnamed outlet") for k in by_key}
    noted = {key: here.bare.notes for key, here in single.items() if here.bare.notes}
    touched = sorted({*noted, *(key for group in editions for key in group if noted)})
    claims = [c for key in touched for c in told[key].told().claims]
    linked += versions.links(by_key, noted, editions, claims, world.weights, publishers)
    ends = sorted([("/".join(member), ended) for one in worked for member, ended in one.ends])
    answers = {(key, claim): kind for key, here in single.items() for claim, kind in here.bare.responses.items()}
    grades, lost = judged.grades(fitted, found, entity_of)
    return Resolution(
        entities=tuple(found), candidates=tuple(perhaps), propositions=tuple(sorted(p for some in props for p in some)),
        links=tuple(link for link, _ in groupby(sorted(linked))), outlets=dict(sorted(outlets.items())), entity_of=entity_of,
        turned=tuple(sorted("/".join(m) for one in worked for m in one.turned)),
        questions=answered(asked, [p for some in props for p in some]),
        question_of={"/".join(m): q.slug for q in sorted(asked, key=lambda q: q.members) for m in q.members},
        propositions_of=of_claim, responses={"/".join(m): k for m, k in sorted(answers.items())},
        origin_of={claim: e.party for claim, e in ends if e.party},
        accountable_of={claim: e.accountable for claim, e in ends if e.accountable},
        credits=tuple(sorted(links.credited(given, entity_of, by_key))),
        checked={"/".join(m): c for m, c in sorted(fitted.checked.items())}, withdrawn=tuple(sorted("/".join(m) for m in withdrawn)),
        sources={"/".join(m): s for m, s in sorted(sources.items())}, grades=grades,
        misfits=tuple(sorted((*fitted.misfits, *strays, *lost))), judgements=judgements.fingerprint,
        fingerprint=fingerprint(catalogue, judgements),
    )


def _called(worked: Sequence[Matter]) -> tuple[list[Question], list[list[Proposition]], dict[str, tuple[str, ...]]]:
    """The questions, the propositions by matter, and the slugs of each claim's propositions: all by slugs that no other has."""
    rows = [row for one in worked for row in zip(one.plain[0], one.questions, strict=True)]
    slugs = iter(apart([(plain, "/".join(min(q.members)), False) for plain, q in rows]))
    asked, of = [], []
    for one in worked:
        slug_of = {q.slug: next(slugs) for q in one.questions}
        of.append(slug_of)
        asked += [_renamed(q, slug_of[q.slug]) for q in one.questions]
    firsts = [row for one in worked for row in zip(one.plain[1], one.firsts, strict=True)]
    slugs = iter(apart([(plain, f"{'/'.join(u.member)}/{u.number}", False) for plain, u in firsts]))
    props = []
    stated: list[tuple[str, int, str]] = []
    for one, slug_of in zip(worked, of, strict=True):
        mine = [_renamed(p, next(slugs)) for p in one.propositions]
        if any(slug != old for old, slug in slug_of.items()):
            mine = [msgspec.structs.replace(p, question=slug_of[p.question]) for p in mine]
        stated += [(f"{key}/{claim}", number, mine[n].slug) for (key, claim), number, n in one.stated]
        props.append(mine)
    return asked, props, _by_claim(stated)


def _renamed(one: Named, slug: str) -> Named:
    """Under this slug; the one that it had is an alias as any other."""
    return one if one.slug == slug else msgspec.structs.replace(one, slug=slug, aliases=tuple(sorted({*one.aliases, one.slug} - {slug})))


def _voices(fitted: Fitted, tellings: Mapping[str, Telling]) -> dict[Member, Voice]:
    """Those of all claims, where anything was withdrawn."""
    if not (fitted.withdrawn or fitted.withdrawn_articles):
        return {}
    return {v.member: v for one in tellings.values() for v in one.told().voices}


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


def _by_claim(stated: Iterable[tuple[str, int, str]]) -> dict[str, tuple[str, ...]]:
    """`stated`: of each statement its claim, its number there, and the slug of what it states."""
    found: dict[str, tuple[str, ...]] = {}
    for claim, _, slug in sorted(stated):
        found[claim] = (*found[claim], slug) if claim in found else (slug,)
    return found
