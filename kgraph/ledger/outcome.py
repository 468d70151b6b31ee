"""What became of judgements: claims that are checked, and what could not be carried out as it stands, which is listed, never dropped."""

from typing import Literal

import msgspec


class Checked(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """That a person compared a claim with its sentence: `checked` where it is read right (now), `rejected` where the machine misread it.

    A rejected claim leaves every count and stays listed. That says nothing of what is true.
    """

    status: Literal["checked", "rejected"]
    who: str
    when: str


class Misfit(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """`conflict`: others forbid it. `unfit`: what it judged is not there, or is read otherwise now. `entry` is its id."""

    entry: str
    trouble: Literal["conflict", "unfit"]
    reason: str
