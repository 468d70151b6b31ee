"""Work that makes many lasting objects and no circles, without the garbage collector walking over them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch it off meanwhile: a third of the time of resolving ten thousand articles. What was made is passed over until the next time."""
    was = gc.isenabled()
    if was:
        gc.unfreeze()
        gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.enable()
