"""Keeps what is being typed: in memory at every key, on disk within a second; off the UI thread until the end."""

from collections.abc import Mapping
from threading import Lock

from bounceback_tui.store.drafts import Draft, Drafts
from bounceback_tui.store.errors import StoreError

Fields = Mapping[str, object]


class DraftBook:
    """The drafts of one run.

    ``note`` and ``drop`` only change memory and may be called at every key, on the UI thread; ``flush`` writes
    what changed and may be called from any thread.
    """

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._lock = Lock()
        self._writing = Lock()
        self._kept: dict[str, Fields] = {}
        self._changed: set[str] = set()
        self.trouble: StoreError | None = None
        """Why the last write of a draft failed, until one succeeds."""

    def adopt(self) -> tuple[Draft, ...]:
        """Take over what earlier runs left behind, the latest of each key; returns what was taken over."""
        taken: dict[str, Draft] = {}
        for draft in reversed(self._drafts.left_behind()):
            if self._drafts.adopt(draft):  # an older one of the same form stays, and is offered at the next start
                taken[draft.key] = draft
                self._kept[draft.key] = draft.fields
        return tuple(taken.values())

    def note(self, key: str, fields: Fields) -> None:
        """Remember what a form holds now."""
        with self._lock:
            self._kept[key] = fields
            self._changed.add(key)

    def drop(self, key: str) -> None:
        """Forget a form's draft, because it was saved or thrown away."""
        with self._lock:
            if self._kept.pop(key, None) is not None:
                self._changed.add(key)

    def get(self, key: str) -> Fields | None:
        """Return what a form held when it was last left, or None."""
        return self._kept.get(key)

    def begun(self) -> tuple[str, ...]:
        """Return the keys of all drafts, in the order they were begun."""
        return tuple(self._kept)

    def close(self) -> None:
        """Write what is left, and say that this run is over."""
        self.flush()
        self._drafts.close()

    def flush(self) -> None:
        """Write what changed since the last flush; a failure is kept in ``trouble`` and tried again."""
        with self._writing:  # a later flush must not be overtaken by an earlier one
            with self._lock:
                changed, self._changed = self._changed, set()
                kept = dict(self._kept)
            for key in changed:
                self._write(key, kept.get(key))

    def _write(self, key: str, fields: Fields | None) -> None:
        try:
            if fields is not None:
                self._drafts.put(key, fields)
            else:
                self._drafts.drop(key)
            self.trouble = None
        except StoreError as error:
            self.trouble = error
            with self._lock:
                self._changed.add(key)
