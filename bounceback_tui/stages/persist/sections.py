"""The lists of the seventh room, in their order."""

from collections.abc import Sequence

from bounceback_tui.stages.persist.done_sections import ApplicationSection, DoneSection
from bounceback_tui.stages.persist.meant_sections import ChangeSection, DrillSection, PlanSection, WeekSection
from bounceback_tui.stages.persist.section import Section

SECTIONS: tuple[Section, ...] = (
    DoneSection(),
    ApplicationSection(),
    PlanSection(),
    ChangeSection(),
    DrillSection(),
    WeekSection(),
)
"""The lists, in the order of the strip; momentum comes before them."""

MOMENTUM = ("momentum", "m", "Momentum")

STOPS: Sequence[tuple[str, str, str]] = (MOMENTUM, *((one.key, one.letter, one.name) for one in SECTIONS))
"""Key, letter and title of every section of the room."""
