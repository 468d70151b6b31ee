"""A judgement that could not be carried out as it stands: it is listed, never dropped."""

from typing import Literal

import msgspec


class Misfit(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """`conflict`: others forbid it. `unfit`: what it judged is not there, or is read otherwise now. `entry` is its id."""

    entry: str
    trouble: Literal["conflict", "unfit"]
    reason: str
