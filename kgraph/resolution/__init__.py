"""Across articles: who is who, which claims put the same question, what leads back to what."""

from kgraph.resolution.alone import alone
from kgraph.resolution.catalogue import Catalogue
from kgraph.resolution.catalogue import load as load_catalogue
from kgraph.resolution.catalogue_files import Entry
from kgraph.resolution.model import Counts, Link, Member, Proposition, Question, Resolution, ResolvedEntity
from kgraph.resolution.resolve import fingerprint, resolve

__all__ = [
    "Catalogue", "Counts", "Entry", "Link", "Member", "Proposition", "Question", "Resolution", "ResolvedEntity", "alone",
    "fingerprint", "load_catalogue", "resolve",
]
