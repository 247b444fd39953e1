"""Address books from elsewhere: LinkedIn's connections and vCards, whole and broken ones."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.store.transfer import linkedin, vcard
from bounceback_tui.store.transfer.cards import TransferError

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
NOTES = 'Notes:\n"When exporting your connection data, some addresses are missing."\n\n'
PRIYA = "Priya,Nair,https://l.example/in/priya,priya@x.example,Acme Ltd,Lead,03 Jun 2024\n"

V3 = """BEGIN:VCARD\r
VERSION:3.0\r
N:Nair;Priya;;;\r
FN:Priya Nair\r
ORG:Acme Ltd;Data\r
EMAIL;TYPE=work:priya@x.example\r
TEL;TYPE=cell:+49 151 0\r
PHOTO;ENCODING=b;TYPE=JPEG:AAAABBBB\r
 CCCC\r
END:VCARD\r
"""
V2 = (
    "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\n"
    "TEL;CELL:123\nEND:VCARD\n"
)
V4 = "BEGIN:VCARD\nVERSION:4.0\nFN:Tom\nTEL;VALUE=uri:tel:+1-2\nURL:https://tom.example\nEND:VCARD\n"
BROKEN = "BEGIN:VCARD\nVERSION:3.0\nFN\nEND:VCARD\n"


def test_connections_below_their_preamble():
    book = linkedin.read((NOTES + HEAD + PRIYA).encode())
    (card,) = book.cards
    assert (card.name, card.organisation, card.position) == ("Priya Nair", "Acme Ltd", "Lead")
    assert (card.mail, card.link, card.since) == ("priya@x.example", "https://l.example/in/priya", "03 Jun 2024")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_a_byte_order_mark(encoding):
    text = HEAD + PRIYA.replace("Nair", "Müller")
    assert linkedin.read(text.encode(encoding)).cards[0].name == "Priya Müller"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_columns_in_another_order(delimiter):
    text = "Company,Last Name,First Name\nAcme,Nair,Priya\n".replace(",", delimiter)
    (card,) = linkedin.read(text.encode()).cards
    assert (card.name, card.organisation, card.mail) == ("Priya Nair", "Acme", "")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not LinkedIn's Connections.csv"),
        (b"Application Date,Company Name,Job Title\n1,2,3\n", "is not LinkedIn's Connections.csv"),
        (b"\x89PNG\x00\x00", "no text file"),
        (b"\xff\xfe\x00", "says it is Unicode"),
    ],
)
def test_a_file_of_another_kind_is_named(content, sentence):
    with pytest.raises(TransferError, match=sentence) as refused:
        linkedin.read(content)
    assert str(refused.value).count("\n") == 0


def test_a_formula_is_text_and_lines_without_a_name_are_counted():
    rows = '=HYPERLINK("http://x";"y"),Nair,,,@SUM(A1),+1,\n,,https://l.example/n,,,,\n\n'
    book = linkedin.read((HEAD + rows.replace('=HYPERLINK("http://x";"y")', '"=HYPERLINK(""http://x"")"')).encode())
    assert book.cards[0].name == '=HYPERLINK("http://x") Nair' and book.cards[0].organisation == "@SUM(A1)"
    assert book.unread == 1


def test_hundred_thousand_lines_are_read_and_one_more_is_refused():
    lines = [f"A{number},B,https://l.example/{number},,Acme,Dev,\n" for number in range(100_000)]
    start = time.process_time()
    book = linkedin.read((HEAD + "".join(lines)).encode())
    assert len(book.cards) == 100_000 and time.process_time() - start < 10
    with pytest.raises(TransferError, match="more than 100,000 people"):
        linkedin.read((HEAD + "".join(lines) + "A,B,x,,,,\n").encode())


def test_a_card_there_twice_comes_once_and_its_key_stays():
    book = linkedin.read((HEAD + PRIYA + PRIYA).encode())
    assert len(book.cards) == 1
    assert linkedin.read((HEAD + PRIYA.replace("Lead", "CTO")).encode()).cards[0].id == book.cards[0].id


def test_cards_of_every_version_and_a_broken_one_between():
    book = vcard.read((V3 + BROKEN + V2 + V4).encode())
    assert [card.name for card in book.cards] == ["Priya Nair", "Jörg Müller", "Tom"] and book.unread == 1
    priya, _, tom = book.cards
    assert (priya.organisation, priya.mail, priya.phone) == ("Acme Ltd", "priya@x.example", "+49 151 0")
    assert (tom.phone, tom.link) == ("+1-2", "https://tom.example")


def test_nothing_is_written_to_the_terminal(capfd):
    vcard.read((BROKEN + V3.replace("ORG:", "ORG")).encode())
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("content", [b"", b"BEGIN:VCARD\nFN:x\n", b"First Name,Last Name\n"])
def test_no_vcard_is_named(content):
    with pytest.raises(TransferError, match="no vCard file"):
        vcard.read(content)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80), st.binary(max_size=80))
def test_whatever_is_in_a_file_it_ends_in_cards_or_one_sentence(text, raw):
    for read in (linkedin.read, vcard.read):
        for content in (raw, (HEAD + text).encode(), f"BEGIN:VCARD\nFN:{text}\nEND:VCARD\n".encode()):
            try:
                book = read(content)
            except TransferError as error:
                assert str(error).endswith((".", "“Last Name”."))
            else:
                assert all(card.name == " ".join(card.name.split()) and card.name for card in book.cards)
