"""When Python looks for garbage: never while a screen is made ready, and never through what stays until the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept() -> Iterator[None]:
    """Look for no garbage meanwhile, and never again among what there is at the end.

    A room and what is imported for it stay as long as the program runs. Going through them all took 10 to 75 ms,
    and most often just when another room was opened, for that makes many objects.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looking:
            gc.enable()
