"""A throw-away place for the made-up life: a private folder that is gone afterwards; makes nothing in it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def throwaway() -> Iterator[Path]:
    """Lend a path for a database file.

    Yields:
        The path of a file that is not there yet, in a new folder with mode 0700. The folder is removed with
        everything in it, also when the process leaves by an exception.
    """
    folder = tempfile.mkdtemp(prefix="bounceback-demo-")
    try:
        yield Path(folder, "bounceback.db")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
