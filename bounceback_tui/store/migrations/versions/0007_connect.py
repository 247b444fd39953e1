"""The sixth stage: people and communities, what happened with them, and what was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("known_from", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("tie", sa.String(length=24), nullable=False),
        sa.Column("comfort", sa.Boolean(), nullable=False),
        sa.Column("information", sa.Boolean(), nullable=False),
        sa.Column("introductions", sa.Boolean(), nullable=False),
        sa.Column("mail", sa.String(length=254), nullable=False),
        sa.Column("reach", sa.String(length=500), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("notes", sa.String(length=20000), nullable=False),
        sa.Column("ideal_days", sa.Integer(), nullable=True),
        sa.Column("limit_days", sa.Integer(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("organisation_key", sa.String(length=400), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'community')", name=op.f("ck_contact_kind")),
        sa.CheckConstraint("tie IN ('close', 'moderate', 'loose')", name=op.f("ck_contact_tie")),
        sa.CheckConstraint("ideal_days BETWEEN 1 AND 3650", name=op.f("ck_contact_ideal_days")),
        sa.CheckConstraint("limit_days BETWEEN ideal_days AND 3650", name=op.f("ck_contact_limit_days")),
        sa.CheckConstraint("(ideal_days IS NULL) = (limit_days IS NULL)", name=op.f("ck_contact_cadence")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_next_on"), "contact", ["next_on"])
    op.create_index(op.f("ix_contact_organisation_key"), "contact", ["organisation_key"])
    op.create_table(
        "interaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.CheckConstraint(
            "kind IN ('caught up', 'asked', 'they helped', 'thanked', 'helped them', 'event')",
            name=op.f("ck_interaction_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_interaction_contact_id_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
    )
    op.create_index(op.f("ix_interaction_contact_id_day"), "interaction", ["contact_id", "day"])
    op.create_index(op.f("ix_interaction_kind_day"), "interaction", ["kind", "day"])
    op.create_index(op.f("ix_interaction_day"), "interaction", ["day"])
    op.create_table(
        "ask",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("size", sa.String(length=24), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("letter", sa.String(length=20000), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=20000), nullable=False),
        sa.CheckConstraint("purpose IN ('ask', 'thanks')", name=op.f("ck_ask_purpose")),
        sa.CheckConstraint("size IN ('small', 'medium', 'large')", name=op.f("ck_ask_size")),
        sa.CheckConstraint("state IN ('draft', 'sent', 'answered', 'let go')", name=op.f("ck_ask_state")),
        sa.CheckConstraint("state IN ('draft', 'let go') OR sent_on IS NOT NULL", name=op.f("ck_ask_sent_on")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_ask_contact_id_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    op.create_index(op.f("ix_ask_contact_id"), "ask", ["contact_id"])
    op.create_index(op.f("ix_ask_day"), "ask", ["day"])
    op.create_index(op.f("ix_ask_state_follow_up_on"), "ask", ["state", "follow_up_on"])
