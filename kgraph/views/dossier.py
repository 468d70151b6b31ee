"""The dossier of one person, body or outlet: a view model over `kgraph.queries.dossier`, and its page."""

from collections.abc import Iterable, Mapping

import msgspec

from kgraph.queries import dossier as queries
from kgraph.queries.engines import Engine
from kgraph.views import claims as reading
from kgraph.views import propositions
from kgraph.views.articles import Article
from kgraph.views.articles import read as read_articles
from kgraph.views.basis import Basis, basis
from kgraph.views.claims import Claim
from kgraph.views.propositions import Question

MOST = 300
"""Claims out of an outlet's own articles that its dossier shows."""


class Stated(msgspec.Struct, frozen=True):
    """What an article states in its own voice: a post, or a tie to someone."""

    what: str
    status: str
    words: str
    article: Article


class Narrated(msgspec.Struct, frozen=True):
    """What an article lays on them, naming no one."""

    words: str
    sentence: str
    certainty: str
    article: Article


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """`articles` are those that mention them, by date, undated ones last; dates as exact as known, empty where none is."""

    iri: str
    name: str
    kind: str
    names: tuple[str, ...]
    first: str
    last: str
    articles: tuple[Article, ...]
    posts: tuple[Stated, ...]
    ties: tuple[Stated, ...]
    questions: tuple[Question, ...]
    """What is said of them, with every claim that answers it, their own denials too."""
    says: tuple[Claim, ...]
    alleged: tuple[Claim, ...]
    passes: tuple[Claim, ...]
    """Claims of others that came through them."""
    carried: tuple[Claim, ...]
    """Of an outlet: the first MOST claims that stand in its own articles."""
    carried_of: int
    """Out of how many."""
    narration: tuple[Narrated, ...]
    possibly: tuple[queries.Possibly, ...]
    """Who else they may be. Nothing of these stands in this dossier."""
    basis: Basis

    @property
    def contested(self) -> int:
        """Questions about them that are answered both ways."""
        return sum(q.contested for q in self.questions)

    @property
    def of_them(self) -> int:
        """Claims that bear on them."""
        return len({c.id for q in self.questions for p in q.propositions for c in p.claims})

    @property
    def outlets(self) -> int:
        """In which they are mentioned."""
        return len({a.outlet for a in self.articles})


def read(engine: Engine, name: str, texts: Mapping[str, str] | None = None) -> Dossier:
    """Raises AmbiguityError for a name that nobody or several bear. `texts`: as for `kgraph.views.claims.read`."""
    found = queries.dossier(engine, name)
    within = propositions.members(engine, {q.proposition for q in found.said_of})
    passes = reading.ids(engine, f"?c kg:via <{found.iri}>")
    carried = reading.ids(engine, f"?c kg:outlet <{found.iri}>") if found.kind == "Outlet" else []
    wanted = {c for held in within.values() for c in held} | {s.claim for s in (*found.says, *found.alleged)}
    wanted |= {*passes, *carried[:MOST]}
    claims = reading.read(engine, wanted, texts)
    articles = read_articles(engine)
    seen = reading.HEAD + f"SELECT DISTINCT ?a WHERE {{ ?a kg:mentions|kg:outlet <{found.iri}> ; a kg:Article }} ORDER BY ?a"
    mentioned = [articles[row["a"]] for row in engine.ask(seen).dicts()]
    return Dossier(
        iri=found.iri, name=found.label, kind=found.kind, names=found.names, first=found.first_mention, last=found.last_mention,
        articles=tuple(sorted(mentioned, key=lambda a: (not a.date, a.date, a.outlet, a.id))),
        posts=tuple(Stated(p.role + (f", {p.body}" if p.body else ""), p.status, p.words, articles[p.article]) for p in found.posts),
        ties=tuple(Stated(_tie(t), t.status, t.words, articles[t.article]) for t in found.ties),
        questions=propositions.grouped(propositions.read(engine, within, claims)),
        says=_of(claims, (s.claim for s in found.says)), alleged=_of(claims, (s.claim for s in found.alleged)),
        passes=_of(claims, passes), carried=_of(claims, carried[:MOST]), carried_of=len(carried),
        narration=tuple(Narrated(n.words, n.sentence, n.certainty.lower(), articles[n.article]) for n in found.narration),
        possibly=found.possibly, basis=basis(engine),
    )


def _of(claims: Mapping[str, Claim], wanted: Iterable[str]) -> tuple[Claim, ...]:
    return tuple(sorted((claims[c] for c in wanted), key=lambda c: (not c.date, c.date, c.outlet, c.id)))


def _tie(tie: queries.Tie) -> str:
    """ "Bo Rask, met with, Ada Quill": MetWith as words."""
    kind = "".join(f" {c.lower()}" if c.isupper() else c for c in tie.kind).strip()
    return f"{tie.first} {kind} {tie.second}"
