"""One article by hand, with gold and predictions made of its own words."""

from typing import Any

from kgraph.evaluate.inputs import Scored
from kgraph.record import Claim, Entity, Mention, Relation, Source, Span

TEXT = (
    "Ada Quill said the dam leaks. The mayor of Brod was lying, she added, claiming that he had known.\n\n"
    "According to Ivo Marek, the rumours that the dam leaks are <b>old</b>. Ivo Marek denied that the dam leaks badly.\n"
)


def span(words: str, after: str = "") -> Span:
    """The first place of the words behind the place of `after`."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def claim(number: int, content: Span, cue: Span | None, source: str | None = "e1", **more: Any) -> Claim:
    """Of Ada Quill unless said; `more` are fields of the claim."""
    who = Source(kind="named" if source else "impersonal", entity=source)
    return Claim(id=f"c{number}", content=(content,), cue=cue, source=who, sentence=Span(0, 1), **{"rule": "", **more})


def record(*claims: Claim, relations: tuple[Relation, ...] = ()) -> Scored:
    """Of both people and these claims."""
    people = tuple(
        Entity(id=f"e{i}", type="Person", named=True, name=name, mentions=(Mention(*(getattr(span(name), x) for x in ("start", "end"))),))
        for i, name in enumerate(("Ada Quill", "Ivo Marek"), 1)
    )
    return Scored(article="a", text_sha256="digest", entities=people, claims=claims, relations=relations)


SAID = claim(1, span("the dam leaks"), span("said"))
ADDED = claim(2, span("The mayor of Brod was lying"), span("added"))
KNOWN = claim(3, span("he had known"), span("claiming"))
OLD = claim(4, span("the rumours that the dam leaks are <b>old</b>"), span("According to"), "e2")
TALK = claim(5, span("the dam leaks", after="rumours"), span("rumours"), None)
DENIED = claim(6, span("the dam leaks badly"), span("denied"), "e2", stance="denies", polarity="negative")
