"""Letters on their way out: composed, as a mailto link, as an .eml file. Knows no stage and sends nothing."""

import os
import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote

from bounceback_tui.content.letters import Language, Template
from bounceback_tui.store import files

if TYPE_CHECKING:
    from email.header import Header

OPEN, CLOSE = "⟦", "⟧"
"""What stands around words that are still missing."""
_MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}\n]{{1,80}}){CLOSE}")
_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Directions of characters that make what follows look otherwise than it is."""
LONGEST_LINK = 8_000
"""Characters of a mailto link that mail programs still take."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to leave: plain text with any line ends; the sender may be unknown."""

    recipient: str
    address: str
    subject: str
    text: str
    sender: str = ""


def compose(template: Template, language: Language, facts: Mapping[str, str | date | None]) -> tuple[str, str]:
    """Fill in a letter; what is not known is marked, never invented.

    Args:
        template: subject and body.
        language: where its words for days and for what is missing come from.
        facts: by field; empty and None are not known. A date is written as the language writes days.

    Returns:
        Subject and text.
    """
    known = {
        name: (_day(value, language) if isinstance(value, date) else " ".join(str(value or "").split()))
        for name, value in facts.items()
    }
    words = {name: known.get(name) or f"{OPEN}{missing}{CLOSE}" for name, missing in language.missing.items()}
    return _filled(template.subject, words), _filled(template.body, words)


def _filled(text: str, words: Mapping[str, str]) -> str:
    parts = Formatter().parse(text)  # not str.format, which would look into what was filled in
    return "".join(plain + (words[name] if name is not None else "") for plain, name, _, _ in parts)


def _day(day: date, language: Language) -> str:
    return language.day.format(day=day.day, month=language.months[day.month - 1])


def missing_in(*texts: str) -> list[str]:
    """Return what is still marked as missing, each once, in order."""
    return list(dict.fromkeys(words for text in texts for words in _MARK.findall(text)))


def mailto(letter: Letter) -> str:
    """Return the link that opens a mail program with the letter (RFC 6068).

    Everything but unreserved characters is percent-encoded as UTF-8, and lines end in CRLF, so that nothing in a
    name, an address or a text can add a header or another recipient.
    """
    lines = "\r\n".join(letter.text.splitlines())
    return (
        f"mailto:{quote(header(letter.address), safe='@')}"
        f"?subject={quote(header(letter.subject), safe='')}&body={quote(lines, safe='')}"
    )


def eml(letter: Letter, now: datetime) -> bytes:
    """Return the letter as a mail file (RFC 5322): UTF-8, quoted-printable, CRLF at every line's end.

    Args:
        letter: an address that is not known leaves its header out; mail programs then ask for it.
        now: the present moment, aware, for the Date header.

    Returns:
        The file's bytes, marked as not yet sent (``X-Unsent``), so that mail programs open it for editing.
    """
    from email.charset import QP, Charset
    from email.mime.nonmultipart import MIMENonMultipart
    from email.policy import compat32
    from email.utils import format_datetime, make_msgid

    # The older policy: the newer one loses a blank where it folds a line between two words that are not ASCII.
    message = MIMENonMultipart("text", "plain", charset="utf-8", policy=compat32.clone(linesep="\r\n"))
    if letter.sender:
        message["From"] = header(letter.sender)
    if letter.address:
        message["To"] = _named(header(letter.recipient), header(letter.address))
    message["Subject"] = _words(header(letter.subject), "Subject")  # type: ignore[assignment]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain="bounceback.invalid")
    message["X-Unsent"] = "1"
    charset = Charset("utf-8")
    charset.body_encoding = QP
    text = "\n".join(letter.text.splitlines()) + "\n"
    message.set_payload(text.encode("utf-8", "replace").decode(), charset)
    return message.as_bytes()


def _plain(text: str) -> bool:
    """Whether a header can hold a text as it is: plain ASCII, and nothing a reader takes for an encoded word."""
    return text.isascii() and "=?" not in text


def _words(text: str, name: str) -> "Header":
    """Return a header's text as encoded words (RFC 2047) where it is not plain ASCII, folded at 76 characters."""
    from email.header import Header

    return Header(text, "us-ascii" if _plain(text) else "utf-8", header_name=name, maxlinelen=76)


def _named(name: str, address: str) -> str:
    """Return a mail address with the name before it, quoted or encoded as need be."""
    from email.utils import formataddr

    return formataddr((name, address)) if _plain(name) else f"{_words(name, 'To').encode()} <{address}>"


def header(text: str) -> str:
    """Return a text that is safe in a header: one line, no control characters, nothing that turns the direction.

    What joins letters and emoji (ZWJ, ZWNJ) stays.
    """
    return " ".join("".join(" " if _is_control(one) else one for one in text).split())


def _is_control(one: str) -> bool:
    return unicodedata.category(one) in ("Cc", "Cs", "Cn") or unicodedata.bidirectional(one) in _TURNS


def usual_folder() -> str:
    """Return where a letter is saved if nothing else is said: the documents' folder, or else the home folder."""
    return "~/Documents" if Path("~/Documents").expanduser().is_dir() else "~"


def file_name(*parts: str) -> str:
    """Return a plain file name made of words, without its ending: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "letter"


def save_file(folder: str, name: str, content: bytes, ending: str = ".eml") -> Path:
    """Write a new file that only its owner can read, and never over another one.

    Args:
        folder: an existing folder; ``~`` is the home folder.
        name: without ending; a number is added while there is such a file.
        content: what goes into it.
        ending: of the file's name.

    Returns:
        Where it is.

    Raises:
        OSError: it could not be written; nothing is left of it.
    """
    place = Path(folder).expanduser().absolute()
    for number in range(1, 1_000):
        path = place / f"{name}{f'-{number}' if number > 1 else ''}{ending}"
        try:
            descriptor = files.private_file(path)
        except FileExistsError:
            continue
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
    raise FileExistsError(17, "there are too many files of that name")


def can_open_links(environ: Mapping[str, str]) -> bool:
    """Whether there is a desktop that could open a mail program: without one, a browser in text would take over.

    Args:
        environ: the process's environment.
    """
    return sys.platform in ("darwin", "win32") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
