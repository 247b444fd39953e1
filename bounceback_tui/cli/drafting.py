"""Keeps what a command was to save as a draft when the file did not take it, where the app looks for drafts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bounceback_tui.cli.run import Run
from bounceback_tui.config import Paths
from bounceback_tui.store.errors import StoreError

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


@contextmanager
def opened(run: Run, key: str, fields: Mapping[str, object]) -> "Iterator[Database]":
    """Open the file and save within this block; kept as a draft where either fails, as ``kept_as_draft`` does.

    Raises:
        StoreError: the file is none of ours, and nothing was put beside it; or the save failed.
    """
    run.look()
    with kept_as_draft(run.paths, key, fields), run.database() as db:
        yield db


@contextmanager
def kept_as_draft(paths: Paths, key: str, fields: Mapping[str, object]) -> Iterator[None]:
    """Save within this block; what cannot be saved is kept and offered by the app at its next start.

    Args:
        paths: where the files are.
        key: the form's draft key.
        fields: what the form would hold.

    Raises:
        StoreError: the save failed; the sentence says whether the draft is kept.
    """
    try:
        yield
    except StoreError as error:
        from bounceback_tui.store.drafts import Drafts

        drafts = Drafts(paths.database.with_name(paths.database.name + ".drafts"))
        try:
            drafts.put(key, fields)
        except StoreError:  # the disk is full for a draft too
            raise error from None
        finally:
            drafts.close()
        raise StoreError(f"{error} It is kept as a draft, which bounceback offers at its next start.") from None
