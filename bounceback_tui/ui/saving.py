"""Reading and writing from a widget: on the lane at once, awaited in a worker, answered on the UI thread."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.widget import Widget

from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.lane import Lane
    from bounceback_tui.ui.dialogs import Dialog

ResultT = TypeVar("ResultT")


def load(owner: Widget, lane: "Lane", job: "Callable[[Database], ResultT]", then: Callable[[ResultT], Any]) -> None:
    """Read on the lane; only the last of several calls by one owner is answered.

    Args:
        owner: the widget that asks, and that tells when it fails.
        lane: the database's thread.
        job: the read; runs on the lane.
        then: called on the UI thread with what was read, if the owner is still there.
    """

    async def wait() -> None:
        try:
            result = await asyncio.wrap_future(lane.submit(job))
        except StoreError as error:
            owner.post_message(Told(str(error), trouble=True))
            return
        if owner.is_attached:
            then(result)

    work: Callable[[], Awaitable[None]] = wait
    owner.run_worker(work, exclusive=True, group="load", exit_on_error=False)


def save(
    owner: Widget,
    lane: "Lane",
    job: "Callable[[Database], ResultT]",
    then: Callable[[ResultT], Any],
    failed: Callable[[Any], Any],
) -> None:
    """Write on the lane, and go on when it is durable.

    The job is on the lane before this returns, so that leaving at once cannot lose it; a dialog is left only when it
    was answered.

    Args:
        owner: the widget that writes.
        lane: the database's thread.
        job: the write; runs on the lane.
        then: called on the UI thread with what it returned, once it is durable.
        failed: called on the UI thread with the StoreError or InvalidEntry instead.
    """
    future = lane.submit(job)
    # Asked by name, and not by its class: the first screen does without dialogs.
    dialog: Dialog[Any] | None = cast("Dialog[Any]", owner) if hasattr(owner, "write_begins") else None
    if dialog is not None:
        dialog.write_begins()

    def answering(*, written: bool) -> AbstractContextManager[None]:
        return nullcontext() if dialog is None else dialog.answering(written=written)

    async def wait() -> None:
        try:
            result = await asyncio.shield(asyncio.wrap_future(future))
        except (InvalidEntry, StoreError) as error:
            with answering(written=False):
                failed(error)
        else:
            with answering(written=True):
                then(result)

    work: Callable[[], Awaitable[None]] = wait
    owner.run_worker(work, group="save", exit_on_error=False)
