"""Views by hand."""

from typing import Any

from kgraph.views.basis import Basis, measured
from kgraph.views.claims import Claim, Hop
from kgraph.views.model import Edge, EntityNode, View
from kgraph.views.passages import Passage, Piece

BASIS = Basis(4, 3, 11, 0, "2022-05-13", "2022-05-16", 1, measured())


def claim(i: str, stance: str = "Asserts", *, hedged: bool = False, text: str = "", **more: Any) -> Claim:
    """A claim with one hop; `text` in every place where words of an article can stand."""
    words = text or f"words of {i} " * 20
    pieces = (Piece(text or "Ann", hop=1, number=1), Piece(" said "), Piece(words, content=True))
    return Claim(**{  # type: ignore[arg-type]
        "id": i, "lead": text or f"The Example: Ann, of {i}, says", "words": words, "sentence": words, "stance": stance,
        "certainty": "possible" if hedged else "certain", "firsthand": True, "speech": "indirect", "topic": text or "other", "source": "a",
        "source_kind": "named", "hops": (Hop(1, text or "Ann", "a", text or "said", text, "certain"),), "article": "x",
        "title": text or "A title",
        "outlet": text or "The Example", "outlet_id": "o", "passages": (Passage(pieces),), "times": ((text, ""),) if text else (), **more,
    })


def person(i: str, unnamed: bool = False) -> EntityNode:
    return EntityNode(i, f"Name {i}", "Person", unnamed, (), ())


def view(text: str = "it is so") -> View:
    """Two people and a claim between them, all of them called by the text."""
    people = tuple(EntityNode(i, n, "Person", False, (n,), ()) for i, n in (("a", text), ("b", "Ben Low")))
    return View(people, (claim("c", text=text),), (Edge("a", "c", "claims"), Edge("c", "b", "is claimed about")))
