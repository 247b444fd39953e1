"""The editor at the edges of its life, when Textual asks for it to be drawn without styles."""

import gc

from textual.geometry import Region

from bounceback_tui.ui.editor import Editor


async def test_it_draws_nothing_while_it_has_no_styles(drive):
    async with drive() as hands:
        await hands.press("1", "w")
        editor = hands.app.screen.query_one("#field-hurts")
        editor._component_styles.clear()  # what Textual does to a widget that goes
        strips = editor.render_lines(Region(0, 0, 12, 2))
        assert [strip.text for strip in strips] == [" " * 12] * 2


async def test_one_that_is_closed_is_forgotten_with_what_was_in_it(drive):
    async with drive() as hands:
        gc.collect()
        before = sum(isinstance(thing, Editor) for thing in gc.get_objects())
        for _ in range(8):
            await hands.press("x", "tab", "tab", "a", "escape", "escape")
        gc.collect()
        kept = sum(isinstance(thing, Editor) for thing in gc.get_objects()) - before
        assert kept <= 3, "the last ones may be referred to still; each of them would be eight"
