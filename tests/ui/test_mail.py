"""Letters on their way out: what a mail parser reads back, what a link holds, and where a file may go."""

import email
import re
import stat
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bounceback_tui.ui.mail import (
    Letter,
    can_open_links,
    eml,
    file_name,
    header,
    mailto,
    missing_in,
    save_file,
)
from tests.conftest import NOON

TEXT = st.text(st.characters(codec="utf-8"), max_size=80)
ADDRESS = st.sampled_from(["", "jordan@example.org", "j.o+x@sub.example.org"])
LETTERS = st.builds(Letter, TEXT, ADDRESS, TEXT, TEXT, st.sampled_from(["", "sam@example.org"]))


def lines(text: str) -> str:
    return "\n".join(text.splitlines()).rstrip("\n")


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(LETTERS)
def test_a_parser_reads_back_what_was_written(letter: Letter) -> None:
    raw = eml(letter, NOON)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw), "every line ends in CRLF"
    assert raw.isascii() and max(map(len, raw.split(b"\r\n"))) <= 998
    read = email.message_from_bytes(raw, policy=policy.default)
    assert read.defects == []
    assert read.get_content().replace("\r\n", "\n").rstrip("\n") == lines(letter.text)
    assert read["Subject"].split() == header(letter.subject).split()
    addresses = [one.addr_spec for one in read["To"].addresses] if letter.address else []
    assert addresses == ([letter.address] if letter.address else [])
    assert parsedate_to_datetime(read["Date"]) == NOON.replace(microsecond=0)
    names = {"Subject", "Date", "Message-ID", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
    names |= {"To"} if letter.address else set()
    assert set(read.keys()) == names | ({"From"} if letter.sender else set())


def test_no_blank_is_lost_where_a_subject_is_folded() -> None:
    words = ["Prüfung", "äußere", "über", "Prüfung", "als", "café", "résumé", "Größe", "Größe", "señor"]
    for count in range(1, 40):
        subject = " ".join(words[one % len(words)] for one in range(count, 2 * count))
        letter = Letter(subject[:60], "jordan@example.org", subject, "x")
        read = email.message_from_bytes(eml(letter, NOON), policy=policy.default)
        assert read["Subject"] == subject
        # As RFC 2047 has it; the newer policy's own parser puts blanks between the parts of a name.
        name, address = parseaddr(email.message_from_bytes(eml(letter, NOON))["To"])
        assert (str(make_header(decode_header(name))), address) == (subject[:60].strip(), "jordan@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "👩‍💻 Dev " * 8,
        "می‌خواهم بپرسم",
        "=?utf-8?b?ZXZpbA==?= as it stands",
        "漢字 太郎",
        'O\'Neill, "Jo" (HR) <x>',
        "A. B.",
    ],
    ids=["joined emoji", "joined letters", "like an encoded word", "wide", "quoted", "dots"],
)
def test_names_and_subjects_come_back_as_they_were(text: str) -> None:
    """Mailparser, postal-mime and flanker were asked by hand: they read the same."""
    wanted = text.strip()
    raw = eml(Letter(text, "jordan@example.org", text, "x"), NOON)
    assert str(make_header(decode_header(str(email.message_from_bytes(raw)["Subject"])))) == wanted
    read = email.message_from_bytes(raw, policy=policy.default)
    assert read["Subject"] == wanted and read.defects == []
    name, address = parseaddr(email.message_from_bytes(raw)["To"])
    assert (str(make_header(decode_header(name))), address) == (wanted, "jordan@example.org")


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\r\n "])
def test_no_newline_adds_a_header(newline: str) -> None:
    evil = f"Jordan{newline}Bcc: everybody@example.org"
    read = email.message_from_bytes(eml(Letter(evil, "jordan@example.org", evil, "x"), NOON), policy=policy.default)
    assert read["Bcc"] is None
    assert [one.addr_spec for one in read["To"].addresses] == ["jordan@example.org"]
    link = urlsplit(mailto(Letter(evil, f"jordan@example.org{newline}", evil, "x")))
    assert sorted(parse_qs(link.query, keep_blank_values=True)) == ["body", "subject"]


@settings(max_examples=50)
@given(LETTERS)
def test_a_link_holds_the_letter_and_nothing_else(letter: Letter) -> None:
    link = mailto(letter)
    assert re.fullmatch(r"mailto:[A-Za-z0-9_.~@%-]*\?subject=[A-Za-z0-9_.~%-]*&body=[A-Za-z0-9_.~%-]*", link)
    address, subject, body = re.split(r"\?subject=|&body=", link.removeprefix("mailto:"))
    assert unquote(address) == letter.address
    assert unquote(subject) == header(letter.subject)
    assert unquote(body) == "\r\n".join(letter.text.splitlines())


def test_an_address_cannot_smuggle_in_others() -> None:
    link = mailto(Letter("", "a@b.example?bcc=c@d.example,e@f.example", "s", "t"))
    assert link.count("?") == 1 and "," not in link and "bcc=" not in link


def test_what_is_missing_is_found_once_and_in_order() -> None:
    assert missing_in("⟦b⟧ ⟦a⟧", "⟦b⟧ ⟦ ⟦c⟧ ⟦\n⟧") == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Cobalt & Wren", "ask"), "cobalt-wren-ask"),
        (("../../etc/passwd", ""), "etc-passwd"),
        (("Zürich Ä", "ask"), "zurich-a-ask"),
        (("漢字",), "letter"),
        (("x" * 300,), "x" * 60),
    ],
)
def test_file_names_are_plain(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts) == name


def test_a_file_is_private_and_never_written_over(tmp_path: Path) -> None:
    first = save_file(str(tmp_path), "letter", b"one")
    second = save_file(str(tmp_path), "letter", b"two")
    assert [first.name, second.name] == ["letter.eml", "letter-2.eml"]
    assert first.read_bytes() == b"one" and second.read_bytes() == b"two"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    (tmp_path / "link.eml").symlink_to(tmp_path / "target")
    assert save_file(str(tmp_path), "link", b"three").name == "link-2.eml"
    assert not (tmp_path / "target").exists()
    with pytest.raises(OSError, match="No such file"):
        save_file(str(tmp_path / "none"), "letter", b"")


def test_without_a_desktop_no_link_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert not can_open_links({"BROWSER": "w3m"})
    assert can_open_links({"DISPLAY": ":0"}) and can_open_links({"WAYLAND_DISPLAY": "wayland-0"})
    assert isinstance(NOON, datetime)
