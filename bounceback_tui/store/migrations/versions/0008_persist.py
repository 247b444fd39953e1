"""The seventh stage: applications with a history, effort, pauses, repairs, plans, changes, drills, look-backs."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

STATUSES = ("applied", "screening", "interview", "final", "offer", "accepted", "rejected", "silent", "withdrawn")


def _record(*columns: sa.Column[Any]) -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        *columns,
    ]


def _moment() -> list[sa.Column[Any]]:
    return [
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
    ]


def _text(name: str, length: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _one_of(table: str, name: str, values: tuple[str, ...]) -> sa.CheckConstraint:
    told = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{name} IN ({told})", name=op.f(f"ck_{table}_{name}"))


def _application(table: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_application_id_application")
    return sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=name, ondelete=ondelete)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    """Make the tables, and give every no its place in the history of its application."""
    _applications()
    _effort()
    _plans_and_changes()
    _looking_back()


def _applications() -> None:
    with op.batch_alter_table("application") as batch:
        for name, length in (("source", 80), ("link", 2000), ("contact", 120), ("next_step", 200)):
            batch.add_column(sa.Column(name, sa.String(length=length), nullable=True))
        batch.add_column(sa.Column("next_step_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("interview_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("import_key", sa.String(length=64), nullable=True))
        batch.create_unique_constraint(op.f("uq_application_import_key"), ["import_key"])
    _indexes("application", "next_step_on", "interview_on")
    op.create_table(
        "application_status",
        *_record(sa.Column("application_id", sa.Uuid(), nullable=False), _text("status", 24)),
        _text("note", 2000),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rejection_id", sa.Uuid(), nullable=True),
        _one_of("application_status", "status", STATUSES),
        _application("application_status"),
        sa.ForeignKeyConstraint(
            ["rejection_id"],
            ["rejection.id"],
            name=op.f("fk_application_status_rejection_id_rejection"),
            ondelete="CASCADE",
        ),
        _key("application_status"),
    )
    _indexes("application_status", "day", "rejection_id")
    op.create_index(op.f("ix_application_status_application_id_day"), "application_status", ["application_id", "day"])
    op.create_index(op.f("ix_application_status_status_day"), "application_status", ["status", "day"])
    op.execute(
        "INSERT INTO application_status (id, created_at, updated_at, application_id, status, note, day, rejection_id)"
        " SELECT lower(hex(randomblob(16))), created_at, updated_at, application_id, 'rejected', '', day, id"
        " FROM rejection"
    )


def _effort() -> None:
    op.create_table(
        "effort",
        *_record(*_moment(), _text("kind", 24), _text("text", 2000)),
        sa.Column("minutes", sa.Integer(), nullable=True),
        _one_of("effort", "kind", ("apply", "skill", "reach-out", "reflect")),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("ck_effort_minutes")),
        _key("effort"),
    )
    _indexes("effort", "day")
    op.create_index(op.f("ix_effort_kind_day"), "effort", ["kind", "day"])
    op.create_table(
        "pause",
        *_record(sa.Column("since", sa.Date(), nullable=False), sa.Column("until", sa.Date(), nullable=False)),
        _text("why", 200),
        sa.CheckConstraint("until >= since", name=op.f("ck_pause_until")),
        _key("pause"),
    )
    _indexes("pause", "since")
    op.create_table(
        "repair",
        *_record(sa.Column("day", sa.Date(), nullable=False), sa.Column("done_on", sa.Date(), nullable=False)),
        sa.CheckConstraint("done_on >= day", name=op.f("ck_repair_done_on")),
        _key("repair"),
        sa.UniqueConstraint("day", name=op.f("uq_repair_day")),
    )


def _plans_and_changes() -> None:
    op.create_table(
        "if_then_plan",
        *_record(*_moment(), *(_text(name, 2000) for name in ("wish", "obstacle", "if_cue", "then_act"))),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("ask_on", "done_on", "let_go_on")),
        _key("if_then_plan"),
    )
    _indexes("if_then_plan", "day", "ask_on")
    op.create_table(
        "plan_tick",
        *_record(*_moment(), sa.Column("plan_id", sa.Uuid(), nullable=False)),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["if_then_plan.id"], name=op.f("fk_plan_tick_plan_id_if_then_plan"), ondelete="CASCADE"
        ),
        _key("plan_tick"),
    )
    _indexes("plan_tick", "day", "plan_id")
    op.create_table(
        "change",
        *_record(*_moment(), _text("text", 2000), _text("origin", 24), _text("judged_note", 2000)),
        sa.Column("origin_id", sa.Uuid(), nullable=True),
        sa.Column("verdict", sa.String(length=24), nullable=True),
        sa.Column("judged_on", sa.Date(), nullable=True),
        _one_of("change", "origin", ("reason", "point", "by hand")),
        _one_of("change", "verdict", ("kept", "dropped", "cannot tell")),
        _key("change"),
    )
    _indexes("change", "day")
    op.create_table(
        "change_application",
        *_record(
            sa.Column("change_id", sa.Uuid(), nullable=False), sa.Column("application_id", sa.Uuid(), nullable=False)
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_application_change_id_change"), ondelete="CASCADE"
        ),
        _application("change_application"),
        _key("change_application"),
        sa.UniqueConstraint("change_id", "application_id", name=op.f("uq_change_application_change_id_application_id")),
    )
    _indexes("change_application", "application_id")


def _looking_back() -> None:
    op.create_table(
        "drill",
        *_record(*_moment(), sa.Column("application_id", sa.Uuid(), nullable=False)),
        sa.Column("interview_on", sa.Date(), nullable=False),
        *(_text(name, 2000) for name in ("setback", "first_reaction", "first_step")),
        _text("tell_whom", 200),
        sa.Column("look_back_on", sa.Date(), nullable=True),
        _text("look_back", 200000),
        sa.Column("looked_back_on", sa.Date(), nullable=True),
        _application("drill"),
        _key("drill"),
    )
    _indexes("drill", "day", "application_id", "look_back_on")
    sliders = ("planning", "preparation", "emotions", "learning")
    op.create_table(
        "look_back",
        *_record(*_moment(), sa.Column("week", sa.Date(), nullable=False)),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in sliders),
        _text("sentence", 2000),
        *(sa.CheckConstraint(f"{name} BETWEEN 0 AND 10", name=op.f(f"ck_look_back_{name}")) for name in sliders),
        _key("look_back"),
        sa.UniqueConstraint("week", name=op.f("uq_look_back_week")),
    )
    _indexes("look_back", "day")
    op.create_table(
        "journey_end",
        *_record(*_moment(), sa.Column("application_id", sa.Uuid(), nullable=True), _text("text", 200000)),
        sa.Column("started_again_on", sa.Date(), nullable=True),
        _application("journey_end", "SET NULL"),
        _key("journey_end"),
    )
    _indexes("journey_end", "day", "application_id")
