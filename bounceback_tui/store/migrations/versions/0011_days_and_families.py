"""The local day on which a small act was done, and the kind of job an application is for."""

import sqlalchemy as sa
from alembic import op

from bounceback_tui.store import search_index

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add both; acts that were done get the day they were counted on until now, which began at four."""
    op.add_column("small_act", sa.Column("done_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_small_act_done_on"), "small_act", ["done_on"])
    op.execute(
        "UPDATE small_act SET done_on = date(done_at, printf('%+d minutes', utc_offset - 240))"
        " WHERE done_at IS NOT NULL"
    )
    op.add_column("application", sa.Column("family", sa.String(length=60), nullable=True))
    texts = ("role", "organisation", "source", "family", "link", "contact", "next_step")
    search_index.follow(op.get_bind().exec_driver_sql, "application", texts, "date(new.created_at)")
