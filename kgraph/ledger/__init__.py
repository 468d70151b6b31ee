"""What people judged: an append-only file of their own, folded into what holds, and fitted onto whatever the machine reads today."""

from kgraph.ledger.entry import ArticleAt, ClaimAt, Entry, MentionAt, OutletAt, Target, entry
from kgraph.ledger.file import Ledger, append, beside, read
from kgraph.ledger.fit import Fitted, fit
from kgraph.ledger.judgements import Judgements
from kgraph.ledger.misfit import Misfit
from kgraph.ledger.pairs import Links

__all__ = [
    "ArticleAt", "ClaimAt", "Entry", "Fitted", "Judgements", "Ledger", "Links", "MentionAt", "Misfit", "OutletAt", "Target", "append",
    "beside", "entry", "fit", "read",
]
