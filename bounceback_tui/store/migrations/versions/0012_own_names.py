"""Words and activities of one's own are searched."""

from alembic import op

from bounceback_tui.store import search_index

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Follow both tables."""
    for table, column in (("own_word", "word"), ("own_activity", "activity")):
        search_index.follow(op.get_bind().exec_driver_sql, table, (column,), "date(new.created_at)")
