"""The store's public errors: each carries one sentence that can be shown to the person as it is."""


class StoreError(Exception):
    """The file could not be opened, read or written.

    ``str(error)`` is one plain sentence: what happened, what was kept, what to do. It never carries
    anything the person wrote.
    """


class InvalidEntry(ValueError):
    """What was typed cannot be stored as it is; ``str(error)`` says which field and why, in one sentence."""
