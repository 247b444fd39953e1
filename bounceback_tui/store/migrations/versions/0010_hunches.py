"""The room of insights: hunches, trials of one and their days."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bounceback_tui.store import search_index

revision = "0010"
down_revision = "0009"


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


def _text(name: str, length: int, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _one_of(table: str, name: str, values: tuple[str, ...]) -> sa.CheckConstraint:
    told = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{name} IN ({told})", name=op.f(f"ck_{table}_{name}"))


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "hunch",
        *_record(*_moment()),
        _text("kind", 24),
        _text("factor", 40),
        _text("effect", 24),
        _text("why", 2_000),
        sa.Column("closed_on", sa.Date(), nullable=True),
        _text("closed_verdict", 24, nullable=True),
        sa.Column("closed_difference", sa.Float(), nullable=True),
        sa.Column("closed_low", sa.Float(), nullable=True),
        sa.Column("closed_high", sa.Float(), nullable=True),
        sa.Column("closed_with", sa.Integer(), nullable=False),
        sa.Column("closed_without", sa.Integer(), nullable=False),
        _one_of("hunch", "kind", ("activity", "effort", "word")),
        _one_of("hunch", "effect", ("same day", "next day")),
        _one_of("hunch", "closed_verdict", ("likely linked", "no sign of a link", "cannot tell yet")),
        sa.CheckConstraint("kind <> 'word' OR effect = 'next day'", name=op.f("ck_hunch_no_mood_on_its_own_day")),
        sa.CheckConstraint("(closed_on IS NULL) = (closed_verdict IS NULL)", name=op.f("ck_hunch_closed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hunch")),
    )
    op.create_index(op.f("ix_hunch_day"), "hunch", ["day"])
    op.create_index(op.f("ix_hunch_closed_on"), "hunch", ["closed_on"])
    op.create_table(
        "trial",
        *_record(*_moment()),
        _text("question", 200),
        _text("first_condition", 60),
        _text("second_condition", 60),
        _text("why", 2_000),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        _text("blocks", 60),
        _text("tosses", 60),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(tosses) = days", name=op.f("ck_trial_dealt")),
        sa.CheckConstraint("last_on >= first_on", name=op.f("ck_trial_last_on")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial")),
    )
    op.create_index(op.f("ix_trial_day"), "trial", ["day"])
    op.create_index(op.f("ix_trial_first_on_last_on"), "trial", ["first_on", "last_on"])
    op.create_table(
        "trial_day",
        *_record(),
        sa.Column("trial_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["trial_id"], ["trial.id"], name=op.f("fk_trial_day_trial_id_trial"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trial_day")),
        sa.UniqueConstraint("trial_id", "day", name=op.f("uq_trial_day_trial_id_day")),
    )
    run = op.get_bind().exec_driver_sql
    search_index.follow(run, "hunch", ["why"], fresh=True)
    search_index.follow(run, "trial", ["question", "first_condition", "second_condition", "why"], fresh=True)
