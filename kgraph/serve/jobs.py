"""What the server asks of a worker and what comes back, as frames: four bytes of length, then msgpack."""

from typing import TypeAlias

import msgspec

from kgraph.serve.limits import Limits

Wanted: TypeAlias = tuple[str, str] | None
"""Media type and form of an answer; None where the client takes none that there is."""


class Setup(msgspec.Struct, frozen=True, tag=True):
    """The first frame: the graph's folder, and what a job may take."""

    folder: str
    limits: Limits


class Ask(msgspec.Struct, frozen=True, tag=True):
    """A free query: `rows` for SELECT and ASK, `graph` for CONSTRUCT and DESCRIBE; `default` and `named` are IRIs of graphs."""

    text: str
    rows: Wanted
    graph: Wanted
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True, tag=True):
    """A named query with its parameters."""

    name: str
    given: dict[str, str]
    wanted: tuple[str, str]


class Iri(msgspec.Struct, frozen=True, tag=True):
    """What stands under an address: `path` as it came, percent-encoded."""

    path: str
    wanted: tuple[str, str]


class Page(msgspec.Struct, frozen=True, tag=True):
    """One of the live pages, with its parameters."""

    name: str
    given: dict[str, str]


Job: TypeAlias = Ask | Named | Iri | Page


class Answer(msgspec.Struct, frozen=True, tag=True):
    """A good answer. `more` are headers."""

    media: str
    body: bytes
    more: dict[str, str] = {}
    status: int = 200


class Fault(msgspec.Struct, frozen=True, tag=True):
    """What went wrong, in words for the client; `candidates` are what may have been meant."""

    status: int
    message: str
    candidates: tuple[str, ...] = ()


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The worker has opened the graph and read its names, or found that it cannot."""


Reply: TypeAlias = Answer | Fault
LENGTH = 4
_encoder = msgspec.msgpack.Encoder()
_to_worker: msgspec.msgpack.Decoder[Setup | Job] = msgspec.msgpack.Decoder(Setup | Job)
_to_server: msgspec.msgpack.Decoder[Reply | Ready] = msgspec.msgpack.Decoder(Reply | Ready)


def frame(message: Setup | Job | Reply | Ready) -> bytes:
    """Of one message."""
    body = _encoder.encode(message)
    return len(body).to_bytes(LENGTH) + body


def read_job(body: bytes) -> Setup | Job:
    """In the worker."""
    return _to_worker.decode(body)


def read_reply(body: bytes) -> Reply | Ready:
    """In the server."""
    return _to_server.decode(body)
