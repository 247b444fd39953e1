"""The one small step, pure: every one that fits, the most fitting first, each with its reason."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.store.glance import Glance
from bounceback_tui.today.dues import DUES
from bounceback_tui.today.known import NOTHING, Known

FOLLOWED = 60
"""Days after which a no is no longer named above every room unless one turns to it again."""

ASK_FROM, ASK_UNTIL = 2, 21
"""Days after a no from which on, and until which, asking for feedback is suggested."""
ASKABLE = ("screening", "interview", "final", "offer")
"""How far an application has to have got for somebody to know an answer."""
APART = 21
"""Days after which a no that was not taken apart is no longer suggested for it."""

CALM = 7
"""Days without a no after which a day counts as calm: values are not for the days around one (Vohs 2013)."""


class Step(NamedTuple):
    """One small step.

    ``key`` names it for putting it away; ``why`` is the reason it was chosen; ``room``, ``action`` and
    ``argument`` say what ``enter`` does. ``once`` is true of what is done with when it was looked at: it does not
    come again on another day.
    """

    key: str
    heading: str
    text: str
    why: str
    minutes: int
    room: str = "feel"
    action: str = "home"
    argument: str = ""
    once: bool = False


def is_rejection_day(glance: Glance) -> bool:
    """Whether a no came on the local day of the figures."""
    return any(day == glance.today for day, _ in glance.nos)


def step(glance: Glance, known: Known = NOTHING) -> Step:
    """Choose the one small step.

    The first that fits and was not put away today: the check-in, what a no's day and its first week call for,
    an act whose outcome is open, something doable after a low check-in, a capsule after a good one; and else
    nothing, said plainly.

    Args:
        glance: the figures of one local day.
        known: what is known from the last times.

    Returns:
        The step, with the reason it was chosen.
    """
    return next(one for one in steps(glance, known) if not _put_away(glance, one))


def _put_away(glance: Glance, one: Step) -> bool:
    if one.once:
        return any(what.startswith(f"step:{one.key}:") for what in glance.put_away)
    return one.key != "rest" and away(one, glance.today) in glance.put_away


def away(one: Step, today: date) -> str:
    """Return the name under which a step is put away for a day."""
    return f"step:{one.key}:{today.isoformat()}"


def steps(glance: Glance, known: Known = NOTHING) -> Iterator[Step]:
    """Yield every step that fits, the most fitting first; the last one always fits."""
    no_today = is_rejection_day(glance)
    if glance.ended is not None:
        yield Step(
            "ended",
            "This journey is closed.",
            f"You said yes to {glance.ended or 'an offer'}. What helped you is kept, and so is everything else.",
            "Getting there was the end of it. Starting again later is one key, on the same page.",
            0,
            "persist",
            "end",
        )
    if not glance.checks:
        yield Step(
            "check-in",
            "How are you right now?",
            "Place it on the grid; add a word if one fits.",
            "Asked once a day, and today has no answer yet.",
            1,
        )
    yield from _after_a_no(glance, no_today)
    yield from _whom_to_tell(glance, no_today)
    yield from _acts(glance)
    yield from _letters(glance, no_today)
    yield from _people(glance, no_today)
    yield from _after_a_check_in(glance, no_today, known)
    if not no_today:
        yield from _realign(glance)
        yield from _news(glance, known)
        yield from _skill_work(glance)
        yield from _reflect(glance)
        yield from _persist(glance)
    yield Step(
        "rest",
        "Nothing has to happen now.",
        "You have looked at how you are. That is enough for today; the rest will keep.",
        "Nothing is due, and doing more is not always better.",
        0,
        room="today",
        action="nothing",
    )


def _after_a_no(glance: Glance, no_today: bool) -> Iterator[Step]:
    working = glance.working
    if working is None or working.stung:
        return
    day = (glance.today - working.day).days
    if no_today and day == 0:
        yield Step(
            "sting",
            "When it stings: the two-minute version",
            "What hurts, in one line; who else knows this; what you would tell a friend who phoned with it.",
            f"The no from {working.organisation} came today. Short is enough on such a day.",
            2,
            action="sting",
        )
    elif 1 <= day <= 7:
        yield Step(
            "sting",
            "When it stings",
            "Three fields: what hurts, who else knows this, what you would tell a friend with it.",
            f"Day {day} after {working.organisation}, and nothing is written about it yet.",
            10,
            action="sting",
        )


def _acts(glance: Glance) -> Iterator[Step]:
    for act in glance.due("act"):
        if act.due_on <= glance.today:
            yield Step(
                f"act-{act.id}",
                "How did it turn out?",
                act.text,
                "You set it for "
                + ("today" if act.due_on == glance.today else "an earlier day")
                + ". Not done is an answer too.",
                1,
                action="act_result",
                argument=act.id,
            )


def _realign(glance: Glance) -> Iterator[Step]:
    """Yield what is due of decisions and goals, then a decision about the no, then values on a calm day."""
    for one in (*glance.due("review"), *glance.due("goal")):
        if one.due_on <= glance.today:
            review = one.kind == "review"
            yield Step(
                f"{one.kind}-{one.id}",
                "Look again at what you decided" if review else "A first step",
                one.text,
                "You asked to be asked again about now. Both answers stay."
                if review
                else "You set it for about now. Another day, or letting it go, is fine too.",
                5,
                *("realign", DUES[one.kind].action, one.id),
            )
    working = glance.working
    day = (glance.today - working.day).days if working else 0
    apart = working is not None and ("reflect" in working.done or day > APART)
    if working is not None and 7 < day <= FOLLOWED and apart and not working.steered:
        yield Step(
            "course",
            "Keep, adjust or change?",
            f"What the no from {working.organisation} changes about your course, if it changes anything.",
            f"Day {day}: the first week is over, and nothing is written down about where it leads.",
            10,
            *("realign", "course"),
        )
    low = bool(glance.checks) and glance.checks[-1].pleasantness <= 2
    calm = bool(glance.nos) and all((glance.today - one).days > CALM for one, _ in glance.nos)
    if glance.checks and calm and not low and glance.values_on is None:
        yield Step(
            "values",
            "What matters to you?",
            "Two or three values, and ten minutes on when they last shaped something you did.",
            "More than a week without a no. This is for calm days only, and no page of it is written yet.",
            10,
            *("realign", "values"),
        )


def _news(glance: Glance, known: Known) -> Iterator[Step]:
    """Yield what one's own days have answered lately."""
    for one in known.news:
        yield Step(
            f"news-{one.key}",
            one.heading,
            one.about,
            f"You asked this of your own days. The answer came {day_words(one.since, glance.today)}; it says so "
            "where it cannot tell.",
            1,
            "insights",
            "open",
            one.argument,
            once=True,
        )


def _skill_work(glance: Glance) -> Iterator[Step]:
    """Yield practice that is due, and then a gap that waits; not on the day of a no, when little is asked."""
    for one in glance.due("practice"):
        if one.due_on <= glance.today:
            when = "today" if one.due_on == glance.today else "an earlier day"
            yield Step(
                f"practice-{one.id}",
                "Twenty minutes of practice",
                f"{one.text}. Stop after twenty, even if it goes well.",
                f"You set it for {when}.",
                20,
                "grow",
                "practice",
                one.id,
            )
    gap = glance.gap
    if gap is not None:
        yield Step(
            f"gap-{gap.skill_id}",
            "Twenty minutes on a gap",
            f"{gap.skill}: one small piece of it. It is a thing to learn, not a fault.",
            f"{gap.who} named it {ago_short(gap.day, glance.today)}, and it had no practice in the last seven days.",
            20,
            "grow",
            "skill",
            gap.skill_id,
        )


def _reflect(glance: Glance) -> Iterator[Step]:
    for one in (*glance.due("reason"), *glance.due("belief")):
        if one.due_on <= glance.today:
            kind = DUES[one.kind]
            yield Step(
                f"{one.kind}-{one.id}",
                "How do you see it now?",
                one.text,
                "You wrote it down a while ago and asked to be asked again. Both answers stay.",
                2,
                kind.room,
                kind.action,
                one.id,
            )
    working = glance.working
    day = (glance.today - working.day).days if working else 0
    if working is not None and 2 <= day <= 21 and "reflect" not in working.done:
        yield Step(
            "autopsy",
            "Take the no apart",
            f"What {working.organisation} said, what you infer, and what nobody can know.",
            f"Day {day}: far enough to look at it, near enough to remember it.",
            20,
            "reflect",
            "exercise",
            "autopsy",
        )
    elif glance.nos and glance.checks:
        yield Step(
            "question",
            "One question",
            "A few lines on what went well, what was not yours, or what you want next.",
            "Nothing is due. No evening should ask only what went wrong.",
            5,
            "reflect",
            "exercise",
            "question",
        )


def _letters(glance: Glance, no_today: bool) -> Iterator[Step]:
    """Ask about a no while it is fresh, and look again at a letter that has had no answer."""
    if no_today:
        return
    for letter in glance.due("follow-up"):
        if letter.due_on <= glance.today:
            yield Step(
                f"follow-up-{letter.id}",
                "One more line, or call it silent",
                f"No answer yet from {letter.text}. Both are fine, and then it is off your mind.",
                "The days you meant to wait are over.",
                3,
                room="learn",
                action="request",
                argument=letter.id,
            )
    working = glance.working
    if working is None or "learn" in working.done or working.reached not in ASKABLE:
        return
    day = (glance.today - working.day).days
    if ASK_FROM <= day <= ASK_UNTIL:
        yield Step(
            f"ask-{working.id}",
            f"Ask {working.organisation} what would have changed their mind",
            "The letter is composed, sending it is yours. Silence is the usual answer, so ask a mentor as well.",
            f"Day {day}: calmer than at first, and still fresh for them. You got further than most letters do.",
            5,
            room="learn",
            action="ask",
            argument=working.id,
        )


def _whom_to_tell(glance: Glance, no_today: bool) -> Iterator[Step]:
    """On the day of a no, suggest one person; never when there is nobody."""
    if no_today and glance.tell is not None:
        key, name = glance.tell
        yield Step(
            f"tell-{key}",
            "Whom will you tell?",
            f"{name}, perhaps. One line is enough: “I had a no today.” Nothing needs solving.",
            "A no is lighter when somebody else knows. Comfort comes first today.",
            2,
            room="connect",
            action="tell",
            argument=key,
        )


def _people(glance: Glance, no_today: bool) -> Iterator[Step]:
    """Look again at an ask, and say hello to whoever is due; both keep on the day of a no."""
    if no_today:
        return
    for one in (*glance.due("ask"), *glance.due("touch")):
        if one.due_on <= glance.today:
            asked = one.kind == "ask"
            kind = DUES[one.kind]
            yield Step(
                f"{one.kind}-{one.id}",
                "Look again, or let it go" if asked else f"Say hello to {one.text}",
                f"You asked {one.text} something, and no answer is noted yet."
                if asked
                else "A line is plenty; it need not be about work. Noting it starts the clock anew.",
                "The days you meant to wait are over." if asked else "It has been as long as you meant it to be.",
                3 if asked else 5,
                kind.room,
                kind.action,
                one.id,
            )


def _persist(glance: Glance) -> Iterator[Step]:
    for one in glance.due("interview"):
        yield Step(
            f"interview-{one.id}",
            "The next-no drill",
            f"Before {one.text}: one likely setback, your first reaction, a first step, and whom you tell.",
            f"The interview is {ago_short(one.due_on, glance.today)}. Having met a no once takes some of its weight.",
            10,
            "persist",
            "interview",
            one.id,
        )
    for one in glance.due("drill"):
        yield Step(
            f"drill-{one.id}",
            "After the interview",
            "How it went, beside what you thought before it.",
            "You thought it through beforehand. Both stay side by side.",
            5,
            "persist",
            "drill_after",
            one.id,
        )


def _after_a_check_in(glance: Glance, no_today: bool, known: Known) -> Iterator[Step]:
    if not glance.checks:
        return
    last = glance.checks[-1]
    if last.pleasantness <= 2 and not glance.due("act"):
        yield Step(
            "act",
            "One doable thing" + (", two minutes of it" if no_today else ""),
            "Pick something small, and guess how much it will lift you.",
            "Your last check-in was low. "
            + (known.acts or "Doing a small thing tends to come before feeling like it."),
            2 if no_today else 10,
            action="act",
        )
    recent = glance.capsule_on is not None and glance.today - glance.capsule_on < timedelta(days=30)
    if last.pleasantness >= 4 and not no_today and not recent:
        yield Step(
            "capsule",
            "A letter to a worse day",
            "A few lines from you as you are now, kept for the day of a no.",
            "Your last check-in was a good one, and "
            + ("no letter is kept yet." if not glance.capsules else "the last letter is a month old."),
            5,
            action="capsule",
        )
