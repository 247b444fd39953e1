"""What every table shares: naming convention, keys, stamps, checked text and enums. Knows no stage."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar, cast
from uuid import UUID, uuid4

from pydantic import BeforeValidator, ConfigDict, ValidationError
from sqlalchemy import ColumnElement, Enum, String, event, type_coerce
from sqlalchemy.orm import Mapper, QueryableAttribute
from sqlmodel import Field, SQLModel

from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.texts import has_something

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


@event.listens_for(Mapper, "before_mapper_configured")
def _listen_without_asking(mapper: Mapper[Any], _: type) -> None:
    """Give every column its listeners before SQLAlchemy looks whether it has them.

    The question is passed on to the column, which makes an expression of itself to answer it: 2.3 MB and 15 ms for
    all tables, though few of the expressions are ever used. Where another SQLAlchemy keeps them elsewhere, it asks.
    """
    listeners = cast("Any", QueryableAttribute).dispatch
    attribute: Any
    for attribute in mapper.class_manager.values():
        with suppress(AttributeError):
            attribute._slots_dispatch = listeners._for_instance(attribute)


LONGEST_TEXT = 200_000
"""Characters one text field may hold: about 35,000 words."""


def storable(value: object) -> object:
    """Refuse text that SQLite cannot hold faithfully.

    Args:
        value: what was typed; anything that is not text is passed on for pydantic to judge.

    Returns:
        The value, unchanged: what is stored stays as typed.

    Raises:
        ValueError: for a NUL (it hides the rest of the text from SQLite) or a lone surrogate (it cannot be
            written as UTF-8).
    """
    if not isinstance(value, str):
        return value
    if "\x00" in value:
        raise ValueError("has a NUL character in it, which cannot be stored; take it out and save again")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("has a broken character in it, which cannot be stored; type it again") from None
    return value


def trimmed(value: object) -> object:
    """Return a one-line text without white space around it and with inner white space folded to one blank.

    One of nothing but characters without a shape, such as U+200B, is empty.
    """
    if not isinstance(value, str):
        return value
    return " ".join(value.split()) if has_something(value) else ""


Words = Annotated[str, BeforeValidator(storable)]
"""Free text, kept exactly as typed."""

Line = Annotated[str, BeforeValidator(trimmed), BeforeValidator(storable)]
"""A one-line text: a name, a word, a role."""


class Entry(SQLModel):
    """What every entry and table begins with. Its validator is built when it is first used: tables never use theirs,
    and building those of all of them cost 2 MB and 50 ms of each start."""

    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]  # theirs adds keys that we do not use


class Record(Entry):
    """Key and stamps of a row. Stamps are UTC and bookkeeping only: rules use the row's own ``at`` or ``day``."""

    texts: ClassVar[tuple[str, ...]] = ()
    """The columns that hold what the person wrote, for filter, search and export; declared here once a table."""
    dated: ClassVar[str] = "day"
    """The column with the local date it belongs to; a table without it takes that of what it is a part of, or else
    the date it was made."""
    part_of: ClassVar[str] = ""
    """The column that refers to what it is a part of and is opened with; empty for what is opened itself."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    updated_at: datetime = Field(default_factory=lambda: datetime.now(UTC))


def by_value(kind: type[StrEnum], name: str) -> Enum:
    """Return the column type that stores an enum by its value, guarded by a CHECK constraint called ``name``."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


def as_text(key: Any) -> ColumnElement[str]:
    """Return a key's column as it is stored, 32 hexadecimal digits: for putting rows of one table to those of
    another, where making a UUID of each would take longer than all else."""
    return type_coerce(key, String)


EntryT = TypeVar("EntryT", bound=SQLModel)


def checked(entry: type[EntryT], values: Mapping[str, Any]) -> EntryT:
    """Build a validated entry from what was typed.

    Args:
        entry: the entry model (never a table model: those validate nothing).
        values: field names and what was typed in them.

    Returns:
        The entry.

    Raises:
        InvalidEntry: naming the first field that does not fit, in one sentence without what was typed.
    """
    try:
        return entry.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = str(first["loc"][0]).replace("_", " ") if first["loc"] else "entry"
        reason = first["msg"].removeprefix("Value error, ")
        raise InvalidEntry(f"{field.capitalize()} {plain(reason)}.") from None


def plain(reason: str) -> str:
    """Turn a validator's message into the second half of a sentence."""
    reason = reason.rstrip(".")
    if reason == "String should have at least 1 character":
        return "is empty"
    swaps = {
        "Input should be": "has to be",
        "Input should have": "has to have",
        "String should have": "has to have",
        "Field required": "is missing",
    }
    for theirs, ours in swaps.items():
        if reason.startswith(theirs):
            return ours + reason.removeprefix(theirs)
    return reason[:1].lower() + reason[1:]
