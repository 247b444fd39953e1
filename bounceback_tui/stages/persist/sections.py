"""The lists of the seventh room, in their order."""

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
