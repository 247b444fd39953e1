"""The stages, in the person's order: the path strip, the keys, the palette and the README come from here."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from bounceback_tui.ui.room import Room


class Stage(NamedTuple):
    """One stage of the path.

    ``key`` names its folder, ``digit`` opens it, ``blurb`` says in one line what it is for; ``screen`` is
    "module:class", imported at the first visit; ``drafts`` says what an unfinished text of it is called, by the
    beginning of its draft's key.
    """

    key: str
    title: str
    digit: str
    blurb: str
    screen: str
    drafts: tuple[tuple[str, str], ...] = ()

    def room(self) -> "type[Room[Any]]":
        """Import and return the stage's room."""
        module, name = self.screen.split(":")
        found: type[Room[Any]] = getattr(import_module(module), name)
        return found

    def fetch(self) -> None:
        """Import the room and the records beside it: what takes longest at a first visit."""
        self.room()
        import_module(self.screen.partition(":")[0].rpartition(".")[0] + ".records")


STAGES = (
    Stage(
        "feel",
        "Feel",
        "1",
        "Say how you are, in five seconds; more when you want to.",
        "bounceback_tui.stages.feel.screen:FeelRoom",
        (
            ("check-in", "a check-in you had begun"),
            ("sting", "“when it stings”, begun"),
            ("act", "one doable thing, begun"),
            ("capsule", "a letter to a worse day, begun"),
        ),
    ),
    Stage(
        "reflect",
        "Reflect",
        "2",
        "Take a no apart: what was said, what you infer, what nobody can know.",
        "bounceback_tui.stages.reflect.screen:ReflectRoom",
        (
            ("run", "an exercise you had begun"),
            ("reason", "a reason, begun"),
            ("own-prompt", "a question of your own, begun"),
        ),
    ),
    Stage(
        "realign",
        "Realign",
        "3",
        "See where you could go, what matters, what you are good at, and decide: keep, adjust or change.",
        "bounceback_tui.stages.realign.screen:RealignRoom",
        (
            ("direction", "a direction, begun"),
            ("score", "a score of a direction, begun"),
            ("values-page", "a page about values, begun"),
            ("strength", "a strength, begun"),
            ("course", "keep, adjust or change, begun"),
            ("review", "a look again, begun"),
            ("goal", "a goal, begun"),
        ),
    ),
    Stage(
        "learn",
        "Learn",
        "4",
        "Ask what would have changed their mind, and make something of the answer.",
        "bounceback_tui.stages.learn.screen:LearnRoom",
        (
            ("ask", "a letter that asks, begun"),
            ("ask-letter", "a letter that asks, half changed"),
            ("ask-again", "a second letter, half changed"),
            ("ask-thanks", "a thank-you letter, half changed"),
            ("answer", "an answer you had begun to record"),
            ("point", "a point of an answer, begun"),
        ),
    ),
    Stage(
        "grow",
        "Grow",
        "5",
        "Turn a gap into a card, a card into practice, practice into something you can show.",
        "bounceback_tui.stages.grow.screen:GrowRoom",
        (
            ("skill", "a skill for the board, begun"),
            ("practice", "practice, begun"),
            ("evidence", "something to show, begun"),
            ("resource", "something to learn from, begun"),
            ("source", "something to follow, begun"),
        ),
    ),
    Stage(
        "connect",
        "Connect",
        "6",
        "Keep in touch with people, ask them for what they can bear, and thank them.",
        "bounceback_tui.stages.connect.screen:ConnectRoom",
        (
            ("person", "somebody you had begun to put down"),
            ("touch", "a contact you had begun to note"),
            ("favour", "an ask, begun"),
            ("favour-letter", "a letter to somebody you know, half changed"),
            ("favour-answer", "what came of an ask, begun"),
        ),
    ),
    Stage(
        "persist",
        "Persist",
        "7",
        "Keep going without counting losses: effort, applications, plans, and an end.",
        "bounceback_tui.stages.persist.screen:PersistRoom",
        (
            ("effort", "what you did, begun"),
            ("pause", "a pause, begun"),
            ("mend", "a mended gap, begun"),
            ("application", "an application, begun"),
            ("step", "a step of an application, begun"),
            ("plan", "an if-then plan, begun"),
            ("change", "what you change next time, begun"),
            ("judge", "a verdict on a change, begun"),
            ("drill", "the next-no drill, begun"),
            ("drill-after", "a look back at an interview, begun"),
            ("week", "a look back at a week, begun"),
            ("end", "what helped you, begun"),
        ),
    ),
)
"""Every stage that is built; one that is not is nowhere."""
