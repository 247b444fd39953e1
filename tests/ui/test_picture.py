"""Pictures of cells: what is put outside is passed over, and what is saved holds the picture and nothing else."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui import mail, svg
from bounceback_tui.ui.picture import Canvas, Picture
from bounceback_tui.ui.themes import LIGHT

SPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>x</script>&\x1b[31m\u202e"


def picture(draw=None, title="A title", sentence="A sentence."):
    def blank(width, height):
        canvas = Canvas(width, height)
        canvas.put(1, 1, "two words", "bold")
        canvas.put(0, 2, "▁█░●▾◆━┄·○│", "primary")
        return canvas

    return Picture(title, sentence, draw or blank)


@settings(max_examples=50)
@given(st.integers(-5, 30), st.integers(-5, 12), st.text("ab▁●", max_size=40), st.integers(0, 20), st.integers(0, 8))
def test_what_is_put_outside_is_passed_over(x, y, text, width, height):
    canvas = Canvas(width, height)
    canvas.put(x, y, text)
    assert [len(row) for row in canvas.rows] == [width] * height
    assert all("".join(run for run, _ in canvas.runs(line)) == canvas_line(canvas, line) for line in range(height))


def canvas_line(canvas, line):
    return "".join(glyph for glyph, _ in canvas.rows[line])


def test_an_svg_is_well_formed_and_says_what_it_shows():
    colours = {name: getattr(LIGHT, name) for name in ("background", "foreground", "primary", "secondary", "accent")}
    root = ElementTree.fromstring(svg.svg(picture(), colours))
    assert root.find(f"{SPACE}title").text == "A title"  # type: ignore[union-attr]
    assert root.find(f"{SPACE}desc").text == "A sentence."  # type: ignore[union-attr]
    texts = [text.text for text in root.iter(f"{SPACE}text")]
    assert texts == ["A", "title", "two", "words", "A", "sentence."]
    shapes = {tag: len(list(root.iter(SPACE + tag))) for tag in ("rect", "circle", "polygon")}
    assert shapes == {"rect": 1 + 6, "circle": 3, "polygon": 2}
    assert root.find(f"{SPACE}rect").get("fill") == LIGHT.background  # type: ignore[union-attr]


def test_nothing_in_a_picture_is_taken_for_markup():
    drawn = svg.svg(picture(title=HOSTILE, sentence=HOSTILE), {})
    root = ElementTree.fromstring(drawn)
    assert "\x1b" not in drawn and "\u202e" not in drawn and not list(root.iter(f"{SPACE}script"))
    assert root.find(f"{SPACE}title").text.startswith("</text><script>")  # type: ignore[union-attr]


def test_a_theme_without_colours_of_its_own_gets_ours():
    assert "#15171c" in svg.svg(picture(), {"background": "ansi_default"})


def test_a_saved_picture_is_private_and_writes_over_nothing(tmp_path):
    first, second = (mail.save_file(str(tmp_path), "mood", b"<svg/>", ".svg") for _ in range(2))
    assert (first.name, second.name) == ("mood.svg", "mood-2.svg")
    assert first.stat().st_mode & 0o777 == 0o600
    with pytest.raises(OSError):
        mail.save_file(str(tmp_path / "none"), "mood", b"", ".svg")


def test_a_folder_that_cannot_be_used_is_told_in_one_sentence(tmp_path):
    from bounceback_tui.ui.picture_form import SavePictureForm

    form = SavePictureForm.__new__(SavePictureForm)
    form.picture, form.file_name, form.colours = picture(), "mood", {}
    with pytest.raises(InvalidEntry, match="Nothing was saved there"):
        form.write(None, {"folder": str(tmp_path / "none")})  # type: ignore[arg-type]
