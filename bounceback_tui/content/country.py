"""Which country a locale name speaks of; pure, and no look at the environment."""

import re

_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-](?P<country>[A-Za-z]{2})(?:[.@].*)?")


def country_of(locale_name: str | None) -> str | None:
    """Read the country out of a locale name.

    Args:
        locale_name: such as "en_NZ.UTF-8", "sr-Latn-RS" or "de_AT@euro", as the environment gives it.

    Returns:
        The ISO 3166 alpha-2 code in capitals, or ``None`` if the name says no country ("C", "POSIX", "en").
    """
    match = _LOCALE.fullmatch(locale_name or "")
    return match["country"].upper() if match else None
