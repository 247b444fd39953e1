"""Stage 5 by keys and mouse: what is on screen, and what a reopened file holds."""

from datetime import date, timedelta

import pytest
from textual.geometry import Offset
from textual.pilot import OutOfBounds
from textual.widgets import Static

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.grow import practice_records, records
from bounceback_tui.stages.grow.board.records import view
from bounceback_tui.stages.grow.board.widget import BoardView
from bounceback_tui.stages.grow.library import records as library
from bounceback_tui.stages.grow.model import SkillCard
from bounceback_tui.stages.grow.rules import Board
from bounceback_tui.stages.learn.model import Skill
from bounceback_tui.stages.persist import application_records as applications
from tests.conftest import NOON
from tests.stages.grow.conftest import DAY, NOW, gap, practise, put, show

HOSTILE = ("[/x]", "[@click=app.quit]x[/]", "\x1b[31mred\x1b]0;t\x07", "\u202eevil", "[red]b")


def cards(db):
    return {card.name: card for card in view(db, DAY).cards}


def order(db, board=Board.SPOTTED):
    return [card.name for card in view(db, DAY).cards if card.board is board]


async def test_the_loop_from_a_gap_to_proven(drive, db, reopen, monkeypatch):
    gap(db, "System design", who="Acme")
    gap(db, "System design", who="Priya", text="say what it costs", back=1)
    db.close()
    async with drive() as hands:
        opened: list[str] = []
        monkeypatch.setattr(hands.app, "open_url", lambda url, **_: opened.append(url))
        await hands.press("5")
        assert isinstance(hands.app.focused, BoardView)
        text = hands.text()
        assert "named 2× · Priya" in text and "“say what it costs”" in text and "“we missed trade-offs" in text
        await hands.press("L")
        assert order_of(hands, 1) == ["System design"] and "is in Learning now" in hands.toasts()[-1]
        await hands.press("e", "enter", "right", "tab", "right", "right", "right", "right", "tab")
        await hands.type("tomorrow")
        await hands.press("enter")
        await hands.type("because")
        await hands.press("ctrl+s")
        assert "▪▫▫▫▫ 1 → 4" in hands.text() and "because" in hands.text()
        await hands.press("p")
        await hands.type("1 h 20")
        await hands.press("enter")
        await hands.type("yesterday")
        await hands.press("ctrl+s")
        assert "1 h 20 of System design, yesterday: written down." in hands.toasts()[-1]
        assert "practice 1 h 20" in hands.text() and "four weeks ···█" in hands.text()
        await hands.press("r")
        await hands.type("a book")
        await hands.press("enter", "right", "tab", "tab")
        await hands.type("example.org")
        await hands.press("ctrl+s", "g")
        assert opened == ["https://example.org"]
        await hands.press("L", "L")
        assert "What would you show?" in hands.text()
        await hands.press("escape")
        assert order_of(hands, 2) == ["System design"] and "stays in Practising" in hands.toasts()[-1]
        await hands.press("L")
        await hands.type("a talk at the meet")
        await hands.press("ctrl+s")
        assert order_of(hands, 3) == ["System design"] and "shown: a talk" in hands.text()
        card = reopen(cards)["System design"]
        assert (card.board, card.level, card.target, card.minutes) == (Board.PROVEN, 1, 4, 80)
        assert card.next_on == DAY + timedelta(days=1) and card.evidence[0].text == "a talk at the meet"
        await hands.press("u")
        assert (
            reopen(cards)["System design"].board is Board.PRACTISING and not reopen(cards)["System design"].evidence
        )
        for _ in range(6):
            await hands.press("u")
        assert "There is nothing to undo" not in hands.toasts()
    found = reopen(cards)["System design"]
    assert (found.board, found.minutes, found.levels, found.resources) == (Board.SPOTTED, 0, (), ())


def trouble(hands):
    """Return what a dialog says went wrong."""
    return str(hands.app.screen.query_one(".trouble", Static).content)


def order_of(hands, column):
    return [card.name for card in hands.app.room.board.columns[column].cards]


async def test_order_by_hand_is_kept_and_undone(drive, db, reopen):
    for name in ("c", "b", "a"):
        put(db, name)
    db.close()
    async with drive() as hands:
        await hands.press("5", "J")
        assert order_of(hands, 0) == ["b", "a", "c"] and hands.app.room.card.name == "a"
        await hands.press("J", "K", "K", "K")
        assert order_of(hands, 0) == ["a", "b", "c"]
        await hands.press("G", "K")
        assert reopen(order) == ["a", "c", "b"]
        await hands.press("u")
        assert order_of(hands, 0) == ["a", "b", "c"] == reopen(order)
        await hands.press("l", "L", "J", "H")  # an empty column has nothing to move
        assert reopen(order) == ["a", "b", "c"]
    async with drive() as hands:
        await hands.press("5")
        assert order_of(hands, 0) == ["a", "b", "c"]


async def test_cards_are_dragged_and_let_go_outside_stay(drive, db, reopen):
    for name in ("b", "a"):
        put(db, name)
    db.close()
    async with drive() as hands:
        await hands.press("5")
        board = hands.app.room.board
        await drag(hands, (3, 1), (30, 2))
        assert reopen(lambda db: order(db, Board.LEARNING)) == ["a"]
        await drag(hands, (3, 1), (30, 3))
        assert reopen(lambda db: order(db, Board.LEARNING)) == ["a", "b"]
        await drag(hands, (30, 1), (30, 14))
        assert reopen(lambda db: order(db, Board.LEARNING)) == ["b", "a"]
        for outside in ((30, -2), (30, 20), (-1, 3)):
            await drag(hands, (30, 1), outside)
            assert board._dragged is None
        assert reopen(lambda db: order(db, Board.LEARNING)) == ["b", "a"]
        await drag(hands, (30, 1), (80, 2))
        assert "What would you show?" in hands.text()
        await hands.press("escape")
        assert reopen(lambda db: order(db, Board.LEARNING)) == ["b", "a"]
        await hands.pilot.click(BoardView, offset=(30, 4), times=2)
        await hands.settle()
        assert hands.app.room.card.name == "a" and hands.app.focused is hands.app.room.pane


async def drag(hands, start, end):
    """Press the button at one place of the board, move, and let go at another, which may be beside it."""
    await hands.pilot.mouse_down(BoardView, offset=start)
    for place in (start, end):
        await hands.pilot.hover(BoardView, offset=place)
    await hands.pilot.mouse_up(BoardView, offset=end)
    await hands.settle()


async def test_a_name_that_is_there_opens_it_and_one_that_is_taken_offers_to_merge(drive, db, reopen):
    rust = put(db, "Rust")
    sql = put(db, "SQL")
    practise(db, rust, 30)
    practise(db, sql, 12)
    db.close()
    async with drive() as hands:
        await hands.press("5", "n")
        await hands.type("rust")
        await hands.press("ctrl+s")
        assert "on the board already" in hands.toasts()[-1] and hands.app.room.card.name == "Rust"
        await hands.press("e", "home", *["delete"] * 4)
        await hands.type("sql")
        await hands.press("ctrl+s")
        assert "Two cards cannot have one name" in hands.text()
        await hands.press("enter")
        assert reopen(lambda db: [(card.name, card.minutes) for card in view(db, DAY).cards]) == [("SQL", 42)]
        assert "30 min of practice came along" in hands.toasts()[-1] and hands.app.room.card.name == "SQL"
        await hands.press("u")
    assert {name: card.minutes for name, card in reopen(cards).items()} == {"Rust": 30, "SQL": 12}


async def test_merge_is_picked_from_a_list_and_undone(drive, db, reopen):
    for name in ("apples", "pears", "plums"):
        practise(db, put(db, name), 10)
    db.close()
    async with drive() as hands:
        await hands.press("5", "m")
        await hands.type("app")
        assert "pears" not in hands.text().split("Merge", 1)[1].split("╰")[0]
        await hands.press("enter")
        assert {name: card.minutes for name, card in reopen(cards).items()} == {"apples": 20, "pears": 10}
        await hands.press("u")
    assert len(reopen(cards)) == 3


async def test_archive_and_back(drive, db, reopen):
    put(db, "Rust")
    db.close()
    async with drive() as hands:
        await hands.press("5", "A")
        assert "Nothing is archived." in hands.toasts()
        await hands.press("d")
        assert reopen(cards) == {} and "1 archived (A)" in hands.text()
        await hands.press("u")
        assert list(reopen(cards)) == ["Rust"]
        await hands.press("d", "A", "enter")
        assert list(reopen(cards)) == ["Rust"] and order_of(hands, 0) == ["Rust"]
        await hands.press("d", "n")
        await hands.type("RUST")
        await hands.press("ctrl+s")
        assert "it is back where it was" in hands.toasts()[-1]
    assert list(reopen(cards)) == ["Rust"]


async def test_the_timer_outlives_the_room_and_a_restart(drive, db, clock, reopen):
    put(db, "Rust")
    put(db, "SQL")
    db.close()
    async with drive() as hands:
        await hands.press("5", "j", "P")
        assert "The timer runs for “Rust”" in hands.toasts()[-1]
        clock.pass_(minutes=5)
        await hands.press("0", "5")
        hands.app.room.draw()
        await hands.settle()
        assert "● Rust, 5 min" in hands.text()
    clock.pass_(minutes=42)
    async with drive() as hands:
        await hands.press("5")
        assert "● Rust, 47 min" in hands.text()
        await hands.press("P")
        assert "Practice: Rust" in hands.text() and "has run for 47 min" in hands.text()
        await hands.press("escape")
        assert reopen(lambda db: view(db, DAY).running) is not None
        await hands.press("P", "ctrl+s")
        assert reopen(cards)["Rust"].minutes == 47 and "● Rust" not in hands.text()
        await hands.press("u")
        assert reopen(lambda db: view(db, DAY).running) is not None
        await hands.press("P", "ctrl+r")
        assert "nothing was written down" in hands.toasts()[-1]
        assert reopen(lambda db: view(db, DAY).running) is None and reopen(cards)["Rust"].minutes == 0


async def test_practice_that_is_none_is_refused_and_its_draft_kept(drive, db, reopen):
    put(db, "Rust")
    db.close()
    async with drive() as hands:
        await hands.press("5", "p")
        for typed in ("-5", "1441", "soon"):
            await hands.press(*["backspace"] * 5)
            await hands.type(typed)
            await hands.press("ctrl+s")
            assert "1440" in hands.text() or "Say how long" in hands.text()
        await hands.press("enter")
        await hands.type("tomorrow")
        await hands.press("shift+tab", *["backspace"] * 5)
        await hands.type("40")
        await hands.press("ctrl+s")
        assert "future" in hands.text()
        await hands.press("escape", "0")
        assert "practice, begun" in hands.text()
        await hands.press("tab", "enter")
        assert "Practice: Rust" in hands.text() and "40" in hands.text()
        await hands.press("enter", *["backspace"] * 9, "ctrl+s")
    assert reopen(cards)["Rust"].minutes == 40


async def test_what_was_practised_is_listed_changed_and_deleted(drive, db, reopen):
    key = put(db, "Rust")
    practise(db, key, 40, back=1, note="ownership")
    practise(db, key, 20, back=2, note="[/x] logger")
    db.close()
    async with drive() as hands:
        await hands.press("5", "o")
        assert "ownership" in hands.text() and "[/x] logger" in hands.text()
        await hands.press("e", *["backspace"] * 2)
        await hands.type("50")
        await hands.press("ctrl+s")
        assert reopen(cards)["Rust"].minutes == 70
        await hands.press("slash")
        await hands.type("logger")
        assert "ownership" not in hands.text()
        await hands.press("enter", "d")
        assert reopen(cards)["Rust"].minutes == 50
        await hands.press("u", "q", "u")
    assert reopen(cards)["Rust"].minutes == 60
    assert [one.day for one in reopen(lambda db: practice_records.practice_log(db, key))] == [
        DAY - timedelta(days=1),
        DAY - timedelta(days=2),
    ]


async def test_links_with_other_schemes_are_refused_in_one_sentence(drive, db, reopen, monkeypatch):
    key = put(db, "Rust")
    db.close()
    async with drive() as hands:
        opened: list[str] = []
        monkeypatch.setattr(hands.app, "open_url", lambda url, **_: opened.append(url))
        await hands.press("5", "g")
        assert "has no link yet" in hands.toasts()[-1]
        await hands.press("r")
        await hands.type("a course")
        await hands.press("enter", "tab", "tab")
        for typed, name in (("javascript:x", "javascript"), ("file:x", "file"), ("data:x", "data")):
            await hands.press(*["backspace"] * 14)
            await hands.pilot.press(*(letter if letter != ":" else "colon" for letter in typed))
            await hands.press("ctrl+s")
            assert f"(http, https, mailto), not “{name}:”." in trouble(hands)
        assert reopen(lambda db: library.resources(db, key)) == ()
        await hands.press(*["backspace"] * 14)
        await hands.type("example.org")
        await hands.press("ctrl+s", "r")
        assert "To learn from: Rust" in hands.text()
        await hands.press("space")
        assert reopen(lambda db: library.resources(db, key))[0].state == "doing"
        await hands.press("g")
        assert opened == ["https://example.org"]
        await hands.press("d", "q", "u", "u")
    assert reopen(lambda db: library.resources(db, key))[0].state == "to do"


async def test_a_source_is_due_on_today_and_one_key_marks_it_as_read(drive, reopen):
    async with drive() as hands:
        await hands.press("5", "w", "n")
        await hands.type("Query Notes")
        await hands.press("tab", "tab", "tab", *["backspace"] * 8)
        await hands.type("every 2 weeks")
        await hands.press("ctrl+s")
        assert "Query Notes" in hands.text() and "every 2 weeks" in hands.text()
        await hands.press("q", "0")
        assert "have a look: Query Notes" in hands.text()
        await hands.press("tab", "enter")
        assert "Staying current" in hands.text()
        await hands.press("space")
        assert "read. Next look Mon 7 Dec." in hands.toasts()[-1]
        await hands.press("q", "0")
        assert "have a look" not in hands.text()
    (one,) = reopen(library.sources)
    assert (one.cadence, one.next_on, one.last_read_on) == ("FREQ=WEEKLY;INTERVAL=2", date(2026, 12, 7), DAY)


async def test_due_practice_leads_from_today_to_its_form(drive, db, reopen):
    key = put(db, "Rust")
    records.change(db, key, {"name": "Rust", "next_practice_on": DAY}, NOW)
    db.close()
    async with drive() as hands:
        await hands.press("1", "enter", "0")
        assert "practise Rust" in hands.text() and "Twenty minutes of practice" in hands.text()
        await hands.press("enter")
        assert "Practice: Rust" in hands.text()
        await hands.type("20")
        await hands.press("ctrl+s")
        await hands.press("0")
        assert "practise Rust" not in hands.text()
    card = reopen(cards)["Rust"]
    assert (card.minutes, card.next_on) == (20, None)


async def test_a_gap_without_practice_is_the_step_and_leads_to_it(drive, db, reopen):
    gap(db, "System design", who="Acme")
    db.close()
    async with drive() as hands:
        await hands.press("1", "enter", "0")
        assert "Twenty minutes on a gap" in hands.text() and "Acme named it" in hands.text()
        await hands.press("enter")
        await hands.type("20")
        await hands.press("ctrl+s", "0")
        assert "Twenty minutes on a gap" not in hands.text() and "● 5" not in hands.text()
    assert reopen(cards)["System design"].minutes == 20


async def test_filters_find_and_groups(drive, db):
    no = journey.log_no(db, NoEntry(role="Lead nurse", organisation="Acme", day=DAY), now=NOON, today=DAY)
    gap(db, "Design", who="Acme", rejection_id=no.id)
    gap(db, "Numbers", who="Priya")
    put(db, "Rust")
    facts = {"role": "Lead nurse", "organisation": "Acme", "family": "Intensive care"}
    applications.save(db, facts, application_id=no.application_id, day=DAY)
    db.close()
    async with drive() as hands:
        await hands.press("5", "f", "down", "enter")
        assert order_of(hands, 0) == ["Numbers", "Design"] or order_of(hands, 0) == ["Design", "Numbers"]
        assert "showing named in feedback (f)" in hands.text() and "Spotted 2 of 3" in hands.text()
        await hands.press("f", "down", "down", "enter")
        assert order_of(hands, 0) == ["Numbers", "Design"] or "Spotted" in hands.text()
        await hands.press("escape")
        assert len(order_of(hands, 0)) == 3
        await hands.press("f", *"intens", "enter")
        assert order_of(hands, 0) == ["Design"] and "for intensive care" in hands.text()
        await hands.press("escape")
        await hands.press("slash")
        await hands.type("rus")
        assert order_of(hands, 0) == ["Rust"]
        await hands.press("enter", "escape", "b")
        assert order_of(hands, 0) == ["Design", "Numbers", "Rust"]
        assert "Acme" in hands.text() and "your own" in hands.text()
        before = order_of(hands, 0)
        await hands.press("home", "J")
        assert order_of(hands, 0) == before and "grouped" in hands.toasts()[-1]


async def test_many_at_once_in_learning_is_a_hint_and_no_wall(drive, db, reopen):
    for number in range(4):
        key = put(db, f"skill {number}")
        records.move(db, key, Board.LEARNING, None, NOW)
    put(db, "one more")
    db.close()
    async with drive() as hands:
        await hands.press("5")
        assert "over 3 at once" in hands.text()
        await hands.press("h", "h", "L")
    assert len(reopen(lambda db: order(db, Board.LEARNING))) == 5


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_hostile_and_long_text_is_shown_as_it_is(drive, db, size):
    for number, text in enumerate(HOSTILE):
        key = gap(db, f"{text} {number}", who=text, text=text)
        practise(db, key, 5, note=text)
        show(db, key, text=text)
    long = put(db, "x" * 80)
    records.change(db, long, {"name": "x" * 80, "why": "long words " * 900}, NOW, level=3)
    put(db, "名前" * 20)
    db.close()
    async with drive(size=size) as hands:
        await hands.press("5", "enter")
        for keys in (["escape", "j", "enter"], ["escape", "j"], ["j"], ["j"], ["j"], ["j"]):
            await hands.press(*keys)
            assert hands.app.is_running and all(len(line) <= size[0] for line in hands.text().splitlines())
            assert "\x1b" not in hands.text() and "\u202e" not in hands.text()
        for keys in (["o", "q"], ["v", "q"], ["m", "escape"], ["f", "escape"], ["A"], ["b", "b"], ["y"], ["E", "q"]):
            await hands.press(*keys)
            assert hands.app.is_running
        await hands.press("home")
        assert "x" * 10 in hands.text() or "名前" in hands.text()


async def test_a_paste_of_a_megabyte_is_cut_and_kept(drive, db, reopen):
    from textual import events

    put(db, "Rust")
    db.close()
    async with drive() as hands:
        await hands.press("5", "e")
        for name in ("name", "why"):
            field = hands.app.screen.query_one(f"#field-{name}")
            field.focus()
            field.post_message(events.Paste("a" * 1_000_000 if name == "why" else "b" * 300))
            await hands.settle()
        await hands.press("ctrl+s")
        assert "at most 80" in hands.text()
        await hands.press("escape")
    assert reopen(cards)["Rust"].why == ""


async def test_an_empty_board_at_the_smallest_size(drive, reopen):
    async with drive(size=(80, 24)) as hands:
        await hands.press("5")
        assert "Gaps that feedback names arrive here by themselves" in hands.text() and "nothing here" in hands.text()
        for key in ("L", "H", "J", "K", "e", "p", "P", "r", "v", "g", "m", "d", "enter", "y", "left", "down", "G"):
            await hands.press(key)
            assert len(hands.app.screen_stack) == 1
        await hands.press("n")
        await hands.type("Rust")
        await hands.press("ctrl+s")
        assert "Rust" in hands.text() and "▸Spotted 1" in hands.text()
        await hands.press("L")
        assert "▸Learning 1" in hands.text()
        await hands.pilot.click(BoardView, offset=Offset(3, 0))
        assert "▸Spotted 0" in hands.text()
    assert reopen(cards)["Rust"].board is Board.LEARNING


async def test_five_hundred_cards_are_walked_through(drive, db):
    with db.writing() as session:
        skills = [Skill(name=f"skill {number}", key=f"skill {number}") for number in range(500)]
        session.add_all(skills)
        session.flush()
        session.add_all(
            SkillCard(**NOW._asdict(), skill_id=skill.id, rank=float(-number)) for number, skill in enumerate(skills)
        )
    db.close()
    async with drive() as hands:
        await hands.press("5")
        assert "more ↓" in hands.text()
        await hands.press("G")
        assert hands.app.room.card.name == "skill 0" and "skill 0" in hands.text()
        await hands.press("home", "pagedown")
        assert hands.app.room.card.name == "skill 494"
        with pytest.raises(OutOfBounds):
            await hands.pilot.click(BoardView, offset=Offset(500, 500))


async def test_drafts_of_every_form_are_taken_up_again(drive, db):
    key = put(db, "Rust")
    show(db, put(db, "SQL"))
    db.close()
    begun = {
        "skill": "A skill for the board",
        f"skill-{key.hex}": "Change this card",
        f"practice-{key.hex}": "Practice: Rust",
        "practice": "how long",
        f"evidence-n{key.hex}": "Evidence",
        f"evidence-p{key.hex}": "What would you show?",
        f"resource-{key.hex}": "Something to learn from",
        "source": "Staying current",
    }
    async with drive() as hands:
        await hands.press("5")
        for draft, heading in begun.items():
            hands.app.context.drafts.note(draft, {"why": "half", "note": "half", "text": "half", "title": "half"})
            await hands.app.take_up_draft(draft)
            await hands.settle()
            assert heading in hands.text(), draft
            assert "half" in hands.text()
            await hands.press("escape")
        for draft in ("skill-" + "0" * 32, "practice-" + "0" * 32, "evidence-n" + "0" * 32, "source-" + "0" * 32):
            hands.app.context.drafts.note(draft, {"why": "half"})
            await hands.app.take_up_draft(draft)
            await hands.settle()
            assert "no longer there" in hands.toasts()[-1] and draft not in hands.app.context.drafts.begun()
