"""``did`` and ``proof``: what is written down, and what an employment office gets."""

import pytest


def test_what_was_done_comes_out_as_a_file_of_ones_own(bounceback, tmp_path):
    assert bounceback("did", "sent two applications", "--minutes", "40").out.startswith(
        "Saved: sent two applications"
    )
    assert bounceback("did", "wept a little", "--kind", "reflect").code == 0
    assert bounceback("did", "rang Maren", "--kind", "reach-out", "--on", "yesterday").code == 0
    for ending in ("md", "csv", "html"):
        path = tmp_path / f"proof.{ending}"
        assert bounceback("proof", "--since", "1 Nov", f"{path}").out.startswith("Saved: 2 lines")
        text = path.read_text()
        assert "sent two applications" in text and "rang Maren" in text and "wept" not in text
        assert path.stat().st_mode & 0o777 == 0o600
        before = path.read_bytes()
        assert "left alone" in bounceback("proof", "--since", "1 Nov", f"{path}").refused(2)
        assert path.read_bytes() == before
    assert "wept a little" in bounceback("log").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("did", "x", "--minutes", "0"), "Minutes are"),
        (("did", "x", "--skill", "Rust"), "belong to --kind skill"),
        (("proof", "--since", "1 Nov", "x.pdf"), ".md, .csv or .html"),
        (("proof", "--since", "today", "--until", "yesterday", "x.md"), "ends before it begins"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(bounceback, arguments, sentence):
    assert sentence in bounceback(*arguments).refused(2)


def test_effort_is_told_today_unless_it_is_switched_off(bounceback, paths):
    assert bounceback("did", "x").code == 0
    assert bounceback("checkin", "-p3", "-e3").code == 0
    assert "1 day" in bounceback("today").out
    paths.preferences.write_text("momentum = false\n")
    assert "1 day" not in bounceback("today").out
    assert '"momentum": null' in bounceback("today", "--json").out
