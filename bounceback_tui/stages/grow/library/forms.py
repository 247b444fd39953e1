"""The forms of the library: a resource for one or several skills, and a source to look at every so often."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.grow.forms import ahead_words, day_ahead
from bounceback_tui.stages.grow.library import rules
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Values

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

KINDS = tuple((kind.value, kind.value) for kind in rules.ResourceKind)
STATES = tuple((state.value, f"{rules.MARKS[state]} {state.value}") for state in rules.ResourceState)
SOURCES = tuple((kind.value, kind.value) for kind in rules.SourceKind)
LINK = Field("link", "link", placeholder="https://… or name@example.org")


class ResourceForm(Form):
    """A resource; the result is the way back.

    Args:
        context: the run's context.
        skill: the name of the skill it is for at the start.
        key: that skill's id as hexadecimal text, for the draft of a new one.
        resource: the one to change; new without it.
    """

    heading = "Something to learn from"
    fields: ClassVar[Sequence[Field]] = (
        Field("title", "what", placeholder="a course, a book, somebody to ask", optional=False),
        Field("kind", "kind", "choice", options=KINDS, optional=False),
        Field("state", "how far", "choice", options=STATES, optional=False),
        LINK,
        Field("cost", "cost", placeholder="free · 40 € · from the library"),
        Field("skills", "for", placeholder="skills, parted by commas", optional=False),
        Field("notes", "notes", "text", height=2),
    )

    def __init__(self, context: Context, *, skill: str, key: str, resource: rules.Resource | None = None) -> None:
        self.resource = resource
        values: Values = {"kind": "course", "state": "to do", "skills": skill}
        if resource is not None:
            values = {
                "title": resource.title,
                "kind": resource.kind.value,
                "state": resource.state.value,
                "link": resource.link,
                "cost": resource.cost,
                "skills": ", ".join(resource.skills),
                "notes": resource.notes,
            }
        name = f"resource-e{resource.id.hex}" if resource else f"resource-{key}"
        super().__init__(context, draft=name, values=values)

    def write(self, db: "Database", values: Values) -> "Rows":
        """Store the resource."""
        from bounceback_tui.stages.grow.library import records
        from bounceback_tui.stages.grow.model import ResourceEntry
        from bounceback_tui.store.base import checked

        if not str(values["title"]).strip():
            raise InvalidEntry("It has no name yet: say what it is, or leave with escape.")
        entry = checked(ResourceEntry, values | stamp_now(self.context)._asdict())
        names = str(values["skills"]).split(",") if self._renamed(values) else self._whole(values)
        return records.save_resource(db, entry, names, resource_id=self.resource.id if self.resource else None)

    def _renamed(self, values: Values) -> bool:
        return bool(values["skills"] != self.first["skills"])

    def _whole(self, values: Values) -> list[str]:
        """Return the skills as they came: a name may have a comma in it."""
        return list(self.resource.skills) if self.resource is not None else [str(values["skills"])]


class SourceForm(Form):
    """A source to look at every so often; the result is the way back.

    Args:
        context: the run's context.
        source: the one to change; new without it.
    """

    heading = "Staying current"
    intro = "Something worth a look every so often. When it is due it shows on Today; one key says it is read."
    fields: ClassVar[Sequence[Field]] = (
        Field("title", "what", placeholder="a newsletter, a forum, somebody's blog", optional=False),
        Field("kind", "kind", "choice", options=SOURCES, optional=False),
        LINK,
        Field("cadence", "how often", placeholder="weekly · every 2 weeks · every friday", optional=False),
        Field("next_on", "next look", placeholder="today · tomorrow · in 3 days · friday"),
    )

    def __init__(self, context: Context, *, source: rules.Source | None = None) -> None:
        self.source = source
        values: Values = {"kind": "newsletter", "cadence": "weekly"}
        if source is not None:
            values = {
                "title": source.title,
                "kind": source.kind.value,
                "link": source.link,
                "cadence": rules.cadence_words(source.cadence),
                "next_on": ahead_words(source.next_on, today(context)),
            }
        super().__init__(context, draft=f"source-{source.id.hex}" if source else "source", values=values)

    def write(self, db: "Database", values: Values) -> "Rows":
        """Store the source."""
        from bounceback_tui.stages.grow.library import records
        from bounceback_tui.stages.grow.model import SourceEntry
        from bounceback_tui.store.base import checked

        if not str(values["title"]).strip():
            raise InvalidEntry("It has no name yet: say what it is, or leave with escape.")
        kept = self.source.next_on if self.source is not None else today(self.context)
        more = {
            "next_on": day_ahead(self.context, str(values["next_on"])) or kept,
            "last_read_on": self.source.last_read_on if self.source else None,
        }
        entry = checked(SourceEntry, values | stamp_now(self.context)._asdict() | more)
        return records.save_source(db, entry, source_id=self.source.id if self.source else None)
