"""What leads into the fourth room from Today: a letter, a no to ask about, an unfinished text."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bounceback_tui.stages.learn.rules import About, Answer, Purpose

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
from bounceback_tui.stages.learn.doings import Doings


class Arriving(Doings):
    """The part of the room that ``do_…`` methods are run on, on arrival."""

    async def do_request(self, key: str) -> None:
        """Look at a letter."""
        self.look_at(key)

    async def do_ask(self, key: str) -> None:
        """Ask about a no: go on with a draft about it, or begin one."""

        def job(db: "Database") -> tuple[str | None, About | None]:
            from bounceback_tui.stages.learn import about_records

            return about_records.draft_about(db, UUID(key)), about_records.about(db, f"n{key}")

        def then(found: tuple[str | None, About | None]) -> None:
            draft, about = found
            if draft is not None:
                self.look_at(draft)
                self.with_opened(draft, self._write)
            elif about is not None:
                self._ask(about)

        self.read(job, then)

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        name, _, tag = key.rpartition("-")
        purposes = {"ask-letter": Purpose.ASK, "ask-again": Purpose.FOLLOW_UP, "ask-thanks": Purpose.THANKS}
        if name in purposes:
            purpose = purposes[name]
            self.with_opened(tag, lambda found: self._write(found, purpose))
        elif name == "point":
            self._draft_of_point(tag)
        elif name == "answer" and tag[0] in "ar":
            self.with_opened(tag[1:], self._answer)
        else:
            self._draft_about(tag, self._ask if name == "ask" else lambda about: self._open_answer(about, None, None))

    def _draft_about(self, tag: str, then: Callable[[About], Any]) -> None:
        def job(db: "Database") -> About | None:
            from bounceback_tui.stages.learn import about_records

            return about_records.about(db, tag)

        self.read(job, lambda about: then(about or About()))

    def _draft_of_point(self, tag: str) -> None:
        def job(db: "Database") -> Answer | None:
            from bounceback_tui.stages.learn import records

            return records.answer_of(db, tag)

        self.read_found(job, self._open_points, "The answer it was cut from is deleted.")
