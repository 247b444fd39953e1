"""The sections of the room, in the order of its strip."""

from bounceback_tui.insights.acts_pane import ActsPane
from bounceback_tui.insights.bounce_pane import BouncePane
from bounceback_tui.insights.hunches_pane import HunchesPane
from bounceback_tui.insights.month_pane import MonthPane
from bounceback_tui.insights.mood_pane import MoodPane
from bounceback_tui.insights.pane import Pane
from bounceback_tui.insights.trial_pane import TrialPane
from bounceback_tui.insights.week_pane import WeekPane

PANES: tuple[type[Pane], ...] = (BouncePane, MoodPane, MonthPane, WeekPane, ActsPane, HunchesPane, TrialPane)
"""Every section; the first is the one that is shown on arrival."""

STOPS = tuple((pane.key, pane.letter, pane.name_) for pane in PANES)
"""Key, letter and name of each, for the strip."""
