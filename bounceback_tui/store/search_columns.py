"""The shape of the full-text index, for what fills it and what reads it."""

COLUMNS = 8
"""The most texts a table may have."""
A_DAY = 1_000_000
"""Keys of one day: the key of an entry is its day's number times this, and a count within the day."""
EPOCH = 1_721_424
"""What SQLite's number of a day is ahead of Python's ordinal by."""
