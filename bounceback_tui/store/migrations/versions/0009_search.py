"""Search: the full-text index, and the triggers that keep up with every table a person writes in."""

from alembic import op

from bounceback_tui.store import search_index

revision = "0009"
down_revision = "0008"

OF_CHECK_IN = "(SELECT day FROM check_in WHERE check_in.id = new.check_in_id)"
OF_REFLECTION = "(SELECT day FROM reflection WHERE reflection.id = new.reflection_id)"
OF_PAGE = "(SELECT day FROM values_page WHERE values_page.id = new.page_id)"
WHEN_MADE = "date(new.created_at)"
FOLLOWED = (
    ("application", "role organisation source link contact next_step", WHEN_MADE),
    ("application_status", "note", "new.day"),
    ("rejection", "note", "new.day"),
    ("check_in", "note", "new.day"),
    ("check_in_word", "word", OF_CHECK_IN),
    ("small_act", "text", "new.day"),
    ("self_compassion", "hurts others friend", "new.day"),
    ("capsule", "text", "new.day"),
    ("reflection_answer", "text", OF_REFLECTION),
    ("reason", "text again_note", "new.day"),
    ("own_prompt", "text", WHEN_MADE),
    ("direction", "name note", "new.day"),
    ("direction_score", "note", "new.day"),
    ("own_value", "name", "new.day"),
    ("values_page", "text", "new.day"),
    ("chosen_value", "name", OF_PAGE),
    ("strength", "name evidence", "new.day"),
    ("course_entry", "what why", "new.day"),
    ("course_review", "text", "new.day"),
    ("goal", "text learnable first_step", "new.day"),
    ("skill", "name", WHEN_MADE),
    ("feedback_request", "recipient subject letter follow_up thanks", "new.day"),
    ("feedback_answer", "who text", "new.day"),
    ("feedback_point", "text", "new.day"),
    ("skill_card", "why", "new.day"),
    ("practice", "note", "new.day"),
    ("evidence", "text link", "new.day"),
    ("resource", "title link notes", "new.day"),
    ("source", "title link", "new.day"),
    ("contact", "name known_from organisation mail reach link notes", "new.day"),
    ("interaction", "note", "new.day"),
    ("ask", "what subject letter answer", "new.day"),
    ("effort", "text", "new.day"),
    ("pause", "why", "new.since"),
    ("if_then_plan", "wish obstacle if_cue then_act", "new.day"),
    ("change", "text judged_note", "new.day"),
    ("drill", "setback first_reaction first_step tell_whom look_back", "new.day"),
    ("look_back", "sentence", "new.day"),
    ("journey_end", "text", "new.day"),
)


def upgrade() -> None:
    """Make the index and take everything into it that is there."""
    run = op.get_bind().exec_driver_sql
    search_index.make(run)
    for table, texts, day in FOLLOWED:
        search_index.follow(run, table, texts.split(), day)
