"""Runs revisions on the connection it is given, inside that connection's transaction.

A new revision is drafted by ``alembic.command.revision(config, autogenerate=True, rev_id=…)`` with the
configuration of ``migrate.configured`` on a migrated file, then tidied by hand and added to
``opening.REVISIONS``; ``python -m bounceback_tui.store.check`` tells whether it matches the models. A revision that
makes a table with ``texts``, or makes one anew, has ``store.search_index`` follow it.
"""

from alembic import context


def run() -> None:
    """Run what alembic was asked for."""
    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"], target_metadata=attributes.get("metadata"), render_as_batch=True
    )
    with context.begin_transaction():
        context.run_migrations()


run()
