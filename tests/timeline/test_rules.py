"""Everything that can be written has a place: a room, a kind, a name."""

from bounceback_tui.rooms import BLURBS, PATH, room_class
from bounceback_tui.store.glance_log import _LOG
from bounceback_tui.store.schema import tables, whole_of
from bounceback_tui.timeline.rules import KINDS, PLACES, ROOMS, WHOLES, Only
from bounceback_tui.timeline.source_records import SOURCES
from bounceback_tui.timeline.told import TOLD

CLASSES = {str(table.__tablename__): table for table in tables()}


def test_every_searched_table_has_a_place_with_a_name_for_each_text() -> None:
    assert {name: len(place.texts) for name, place in PLACES.items()} == {
        name: len(table.texts) for name, table in CLASSES.items() if table.texts
    }
    assert PLACES["reason"].told(0) == "reason"
    assert PLACES["reason"].told(1) == "reason, asked again"


def test_what_a_thing_is_part_of_is_opened_in_its_room() -> None:
    opened_in = {table: key for key, _, _ in PATH[1:] for table in room_class(key).OPENS}
    for name in PLACES:
        table, steps = CLASSES[name], []
        while table.part_of:
            optional = table.model_fields[table.part_of].default is None
            steps += [str(table.__tablename__)] if optional else []
            table = CLASSES[whole_of(table)]
        for whole in (*steps, str(table.__tablename__)):
            assert WHOLES[whole] == opened_in.get(whole, "nos"), whole
    assert WHOLES["rejection"] == "nos"


def test_every_kind_of_the_log_is_in_the_timeline() -> None:
    assert set(KINDS) == set(_LOG) == set(TOLD) == {told.kind for told in SOURCES}
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)
    assert {kind.room for kind in KINDS.values()} <= set(BLURBS) and set(ROOMS) - set(BLURBS) == {"nos"}


def test_what_is_narrowed() -> None:
    assert Only().wants("no") and Only().everything
    assert Only(kind="no").wants("no") and not Only(kind="no").wants("check-in")
    assert Only(room="feel").wants("check-in") and not Only(room="feel").wants("no")
    assert not Only(no_id="a").everything
