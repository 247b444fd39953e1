"""The editor at the edges of its life, when Textual asks for it to be drawn without styles."""

from textual.geometry import Region


async def test_it_draws_nothing_while_it_has_no_styles(drive):
    async with drive() as hands:
        await hands.press("1", "w")
        editor = hands.app.screen.query_one("#field-hurts")
        editor._component_styles.clear()  # what Textual does to a widget that goes
        strips = editor.render_lines(Region(0, 0, 12, 2))
        assert [strip.text for strip in strips] == [" " * 12] * 2
