"""What can go wrong, each with the exit code of the command that meets it and a message that says what to do next."""


class KgraphError(Exception):
    """Anything kgraph reports itself. `exit_code` is what a command ends with."""

    exit_code = 1


class ReadError(KgraphError):
    """One input cannot be read as an article; the others go on."""

    def __init__(self, place: str, reason: str, hint: str = "") -> None:
        """`place` names the file (and line); `hint` says what to do about it."""
        super().__init__(f"{place}: {reason}" + (f" ({hint})" if hint else ""))
        self.place, self.reason, self.hint = place, reason, hint


class UsageError(KgraphError):
    """The call cannot be carried out as it was put: a missing model, a target that cannot be written, a bad query."""

    exit_code = 2


class AmbiguityError(KgraphError):
    """A name or a query that nothing, or several things, answer to; `candidates` are the nearest."""

    exit_code = 3

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class GraphError(KgraphError):
    """A graph that cannot be read, is locked by another process, or was written by a newer kgraph."""

    exit_code = 4
