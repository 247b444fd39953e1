"""Whoever leaves a dialog before its write is answered is told what it did all the same, and can take it back."""

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlmodel import func, select

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.journey.screen import NosDialog
from bounceback_tui.stages.persist.model import Effort
from bounceback_tui.ui.form import Form
from tests.conftest import NOON

TODAY = NOON.date()


@contextmanager
def busy(hands):
    """Keep the lane from answering."""
    gate = threading.Event()
    hands.app.context.lane.submit(lambda _: gate.wait(10))
    try:
        yield
    finally:
        gate.set()


def count(db, table):
    with db.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


@pytest.fixture
def acme(db):
    journey.log_no(db, NoEntry(role="r", organisation="Acme", day=TODAY - timedelta(days=3)), now=NOON, today=TODAY)
    db.close()


async def test_a_delete_that_was_left_is_told_and_taken_back(drive, acme, reopen):
    async with drive() as hands:
        await hands.press("X")
        with busy(hands):
            await hands.pilot.press("d", "q")
            await hands.pilot.pause()
            assert isinstance(hands.app.screen, NosDialog)  # it waits for the answer
        await hands.settle()
        assert not isinstance(hands.app.screen, NosDialog)
        assert "Deleted the no from Acme." in hands.toasts()[-1]
        await hands.press("u")
    assert len(reopen(journey.nos)) == 1


async def test_a_write_that_fails_keeps_one_where_its_reason_is_told(drive, acme, reopen):
    async with drive() as hands:
        await hands.press("X")
        gone = hands.app.screen._chosen().id
        hands.app.context.lane.submit(lambda db: journey.delete_no(db, gone)).result()
        with busy(hands):
            await hands.pilot.press("d", "q")
        await hands.settle()
        assert "no longer there" in hands.toasts()[-1] and isinstance(hands.app.screen, NosDialog)
        await hands.press("q")
        assert not isinstance(hands.app.screen, NosDialog)


async def test_a_form_that_is_saved_and_left_is_saved_once(drive, acme, reopen):
    async with drive() as hands:
        await hands.press("7", "n")
        await hands.type("sent one")
        await hands.press("tab", "right")
        with busy(hands):
            await hands.pilot.press("ctrl+s", "escape", "ctrl+t", "escape")
            await hands.pilot.pause()
            assert isinstance(hands.app.screen, Form)
        await hands.settle()
        assert not isinstance(hands.app.screen, Form) and not hands.app.draft_names()
        assert not any("draft" in told or "Thrown" in told for told in hands.toasts())
        await hands.press("u")
        assert reopen(lambda db: count(db, Effort)) == 0
        await hands.press("0")
