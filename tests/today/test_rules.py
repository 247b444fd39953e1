"""The step, its reason, and the mood line, by hand-made figures."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.store.glance import Check, Due, Gap, Glance, Working
from bounceback_tui.store.glance_moods import Moods, OpenHunch, OverTrial
from bounceback_tui.today import rules, steps
from bounceback_tui.today.known import NOTHING, Known, known

TODAY = date(2026, 11, 23)
EVENING = datetime(2026, 11, 23, 18, 40, tzinfo=ZoneInfo("Europe/Berlin"))


def check(pleasantness: int) -> Check:
    return Check(datetime(2026, 11, 23, 17, tzinfo=UTC), TODAY, 60, pleasantness, 3, "", ())


def working(days_ago: int, *, stung: bool = False, reached: str = "", asked: bool = False) -> Working:
    return Working(
        "a",
        "Engineer",
        "Acme",
        TODAY - timedelta(days=days_ago),
        "",
        frozenset({"feel"} if stung else ()) | frozenset({"learn"} if asked else ()),
        stung=stung,
        reached=reached,
    )


def glance(**figures) -> Glance:
    return Glance(TODAY, **({"ever": True} | figures))


def test_without_a_check_in_the_step_is_the_check_in():
    step = steps.step(glance())
    assert step.key == "check-in" and step.why


def test_on_the_day_of_a_no_the_step_is_the_two_minute_version():
    step = steps.step(glance(checks=(check(2),), nos=((TODAY, "Acme"),), working=working(0)))
    assert step.key == "sting" and step.minutes == 2 and "Acme" in step.why


@pytest.mark.parametrize("day", [1, 7])
def test_in_the_first_week_writing_is_offered(day):
    assert steps.step(glance(checks=(check(3),), working=working(day))).key == "sting"


def test_after_a_week_or_once_written_it_is_not():
    assert steps.step(glance(checks=(check(3),), working=working(8))).key != "sting"
    assert steps.step(glance(checks=(check(3),), working=working(2, stung=True))).key != "sting"


def test_from_the_second_day_on_a_no_can_be_taken_apart_and_not_on_its_own():
    def offered(days_ago, done=(), **more):
        there = working(days_ago, stung=True)._replace(done=frozenset(done))
        return [step.key for step in steps.steps(glance(checks=(check(3),), working=there, **more))]

    assert "autopsy" in offered(2) and "autopsy" in offered(21)
    assert "autopsy" not in offered(1) and "autopsy" not in offered(22)
    assert "autopsy" not in offered(3, done={"reflect"})
    assert "autopsy" not in offered(3, nos=((TODAY, "Globex"),))


def test_a_reason_or_belief_that_is_due_is_asked_about_on_calm_days():
    due = Due("reason", "b", "not senior enough", TODAY)
    step = steps.step(glance(checks=(check(3),), dues=(due,)))
    assert (step.room, step.action, step.argument) == ("reflect", "reason_again", "b") and step.why
    on_the_day = steps.steps(glance(checks=(check(3),), dues=(due,), nos=((TODAY, "Acme"),)))
    assert all(one.room != "reflect" for one in on_the_day)
    later = Due("belief", "b", "nobody wants me", TODAY + timedelta(days=1))
    assert all(one.key != "belief-b" for one in steps.steps(glance(checks=(check(3),), dues=(later,))))


def test_one_question_is_offered_when_nothing_else_is():
    recent = ((TODAY - timedelta(days=9), "Acme"),)
    assert steps.step(glance(checks=(check(3),), nos=recent, values_on=TODAY)).key == "question"
    assert steps.step(glance(checks=(check(3),))).key == "rest"


@pytest.mark.parametrize("day", [2, 3, 21])
@pytest.mark.parametrize("reached", ["screening", "interview", "final"])
def test_from_the_second_day_asking_is_offered(day, reached):
    step = steps.step(glance(checks=(check(3),), working=working(day, stung=True, reached=reached)))
    assert step.heading == "Ask Acme what would have changed their mind"
    assert (step.room, step.action, step.argument, step.minutes) == ("learn", "ask", "a", 5)
    assert "Silence is the usual answer" in step.text and "mentor" in step.text


@pytest.mark.parametrize(
    ("day", "more"),
    [
        (1, {"reached": "interview"}),
        (22, {"reached": "interview"}),
        (3, {"reached": "applied"}),
        (3, {"reached": ""}),
        (3, {"reached": "interview", "asked": True}),
    ],
)
def test_asking_is_not_offered_too_early_too_late_in_vain_or_twice(day, more):
    assert steps.step(glance(checks=(check(3),), working=working(day, stung=True, **more))).room != "learn"


def test_a_letter_without_an_answer_is_looked_at_again_but_not_on_the_day_of_a_no():
    due = Due("follow-up", "f", "Jordan, Globex", TODAY)
    step = steps.step(glance(checks=(check(3),), dues=(due,)))
    assert (step.room, step.action, step.argument) == ("learn", "request", "f")
    assert "Jordan, Globex" in step.text
    assert steps.step(glance(checks=(check(3),), dues=(due,), nos=((TODAY, "Acme"),))).key == "rest"
    (item,) = rules.waiting(glance(dues=(due,)), {})
    assert (item.when, item.text, item.room) == ("today", "follow up with Jordan, Globex", "learn")


def test_a_due_act_is_asked_after_and_one_of_tomorrow_is_not():
    due = Due("act", "b", "walk", TODAY)
    assert steps.step(glance(checks=(check(3),), dues=(due,))).text == "walk"
    later = Due("act", "b", "walk", TODAY + timedelta(days=1))
    assert steps.step(glance(checks=(check(3),), dues=(later,))).key == "rest"


def test_after_a_low_check_in_one_doable_thing_after_a_good_one_a_letter():
    assert steps.step(glance(checks=(check(2),))).key == "act"
    assert steps.step(glance(checks=(check(4),))).key == "capsule"
    fresh = glance(checks=(check(4),), capsules=1, capsule_on=TODAY - timedelta(days=3))
    assert steps.step(fresh).key == "rest"


def test_what_was_put_away_today_is_not_offered_again_today():
    away = {f"step:check-in:{TODAY.isoformat()}": datetime(2026, 11, 23, 12, tzinfo=UTC)}
    assert steps.step(glance(put_away=away)).key == "rest"
    stale = {"step:check-in:2026-11-22": datetime(2026, 11, 22, 12, tzinfo=UTC)}
    assert steps.step(glance(put_away=stale)).key == "check-in"


@given(
    st.lists(st.integers(1, 5), max_size=4),
    st.none() | st.tuples(st.integers(0, 90), st.booleans()),
    st.lists(st.integers(-5, 5), max_size=3),
    st.integers(0, 3),
)
def test_there_is_always_a_step_with_a_reason(affects, no, dues, capsules):
    figures = glance(
        checks=tuple(check(value) for value in affects),
        working=working(no[0], stung=no[1]) if no else None,
        nos=((TODAY - timedelta(days=no[0]), "Acme"),) if no and no[0] < 30 else (),
        dues=tuple(Due("act", str(n), "x", TODAY + timedelta(days=due)) for n, due in enumerate(dues)),
        capsules=capsules,
    )
    step = steps.step(figures)
    assert step.heading and step.why
    if steps.is_rejection_day(figures):
        assert step.minutes <= 2


def test_mood_line_leaves_gaps_and_marks_the_nos():
    marks, bars = rules.mood_line(
        glance(
            daily={TODAY: 5.0, TODAY - timedelta(days=1): 1.0},
            nos=((TODAY - timedelta(days=2), "Acme"),),
        )
    )
    assert len(marks) == len(bars) == 30
    assert bars[-3:] == "·▁█" and marks[-3:] == "▾  "


def test_mood_sentence_says_the_same_in_words():
    figures = glance(daily={TODAY: 3.0, TODAY - timedelta(days=4): 1.5}, nos=((TODAY, "A"), (TODAY, "B")))
    assert rules.mood_sentence(figures) == (
        "30 days, 2 with a check-in: lowest 1.5, highest 3.0, latest 3.0 of 5; 2 no's (▾)."
    )
    assert rules.mood_sentence(glance()) == "No check-in in the last 30 days."


def test_greeting_on_the_day_of_a_no_cheers_nobody_up():
    assert rules.greeting(EVENING, glance(nos=((TODAY, "Acme"),))) == "A no came today. Little is asked of you now."
    assert rules.greeting(EVENING, glance(nos=((TODAY, "Acme"),), ended="Globex")) == "Good evening."
    assert rules.greeting(EVENING, glance()) == "Good evening."


def test_the_no_above_every_room_fades_after_two_months():
    assert rules.working_line(glance(working=working(3))) == "Acme · day 3"
    assert rules.working_line(glance(working=working(61))) == ""


def test_waiting_lists_drafts_first_then_acts_by_day():
    found = rules.waiting(glance(dues=(Due("act", "b", "walk", TODAY - timedelta(days=3)),)), {"no": "a no"})
    assert [(item.when, item.text) for item in found] == [("unfinished", "a no"), ("3 d ago", "walk")]


def test_values_are_for_a_calm_day_and_only_until_a_page_is_written():
    def no(days_ago):
        return ((TODAY - timedelta(days=days_ago), "Acme"),)

    calm = glance(checks=(check(3),), nos=no(8))
    assert steps.step(calm).key == "values" and steps.step(calm).minutes == 10 and "calm" in steps.step(calm).why
    for days_ago in range(8):
        assert "values" not in [one.key for one in steps.steps(glance(checks=(check(3),), nos=no(days_ago)))]
    assert "values" not in [one.key for one in steps.steps(glance(checks=(check(2),), nos=no(8)))]
    assert "values" not in [one.key for one in steps.steps(glance(checks=(check(3),), nos=no(8), values_on=TODAY))]


def steered(days_ago, *, done=frozenset({"reflect"}), about=False):
    gone = working(days_ago, stung=True)
    return gone._replace(done=done, steered=about)


@pytest.mark.parametrize(
    ("no", "offered"),
    [
        (steered(7), False),
        (steered(8), True),
        (steered(60), True),
        (steered(61), False),
        (steered(8, about=True), False),
        (steered(8, done=frozenset()), False),
        (steered(22, done=frozenset()), True),
    ],
)
def test_after_the_first_week_the_course_is_asked_about_once(no, offered):
    keys = [one.key for one in steps.steps(glance(checks=(check(3),), working=no))]
    assert ("course" in keys) is offered


def test_the_course_is_not_asked_about_on_the_day_of_another_no():
    keys = [one.key for one in steps.steps(glance(checks=(check(3),), working=steered(10), nos=((TODAY, "Globex"),)))]
    assert "course" not in keys and "values" not in keys


@pytest.mark.parametrize(("kind", "action"), [("review", "review"), ("goal", "goal")])
def test_what_is_due_of_a_decision_or_a_goal_leads_there(kind, action):
    due = Due(kind, "b", "backend", TODAY)
    step = steps.step(glance(checks=(check(3),), dues=(due,)))
    assert (step.room, step.action, step.argument, step.text) == ("realign", action, "b", "backend")
    (waits,) = rules.waiting(glance(dues=(due,)), {})
    assert (waits.room, waits.action, waits.argument) == ("realign", action, "b") and "backend" in waits.text
    later = Due(kind, "b", "backend", TODAY + timedelta(days=1))
    assert steps.step(glance(checks=(check(3),), dues=(later,))).key == "rest"


def test_due_practice_is_a_step_of_twenty_minutes_and_not_on_the_day_of_a_no():
    due = Due("practice", "ab", "Rust", TODAY)
    step = steps.step(glance(checks=(check(3),), dues=(due,)))
    assert (step.minutes, step.room, step.action, step.argument) == (20, "grow", "practice", "ab")
    assert "Rust" in step.text and step.why == "You set it for today."
    later = due._replace(due_on=TODAY + timedelta(days=1))
    assert steps.step(glance(checks=(check(3),), dues=(later,))).room != "grow"
    on_the_day = steps.steps(glance(checks=(check(3),), dues=(due,), nos=((TODAY, "Acme"),)))
    assert all(one.room != "grow" for one in on_the_day)


def test_a_gap_without_practice_is_a_step_and_not_on_the_day_of_a_no():
    gap = Gap("cd", "System design", "Acme", TODAY - timedelta(days=3))
    step = steps.step(glance(checks=(check(3),), gap=gap))
    assert (step.minutes, step.room, step.action, step.argument) == (20, "grow", "skill", "cd")
    assert "System design" in step.text and step.why.startswith("Acme named it 3 d ago")
    on_the_day = steps.steps(glance(checks=(check(3),), gap=gap, nos=((TODAY, "Acme"),)))
    assert all(one.room != "grow" for one in on_the_day)


def test_practice_and_sources_wait_in_their_own_words():
    dues = (Due("practice", "a", "Rust", TODAY), Due("source", "b", "Query Notes", TODAY))
    assert [(one.text, one.room, one.action) for one in rules.waiting(glance(dues=dues), {})] == [
        ("practise Rust", "grow", "practice"),
        ("have a look: Query Notes", "grow", "source"),
    ]


def test_people_are_told_without_blame_and_only_one_is_suggested_on_the_day_of_a_no():
    long_due = Due("touch", "b", "Ana", TODAY - timedelta(days=74))
    due = Due("touch", "a", "Priya", TODAY - timedelta(days=3))
    told = [(one.when, one.text, one.action) for one in rules.waiting(glance(dues=(long_due, due)), {})]
    assert told == [("any day", "say hello to Ana", "contact"), ("3 d ago", "say hello to Priya", "contact")]
    asked = Due("ask", "c", "Tunde", TODAY)
    (waiting,) = rules.waiting(glance(dues=(asked,)), {})
    assert (waiting.text, waiting.room, waiting.action) == ("Tunde: any answer yet?", "connect", "ask")

    kept = glance(checks=(check(3),), dues=(due, asked), tell=("a", "Maren"))
    assert [one.key for one in steps.steps(kept)][:2] == ["ask-c", "touch-a"]
    on_the_day = glance(checks=(check(3),), dues=(due, asked), nos=((TODAY, "Acme"),), tell=("a", "Maren"))
    first = steps.step(on_the_day)
    assert (first.key, first.minutes, first.action, first.argument) == ("tell-a", 2, "tell", "a")
    assert not {"ask-c", "touch-a"} & {one.key for one in steps.steps(on_the_day)}
    nobody = glance(checks=(check(3),), nos=((TODAY, "Acme"),))
    assert not any(one.key.startswith("tell") for one in steps.steps(nobody))


# What is known from the last times


def dips(*nos: int, under_way: int | None = None) -> Moods:
    """Return even days with three low ones after each no, so many days ago."""
    daily = {TODAY - timedelta(days=back): 4.0 for back in range(200)}
    came = [*nos, *([under_way] if under_way is not None else [])]
    for back in came:
        daily |= {TODAY - timedelta(days=back - later): 1.0 for later in range(min(back, 3) + 1)}
    return Moods(daily, tuple(TODAY - timedelta(days=back) for back in sorted(came)), (0, 0.0, 0.0))


def test_three_no_s_say_how_long_it_took():
    found = known(dips(90, 60, 30), TODAY)
    assert found == Known("The last three times you were back to usual in 4 days.", (4, 4, 4))
    assert known(dips(60, 30), TODAY) == NOTHING
    assert known(Moods({}, (), (0, 0.0, 0.0)), TODAY) == NOTHING


def test_the_greeting_says_around_which_day_it_turned_and_only_then():
    seen = known(dips(90, 60, 30, under_way=2), TODAY)
    assert seen.turning == "Day 2; the last times, this turned around day 4."
    assert rules.greeting(EVENING, glance(), seen) == f"Good evening. {seen.turning}"
    on_the_day = glance(nos=((TODAY, "Acme"),))
    assert rules.greeting(EVENING, on_the_day, seen) == "A no came today. Little is asked of you now."
    assert known(dips(90, 60, 30, under_way=0), TODAY).turning == ""


def test_small_acts_are_the_reason_once_five_came_out_well():
    told = known(Moods({}, (), (5, 0.4, 1.0)), TODAY)
    assert told.acts == "5 small acts so far came out at +1.0 on average; +0.4 was expected."
    low = glance(checks=(check(1),))
    assert told.acts in steps.step(low, told).why
    for acts in ((4, 0.4, 1.0), (5, 0.4, 0.0), (9, 1.0, -1.0)):
        seen = known(Moods({}, (), acts), TODAY)
        assert seen.acts == "" and "tends to come before" in steps.step(low, seen).why


def test_what_was_asked_of_one_s_own_days_is_told_for_three_days_and_once():
    def told(named: int, over: int, **more) -> list[str]:
        hunch = OpenHunch("a" * 32, "effort", "application", "next day", TODAY - timedelta(days=named))
        trial = OverTrial("b" * 32, "Does tea help?", TODAY - timedelta(days=over))
        seen = known(Moods({}, (), (0, 0.0, 0.0), (hunch,), (trial,)), TODAY)
        found = steps.steps(glance(checks=(check(3),), **more), seen)
        return [one.text for one in found if one.room == "insights"]

    hunch, trial = "applied for a job → next day", "Does tea help?"
    assert told(named=31, over=1) == [trial, hunch]
    assert told(named=33, over=1) == [trial, hunch] and told(named=34, over=1) == [trial]
    assert told(named=30, over=1) == [trial] and told(named=91, over=1) == [trial, hunch]
    assert told(named=31, over=1, nos=((TODAY, "Acme"),)) == []  # little is asked on such a day

    moods = Moods({}, (), (0, 0.0, 0.0), (), (OverTrial("b" * 32, "q", TODAY - timedelta(days=2)),))
    seen = known(moods, TODAY)
    one = steps.step(glance(checks=(check(3),)), seen)
    assert (one.room, one.action, one.argument) == ("insights", "open", f"trial-{'b' * 32}")
    assert "came yesterday" in one.why
    looked_at = {steps.away(one, TODAY - timedelta(days=1)): EVENING}
    assert steps.step(glance(checks=(check(3),), put_away=looked_at), seen).room != "insights"
