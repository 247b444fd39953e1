"""What the first screen asks of each stage's tables, in SQL: a test holds it against the records' own queries."""

from collections.abc import Mapping, Sequence

EFFORTS: Mapping[str, Sequence[str]] = {
    "check-in": ("SELECT day FROM check_in",),
    "small act": ("SELECT done_on AS day FROM small_act WHERE done_on IS NOT NULL",),
    "kindness": ("SELECT day FROM self_compassion", "SELECT day FROM capsule"),
    "reflection": (
        "SELECT day FROM reflection",
        "SELECT day FROM reason",
        "SELECT day FROM effort WHERE kind = 'reflect'",
        *(
            f"SELECT day FROM {table}"
            for table in ("direction_score", "values_page", "strength", "course_entry", "course_review", "goal")
        ),
    ),
    "application": (
        "SELECT day FROM effort WHERE kind = 'apply'",
        "SELECT day FROM application_status WHERE status = 'applied'",
    ),
    "skill": (
        "SELECT day FROM effort WHERE kind = 'skill'",
        "SELECT day FROM practice",
        "SELECT day FROM evidence",
    ),
    "reach-out": (
        "SELECT day FROM effort WHERE kind = 'reach-out'",
        "SELECT sent_on AS day FROM feedback_request WHERE sent_on IS NOT NULL",
        "SELECT day FROM interaction",
    ),
    "planning": tuple(
        f"SELECT day FROM {table}" for table in ("if_then_plan", "plan_tick", "drill", "change", "look_back")
    ),
}
"""For each kind of effort: where its local days stand."""


DUES: Mapping[str, tuple[str, int | None]] = {
    "act": (
        "SELECT id, text, due_on AS due FROM small_act WHERE done_at IS NULL AND let_go_on IS NULL"
        " ORDER BY due, at, id",
        None,
    ),
    "reason": (
        "SELECT id, text, ask_on AS due FROM reason WHERE ask_on IS NOT NULL AND again_at IS NULL"
        " ORDER BY due, at, id",
        3,
    ),
    "belief": ("SELECT id, title, ask_on AS due FROM reflection WHERE ask_on IS NOT NULL ORDER BY due, at, id", 3),
    "review": (
        "SELECT id, what, review_on AS due FROM course_entry WHERE review_on IS NOT NULL ORDER BY due, at, id",
        3,
    ),
    "goal": (
        "SELECT id, first_step, first_step_on AS due FROM goal WHERE first_step_on IS NOT NULL AND done_on IS NULL"
        " AND let_go_on IS NULL ORDER BY due, at, id",
        3,
    ),
    "follow-up": (
        "SELECT id, CASE WHEN recipient <> '' THEN recipient ELSE 'the ' || kind END || coalesce(', ' ||"
        " (SELECT organisation FROM application WHERE application.id = application_id), ''), follow_up_on AS due"
        " FROM feedback_request WHERE state = 'sent' AND follow_up_on IS NOT NULL ORDER BY due, at, id",
        3,
    ),
    "practice": (
        "SELECT skill_card.id, name, next_practice_on AS due FROM skill_card JOIN skill ON skill.id = skill_id"
        " WHERE next_practice_on IS NOT NULL AND archived_on IS NULL ORDER BY due, skill_card.id",
        2,
    ),
    "source": ("SELECT id, title, next_on AS due FROM source ORDER BY due, id", 0),
    "touch": ("SELECT id, name, next_on AS due FROM contact WHERE next_on IS NOT NULL ORDER BY due, at, id", 0),
    "ask": (
        "SELECT id, (SELECT name FROM contact WHERE contact.id = contact_id), follow_up_on AS due FROM ask"
        " WHERE state = 'sent' AND follow_up_on IS NOT NULL ORDER BY due, at, id",
        3,
    ),
    "next-step": (
        "SELECT id, coalesce(next_step, organisation), next_step_on AS due FROM application"
        " WHERE next_step_on IS NOT NULL ORDER BY due, created_at, id",
        7,
    ),
    "interview": (
        "SELECT id, organisation, interview_on AS due FROM application WHERE interview_on >= :today"
        " AND coalesce((SELECT status FROM application_status WHERE application_id = application.id"
        " ORDER BY day DESC, created_at DESC LIMIT 1), '') NOT IN ('accepted', 'rejected', 'withdrawn')"
        " AND NOT EXISTS(SELECT 1 FROM drill WHERE application_id = application.id"
        " AND drill.interview_on = application.interview_on) ORDER BY due, created_at, id",
        5,
    ),
    "plan": (
        "SELECT id, if_cue, ask_on AS due FROM if_then_plan WHERE ask_on IS NOT NULL AND done_on IS NULL"
        " AND let_go_on IS NULL ORDER BY due, at, id",
        0,
    ),
    "drill": (
        "SELECT id, setback, look_back_on AS due FROM drill WHERE look_back_on IS NOT NULL"
        " AND looked_back_on IS NULL ORDER BY due, at, id",
        0,
    ),
}
"""For each kind of thing that is due: its key, words and local date, and how many days ahead it is shown."""

STEERED = "EXISTS(SELECT 1 FROM course_no WHERE rejection_id = :no)"

SINCE = "day >= :day AND at >= :then"
"""Written since a moment; the day, two before the moment's, lets an index be used."""

DONE: Mapping[str, str] = {
    "feel": f"EXISTS(SELECT 1 FROM check_in WHERE at >= :then) OR EXISTS(SELECT 1 FROM small_act WHERE {SINCE})"
    f" OR EXISTS(SELECT 1 FROM self_compassion WHERE {SINCE})",
    "reflect": "EXISTS(SELECT 1 FROM reflection WHERE rejection_id = :no)"
    " OR EXISTS(SELECT 1 FROM reason WHERE rejection_id = :no)",
    "learn": "EXISTS(SELECT 1 FROM feedback_request WHERE rejection_id = :no AND state <> 'draft')"
    " OR EXISTS(SELECT 1 FROM feedback_answer WHERE rejection_id = :no)",
    "realign": f"{STEERED} OR EXISTS(SELECT 1 FROM values_page WHERE {SINCE})"
    f" OR EXISTS(SELECT 1 FROM goal WHERE {SINCE})",
    "grow": f"EXISTS(SELECT 1 FROM practice WHERE {SINCE}) OR EXISTS(SELECT 1 FROM evidence WHERE {SINCE})",
    "connect": f"EXISTS(SELECT 1 FROM interaction WHERE {SINCE})",
    "persist": " OR ".join(
        f"EXISTS(SELECT 1 FROM {table} WHERE {SINCE})"
        for table in ("effort", "if_then_plan", "plan_tick", "change", "drill", "look_back")
    ),
}
"""For each stage: whether something was done in it for the no ``:no``, which was logged at ``:then``."""


TELL = (
    "SELECT id, name FROM contact WHERE kind = 'person' AND (comfort OR tie = 'close')"
    " AND (paused_until IS NULL OR paused_until < :today)"
    " AND NOT EXISTS(SELECT 1 FROM interaction WHERE day = :today)"
    " ORDER BY comfort DESC, CASE tie WHEN 'close' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, name, id LIMIT 1"
)
"""Whom one might tell of a no: comfort first, close first."""

_NUMBER = "CAST(julianday(:today) - julianday(first_on) AS INTEGER) + 1"

TRIAL = (
    f"SELECT trial.id, question, {_NUMBER}, days,"
    f" CASE substr(tosses, {_NUMBER}, 1) WHEN 'A' THEN first_condition ELSE second_condition END, done FROM trial"
    " LEFT JOIN trial_day ON trial_id = trial.id AND trial_day.day = :today"
    " WHERE stopped_on IS NULL AND :today BETWEEN first_on AND last_on ORDER BY first_on, trial.id LIMIT 1"
)
"""Today's day of the trial of one that runs."""
