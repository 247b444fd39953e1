"""Which country a locale name speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.content.country import country_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en_NZ.UTF-8", "NZ"),
        ("en_NZ", "NZ"),
        ("en-gb", "GB"),
        ("de_AT@euro", "AT"),
        ("ca_ES.UTF-8@valencia", "ES"),
        ("sr-Latn-RS", "RS"),
        ("fil_PH", "PH"),
        (None, None),
        ("", None),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("en_US_POSIX", None),
        ("UTF-8", None),
        ("en", None),
        ("es_419", None),
        ("English_New Zealand.1252", None),
    ],
)
def test_known_names(name: str | None, code: str | None) -> None:
    assert country_of(name) == code


@given(st.text())
def test_any_text_gives_two_capitals_or_nothing(name: str) -> None:
    code = country_of(name)
    assert code is None or (len(code) == 2 and code.isascii() and code.isupper())


@given(st.from_regex(r"[a-z]{2}", fullmatch=True), st.from_regex(r"[A-Z]{2}", fullmatch=True), st.text("-UTF8."))
def test_the_encoding_does_not_matter(language: str, country: str, encoding: str) -> None:
    assert country_of(f"{language}_{country}.{encoding}") == country
