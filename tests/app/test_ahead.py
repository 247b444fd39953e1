"""Rooms are read before they are visited, and a first visit shows what it would show without that."""

import threading

import pytest

from bounceback_tui.stages import STAGES

DIGITS = [stage.digit for stage in STAGES]


@pytest.fixture
def ahead(monkeypatch):
    """Read ahead at once."""
    monkeypatch.setattr("bounceback_tui.app.READ_AHEAD_AFTER", 0.001)
    monkeypatch.setattr("bounceback_tui.ahead.PAUSE", 0)


async def walked(drive, size):
    """Return what each room shows at its first visit, and again after going back to it."""
    async with drive(size=size) as hands:
        await hands.settle()
        shown = []
        for digit in DIGITS:
            await hands.press(digit)
            shown.append(hands.text())
        return shown


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_a_first_visit_shows_the_same_read_ahead_or_not(drive, lived, request, size):
    plain = await walked(drive, size)
    request.getfixturevalue("ahead")
    assert await walked(drive, size) == plain


async def test_what_was_read_ahead_is_there_before_the_lane_answers(drive, lived, ahead):
    async with drive() as hands:
        await hands.settle()
        gate = threading.Event()
        hands.app.context.lane.submit(lambda _: gate.wait(10))
        try:
            await hands.pilot.press("6")
            await hands.pilot.pause()
            assert "Maren" in hands.text() and not gate.is_set()
        finally:
            gate.set()
        await hands.settle()


async def test_what_was_written_since_is_shown_and_yesterday_s_is_thrown_away(drive, lived, ahead, clock):
    async with drive() as hands:
        await hands.settle()
        ahead = hands.app._ahead
        await hands.press("6", "n")
        await hands.type("Somebody new")
        await hands.press("ctrl+s", "0")
        assert ahead.take("connect") is None  # visited
        ready = ahead.take("reflect")
        assert ready is not None and ahead.take("reflect") is None
        assert ready.read[0] < hands.app.context.lane.submit(lambda db: db.revision).result()
        await hands.press("x")
        await hands.type("Clerk")
        await hands.press("tab")
        await hands.type("Pellworm")
        await hands.press("ctrl+s", "escape", "7")
        assert hands.app.room.key == "persist" and "Pellworm" in hands.text()
        clock.pass_(days=1)
        assert ahead.take("learn") is None
        await hands.press("5")
        assert hands.app.room.key == "grow" and hands.app.room.seen >= 0
