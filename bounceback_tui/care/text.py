"""Whom to call, as plain text, and which country that is for; reads content files only, never the database."""

from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import fill

from bounceback_tui.config import Preferences
from bounceback_tui.content.country import country_of
from bounceback_tui.content.loader import ContentError, Country, CrisisLine, Fallback, countries, fallback

PROMISE = "This is a self-help tool, not treatment. It watches nobody and sends nothing."
ELSEWHERE = "ZZ"
"""The code that ISO 3166 leaves to users; kept as the country of somebody whose country has no line here."""
SPARE_FALLBACK = Fallback(
    "findahelpline.com",
    "lists free helplines, country by country",
    "If your life or somebody else's is in danger, call the local emergency number.",
)
WIDTH = 78
_ALSO_CALLED = {"UK": "GB"}
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def country_here(preferences: Preferences, environ: Mapping[str, str]) -> str | None:
    """Return the code of the country that was chosen, or else the one the locale names, or None.

    Args:
        preferences: the person's.
        environ: the process's environment.
    """
    if preferences.country is not None:
        return preferences.country
    return next(filter(None, (country_of(environ.get(name)) for name in _LOCALES)), None)


def code_of(typed: str) -> str:
    """Return the code of a country that was typed as a code ("nz", "UK") or by name ("New Zealand").

    What is no country that is known here is returned in capitals, as it is.
    """
    wanted = " ".join(typed.split())
    named = {country.name.casefold(): country.code for country in _countries().values()}
    code = wanted.upper()
    return named.get(wanted.casefold()) or _ALSO_CALLED.get(code, code)


def source_of(line: CrisisLine) -> str:
    """Say how far a line's number can be trusted."""
    if line.checked_on is None:
        return "please check: written down from memory"
    if line.source_year is not None:
        return f"from a {line.source_year} data set"
    try:
        day = date.fromisoformat(line.checked_on)
    except ValueError:  # only a year
        return f"checked in {line.checked_on}"
    return f"checked on {day.day} {day:%B %Y}"


def lines_text(country_code: str | None) -> str:
    """Return the lines of a country; it always says something, even when the content files are broken.

    Args:
        country_code: ISO 3166 alpha-2 in capitals, or anything else for a country that is not known.

    Returns:
        The text, ending in a newline.
    """
    known = _countries()
    country = known.get(country_code or "")
    other = _fallback()
    blocks = [_numbers(country, other)] if country else [_unknown(country_code, known, other)]
    blocks.append(
        f"{'Other lines' if country and country.lines else 'Somebody to talk to'}: {other.site} {other.about}."
    )
    blocks.append(PROMISE)
    return "\n\n".join(blocks) + "\n"


def _numbers(country: Country, other: Fallback) -> str:
    lines = [country.name]
    if country.emergency is None:
        lines += [other.emergency]
    else:
        lines += [f"  {country.emergency}  if your life or somebody else's is in danger"]
    for line in country.lines:
        lines += ["", f"  {line.number}  {' · '.join(_known(line))}", f"    {source_of(line)}"]
    return "\n".join(lines)


def _known(line: CrisisLine) -> Iterator[str]:
    yield line.name
    yield from filter(None, (line.how, line.hours, line.languages))


def _unknown(code: str | None, known: Mapping[str, Country], other: Fallback) -> str:
    lines = [other.emergency]
    if not known:
        lines.append("The numbers could not be read from the program's files.")
        return "\n".join(lines)
    if code is None:
        lines.append("Which country you are in is not known; say it with --country.")
    elif code != ELSEWHERE:
        lines.append("Numbers for that country are not in here yet.")
    have = ", ".join(f"{country.name} ({country.code})" for country in known.values() if country.lines)
    emergency = ", ".join(f"{country.name} ({country.code})" for country in known.values() if not country.lines)
    lines.append("\n" + fill(f"There are lines for {have}.", WIDTH))
    if emergency:
        lines.append(fill(f"Only the emergency number is known for {emergency}.", WIDTH))
    return "\n".join(lines)


def _countries() -> Mapping[str, Country]:
    try:
        return countries()
    except ContentError:
        return {}


def _fallback() -> Fallback:
    try:
        return fallback()
    except ContentError:
        return SPARE_FALLBACK
