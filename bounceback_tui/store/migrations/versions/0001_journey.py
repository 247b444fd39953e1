"""Applications, rejections, and what was put away."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "application",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
    )
    op.create_index(op.f("ix_application_organisation"), "application", ["organisation"])
    op.create_table(
        "rejection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reached", sa.String(length=24), nullable=True),
        sa.Column("channel", sa.String(length=24), nullable=True),
        sa.Column("note", sa.String(length=200000), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("logged_at", sa.DateTime(), nullable=False),
        sa.Column("focused_at", sa.DateTime(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "reached IN ('applied', 'screening', 'interview', 'final', 'offer')", name=op.f("ck_rejection_reached")
        ),
        sa.CheckConstraint("channel IN ('mail', 'call', 'silence', 'in person')", name=op.f("ck_rejection_channel")),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_rejection_application_id_application"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejection")),
    )
    op.create_index(op.f("ix_rejection_application_id"), "rejection", ["application_id"])
    op.create_index(op.f("ix_rejection_day"), "rejection", ["day"])
    op.create_table(
        "put_away",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("length(what) > 0", name=op.f("ck_put_away_what")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_away")),
    )
    op.create_index(op.f("ix_put_away_what"), "put_away", ["what"])
